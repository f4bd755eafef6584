using Redbook.Coding.CdText;
using Redbook.Coding.Subcode;
using Redbook.Discs;

namespace Snippets;

internal static class SubChannel
{
    public static void Show(DiscLayout layout, CdTextDisc text)
    {
        var generator = new SubcodeGenerator(layout);      // P and Q of any sector of the disc, in any order
        byte[] q = new byte[QFrame.Size];
        generator.WriteQ(new Lba(75), q);                  // what a player reads one second into the first track

        var decoder = new SubcodeDecoder();                // and back: frames in, table of contents and findings out
        decoder.Feed(new Lba(75), q);
        DecodedSubcode disc = decoder.Decode();

        byte[] packs = CdTextEncoder.Encode(text).Packs;   // Unicode in; what a character set lacks is named, never garbled
        CdTextDecoding read = CdTextDecoder.Decode(packs);

        QFrame frame = new(q);
        Console.WriteLine($"track {frame.Track}, index {frame.Index}, checksum right: {frame.IsCrcValid}");
        Console.WriteLine($"{disc.Sessions.Count} sessions seen; CD-TEXT has {read.Disc.Blocks.Count} block, {read.Findings.Count} findings");
    }
}

using Redbook.Coding.Subcode;
using Redbook.Discs;

namespace Snippets;

internal static class SubChannel
{
    public static void Show()
    {
        SubcodeGenerator generator = new(Sheets.OneTrack());
        byte[] q = new byte[QFrame.Size];
        generator.WriteQ(new Lba(75), q);                  // what a player reads one second into the first track

        QFrame frame = new(q);
        Console.WriteLine($"track {frame.Track}, index {frame.Index}, checksum right: {frame.IsCrcValid}");
    }
}

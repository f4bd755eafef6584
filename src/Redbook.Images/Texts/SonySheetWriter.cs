using System.Text;
using Redbook.Coding.CdText;
using Redbook.Images.Formats;

namespace Redbook.Images.Texts;

/// <summary>Writes Sony's text sheets.</summary>
internal static class SonySheetWriter
{
    private const int SpecifierChars = 19;

    /// <summary>A sheet of all blocks.</summary>
    public static byte[] Write(CdTextDisc text)
    {
        var sheet = new List<byte>();
        foreach (CdTextBlock block in text.Blocks)
        {
            Block(block, sheet);
        }

        return [.. sheet];
    }

    private static void Block(CdTextBlock block, List<byte> sheet)
    {
        Encoding encoding = block.CharacterSet == CdTextCharacterSet.MsJis ? TextEncodings.ShiftJis : Encoding.Latin1;
        Line("Input Sheet Version", "0.7T");
        Line("Text Code", block.CharacterSet switch
        {
            CdTextCharacterSet.Latin1 => "8859",
            CdTextCharacterSet.Ascii => "ASCII",
            CdTextCharacterSet.MsJis => "MS-JIS",
            _ => $"0x{(int)block.CharacterSet:X2}",
        });
        Line("Language Code", SonyWords.Of(block.Language));
        foreach ((string specifier, CdTextPackType type) in SonyWords.Album)
        {
            Line(specifier, block.Album[type]);
        }

        Line("Catalog Number", block.DiscId);
        if (block.Genre is { } genre)
        {
            Line("Genre Code", $"0x{(int)genre.Code:X4}");
            Line("Genre Information", genre.Text);
        }

        Line("Text Data Copy Protection", block.Copyright switch { 0 => "OFF", 3 => "ON", var other => $"0x{other:X2}" });
        Line("First Track Number", $"{block.FirstTrack}");
        Line("Last Track Number", $"{block.LastTrack}");
        for (int i = 0; i < block.Tracks.Count; i++)
        {
            string number = $"{block.FirstTrack + i:D2}";
            foreach ((string word, CdTextPackType type) in SonyWords.Track)
            {
                Line($"Track {number} {word}", block.Tracks[i][type]);
            }

            Line($"ISRC {number}", block.Tracks[i].Code);
            Line($"Track {number} 0x8d", block.Tracks[i].ClosedInformation);
        }

        void Line(string specifier, string? content)
        {
            if (!string.IsNullOrEmpty(content))
            {
                string plain = string.Concat(content.Select(static character => char.IsControl(character) ? ' ' : character));
                sheet.AddRange(encoding.GetBytes($"{specifier.PadRight(SpecifierChars)} = {plain}\n"));
            }
        }
    }
}

using System.Globalization;
using System.Text;

namespace Redbook.Images.Tests.Fuzz;

/// <summary>Changes sheets at random, by their lines and words and by what they are made of; now and then by bytes.</summary>
internal static class TextChanges
{
    private static readonly string[] s_words = ["", "0", "1", "99", "100", "-1", "4294967296", "9223372036854775807", "é", "\u0000", "\t", "\"", "00:00:00", "x:y:z"];

    /// <summary>A sheet that is a little different.</summary>
    public static byte[] Change(byte[] right, string[] words, Random random)
    {
        List<string> lines = [.. Encoding.UTF8.GetString(right).Split('\n')];
        for (int changes = random.Next(1, 6); changes > 0; changes--)
        {
            Change(lines, words, random);
        }

        byte[] bytes = Encode(string.Join(random.Next(8) == 0 ? "\r\n" : "\n", lines), random);
        for (int flips = random.Next(3) == 0 ? random.Next(1, 8) : 0; flips > 0 && bytes.Length > 0; flips--)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return random.Next(20) == 0 ? bytes[..random.Next(bytes.Length + 1)] : bytes;
    }

    private static void Change(List<string> lines, string[] own, Random random)
    {
        int at = random.Next(lines.Count);
        switch (random.Next(10))
        {
            case 0:
                lines.Insert(at, lines[random.Next(lines.Count)]);
                break;
            case 1 when lines.Count > 1:
                lines.RemoveAt(at);
                break;
            case 2:
                lines[at] = $"{lines[at]} {Word(own, random)}";
                break;
            case 3:
                lines.Insert(at, Word(own, random));
                break;
            case 4:
                string[] words = lines[at].Split(' ');
                words[random.Next(words.Length)] = Word(own, random);
                lines[at] = string.Join(' ', words);
                break;
            case 5:
                (lines[at], lines[^1]) = (lines[^1], lines[at]);
                break;
            case 6:
                lines.InsertRange(at, lines.Skip(random.Next(lines.Count)).Take(4).ToArray());
                break;
            case 7 or 8:
                lines[at] = string.Concat(lines[at].Select(
                    character => char.IsAsciiDigit(character) && random.Next(3) == 0 ? random.Next(10).ToString(CultureInfo.InvariantCulture)[0] : character));
                break;
            default:
                lines[at] = random.Next(10) == 0 ? new string('x', random.Next(2000)) + lines[at] : lines[at].Insert(random.Next(lines[at].Length + 1), Word(own, random));
                break;
        }
    }

    private static string Word(string[] own, Random random) => random.Next(3) == 0 ? s_words[random.Next(s_words.Length)] : own[random.Next(own.Length)];

    private static byte[] Encode(string text, Random random) => random.Next(30) switch
    {
        0 => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)],
        1 => Encoding.BigEndianUnicode.GetBytes(text),
        2 => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)],
        3 => Encoding.Latin1.GetBytes(text),
        _ => Encoding.UTF8.GetBytes(text),
    };
}

using System.Text;

namespace Redbook.Images.Tests.Fuzz;

/// <summary>Changes bytes at random, where it hurts.</summary>
internal static class ByteChanges
{
    /// <summary>Numbers become other numbers, fields trade places, bytes change, stretches vanish or come twice.</summary>
    public static byte[] Change(byte[] right, Random random)
    {
        byte[] file = [.. right];
        for (int i = random.Next(4); i >= 0 && file.Length > 0; i--)
        {
            int at = random.Next(file.Length);
            switch (random.Next(9))
            {
                case 0:
                    file[at] = (byte)random.Next(256);
                    break;
                case 1:
                    file[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    file = file[..at];
                    break;
                case 3:
                    file = [.. file.AsSpan(0, at), .. file.AsSpan(at, random.Next(file.Length - at)), .. file.AsSpan(at)];
                    break;
                case 4:
                    file = [.. file.AsSpan(0, at), .. file.AsSpan(Math.Min(file.Length, at + random.Next(1, 70)))];
                    break;
                case 5:
                    file.AsSpan(at, Math.Min(4, file.Length - at)).Fill(random.Next(3) switch { 0 => 0xFF, 1 => 0x7F, _ => 0 });
                    break;
                case 6:
                    // Two packets or lines trade places.
                    int size = random.Next(3) switch { 0 => 64, 1 => 128, _ => 18 };
                    int first = at / size * size, second = random.Next(file.Length) / size * size;
                    if (Math.Max(first, second) + size <= file.Length && Math.Abs(first - second) >= size)
                    {
                        byte[] kept = file.AsSpan(first, size).ToArray();
                        file.AsSpan(second, size).CopyTo(file.AsSpan(first));
                        kept.CopyTo(file.AsSpan(second));
                    }

                    break;
                default:
                    ReplaceNumber(ref file, at, random);
                    break;
            }
        }

        return file;
    }

    private static void ReplaceNumber(ref byte[] file, int at, Random random)
    {
        int start = file.AsSpan(at).IndexOfAnyInRange((byte)'0', (byte)'9');
        if (start < 0)
        {
            return;
        }

        start += at;
        int end = start;
        while (end < file.Length && char.IsAsciiDigit((char)file[end]))
        {
            end++;
        }

        string number = random.Next(7) switch
        {
            0 => "0",
            1 => "-1",
            2 => "99",
            3 => "2147483647",
            4 => "99999999999999999999",
            5 => random.Next(100).ToString(),
            _ => random.Next(500_000).ToString(),
        };

        // In fixed fields the length stays, in texts it may change.
        bool isFixed = random.Next(2) == 0;
        byte[] digits = Encoding.ASCII.GetBytes(isFixed ? number.PadLeft(end - start, '0')[^(end - start)..] : number);
        file = [.. file.AsSpan(0, start), .. digits, .. file.AsSpan(end)];
    }
}

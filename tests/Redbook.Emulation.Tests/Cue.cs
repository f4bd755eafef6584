using System.Text;
using Redbook.Discs;

namespace Redbook.Emulation.Tests;

/// <summary>A cue sheet, entry by entry.</summary>
internal sealed class Cue
{
    private readonly List<byte> _bytes = [];

    public byte[] Bytes => [.. _bytes];

    public Cue LeadIn(byte form = 0x01, Lba? start = null)
    {
        Msf time = start?.ToAbsoluteMsf() ?? default;
        return Add(0x01, 0x00, 0x00, form, 0, time.Minute, time.Second, time.Frame);
    }

    public Cue Mcn(string digits)
    {
        Add([0x02, .. Encoding.ASCII.GetBytes(digits[..7])]);
        return Add([0x02, .. Encoding.ASCII.GetBytes(digits[7..]), 0]);
    }

    public Cue Isrc(int track, string code, Control control = Control.None)
    {
        byte first = (byte)(((byte)control << 4) | 3);
        Add([first, (byte)track, .. Encoding.ASCII.GetBytes(code[..6])]);
        return Add([first, (byte)track, .. Encoding.ASCII.GetBytes(code[6..])]);
    }

    public Cue Index(int track, int index, int lba, byte form = 0x00, Control control = Control.None, bool isCopy = false)
    {
        Msf time = new Lba(lba).ToAbsoluteMsf();
        return Add((byte)(((byte)control << 4) | 1), (byte)track, (byte)index, form, (byte)(isCopy ? 0x80 : 0), time.Minute, time.Second, time.Frame);
    }

    public Cue LeadOut(int lba, byte form = 0x01, Control control = Control.None) => Index(0xAA, 1, lba, form, control);

    public Cue Add(params byte[] entry)
    {
        _bytes.AddRange(entry);
        return this;
    }

    /// <summary>Audio tracks without gaps, from LBA 0 on.</summary>
    public static byte[] Gapless(params int[] starts)
    {
        Cue cue = new Cue().LeadIn().Index(1, 0, -150);
        for (int i = 0; i < starts.Length - 1; i++)
        {
            cue.Index(i + 1, 1, starts[i]);
        }

        return cue.LeadOut(starts[^1]).Bytes;
    }
}

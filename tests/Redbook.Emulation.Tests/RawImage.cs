using Redbook.Coding.CdText;
using Redbook.Coding.Sectors;
using Redbook.Coding.Subcode;
using Redbook.Discs;

namespace Redbook.Emulation.Tests;

/// <summary>A raw image of a disc: every sector from the start of the lead-in on, main channel and 96 raw bytes.</summary>
internal sealed class RawImage
{
    public const int LeadInStart = -11_077;

    private readonly Dictionary<int, byte[]> _altered = [];
    private readonly SubcodeGenerator _subcode;
    private readonly CdTextLeadIn _text;
    private readonly int _seed;

    public RawImage(DiscLayout layout, int seed, byte[]? text = null, SubcodeOptions? options = null, int leadInStart = LeadInStart)
    {
        Layout = layout;
        Start = leadInStart;
        _seed = seed;
        _subcode = new SubcodeGenerator(layout, (options ?? new SubcodeOptions()) with { LeadInStart = new Lba(leadInStart) });
        _text = new CdTextLeadIn(text ?? []);
    }

    public DiscLayout Layout { get; }

    public int Start { get; }

    public int LeadOut => Layout.Sessions[^1].LeadOut.Value;

    public int End => LeadOut + RedBookLimits.FirstLeadOutSectors;

    /// <summary>Puts other sub-code in the place of a sector's own.</summary>
    public void AlterQ(int address, Action<byte[]> change, bool isSealed = true)
    {
        byte[] q = new byte[QFrame.Size];
        _subcode.WriteQ(new Lba(address), q);
        change(q);
        if (isSealed)
        {
            QCrc.Seal(q);
        }

        _altered[address] = q;
    }

    public void WriteSubChannel(int address, Span<byte> raw)
    {
        raw.Clear();
        if (address < -150)
        {
            _text.Write(address - Start, raw);
        }

        if (_altered.TryGetValue(address, out byte[]? q))
        {
            SubcodeBits.InsertPq(q, _subcode.GetP(new Lba(address)), raw);
        }
        else
        {
            _subcode.WriteRaw(new Lba(address), raw);
        }
    }

    /// <summary>The main channel as it is read back: sound from −150 to the lead-out, data sectors not scrambled.</summary>
    public void WriteMain(int address, Span<byte> main)
    {
        main.Clear();
        if (address < -150 || address >= LeadOut)
        {
            return;
        }

        TrackMode mode = TrackMode.Audio;
        foreach (TrackLayout track in Layout.Tracks)
        {
            mode = address >= Math.Min(track.PregapStart.Value, track.Number == 1 ? -150 : int.MaxValue) ? track.Mode : mode;
        }

        new Random((_seed * 1_000_003) ^ address).NextBytes(main);
        if (mode != TrackMode.Audio)
        {
            byte[] user = main[..DataSector.UserSize].ToArray();
            DataSector.BuildMode1(new Lba(address), user, main);
        }
    }

    /// <summary>The blocks of some sectors as they are sent: 2352 bytes and 96, or 16.</summary>
    public byte[] Blocks(int start, int count, int subBytes = 96)
    {
        byte[] blocks = new byte[count * (CdSector.AudioBytes + subBytes)];
        byte[] raw = new byte[CdSector.SubchannelBytes];
        for (int i = 0; i < count; i++)
        {
            Span<byte> block = blocks.AsSpan(i * (CdSector.AudioBytes + subBytes), CdSector.AudioBytes + subBytes);
            Span<byte> main = block[..CdSector.AudioBytes];
            WriteMain(start + i, main);
            if (main[..DataSector.SyncSize].SequenceEqual(DataSector.Sync))
            {
                Scrambler.Apply(main);
            }

            WriteSubChannel(start + i, raw);
            if (subBytes == 16)
            {
                SubcodeBits.ToPq16(raw, block[CdSector.AudioBytes..]);
            }
            else
            {
                raw.CopyTo(block[CdSector.AudioBytes..]);
            }
        }

        return blocks;
    }
}

using Redbook.Discs;
using Redbook.Recording.Mastering;
using Redbook.Recording.Writing;

namespace Redbook.Recording.AtOnce;

/// <summary>Makes the sectors of a session as a drive wants them by its cue sheet: the text of the lead-in, then the program
/// without P and Q.</summary>
internal sealed class SessionReader : SourceReader
{
    private const int GraphicsSectors = RawImageStream.BlockSectors;
    private readonly MasterPlan _plan;
    private readonly MainChannel _main;
    private readonly RwChannel? _graphics;

    public SessionReader(SourceRing ring, MasterPlan plan, string target)
        : base(ring, target)
    {
        (_plan, _main) = (plan, new MainChannel(plan));
        _graphics = plan.HasGraphics ? new RwChannel(plan, RawImageForm.Raw) : null;
    }

    /// <summary>The first sector that the host sends.</summary>
    public static Lba StartOf(MasterPlan plan) => plan.CdText is null ? plan.ProgramStart : plan.LeadInStart;

    protected override RecordingException? Pump()
    {
        for (int at = StartOf(_plan).Value; at < _plan.LeadOut.Value && Ring.TryBeginFill(out Span<byte> slot);)
        {
            int sectorBytes = SectorBytesAt(at);
            int count = Math.Min(slot.Length / sectorBytes, RunEnd(at) - at);
            slot = slot[..(count * sectorBytes)];
            if (at < _plan.ProgramStart.Value)
            {
                WriteText(at, slot);
            }
            else
            {
                WriteProgram(at, slot, sectorBytes);
            }

            Deliver(slot.Length, sectorBytes);
            at += count;
        }

        return null;
    }

    private int SectorBytesAt(int address) => address < _plan.ProgramStart.Value
        ? CdSector.SubchannelBytes
        : MainChannel.BlockBytes(_main.ExtentAt(address).Mode) + (_graphics is null ? 0 : CdSector.SubchannelBytes);

    // Sectors of one command have one size.
    private int RunEnd(int address)
    {
        if (address < _plan.ProgramStart.Value)
        {
            return _plan.ProgramStart.Value;
        }

        int size = SectorBytesAt(address), end = address;
        while (end < _plan.LeadOut.Value && SectorBytesAt(end) == size)
        {
            end = _main.ExtentAt(end).End;
        }

        return Math.Min(end, _plan.LeadOut.Value);
    }

    private void WriteText(int address, Span<byte> sectors)
    {
        sectors.Clear();
        for (int i = 0; i < sectors.Length; i += CdSector.SubchannelBytes, address++)
        {
            _plan.CdText!.Write(address - _plan.LeadInStart.Value, sectors[i..]);
        }
    }

    private void WriteProgram(int address, Span<byte> sectors, int sectorBytes)
    {
        _main.WriteBlocks(address, sectors, sectorBytes);
        int piece = GraphicsSectors * sectorBytes;
        for (int i = 0; _graphics is not null && i < sectors.Length; i += piece, address += GraphicsSectors)
        {
            _graphics.Write(address, sectors.Slice(i, Math.Min(piece, sectors.Length - i)));
        }
    }
}

using System.Buffers.Binary;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;

namespace Redbook.Recording.Tests.Erasing;

/// <summary>Answers BLANK, and what follows it, in place of the drive.</summary>
internal sealed class BlankingScript
{
    public static readonly SenseData LongOperation = new(SenseKey.NotReady, 0x04, 0x07);
    public static readonly SenseData InvalidField = new(SenseKey.IllegalRequest, 0x24, 0x00);
    private int _polls;

    /// <summary>How often TEST UNIT READY says "later".</summary>
    public int BusyPolls { get; init; } = 4;

    /// <summary>What "later" is called.</summary>
    public SenseData Busy { get; init; } = LongOperation;

    /// <summary>Whether BLANK may be told to answer at once.</summary>
    public bool TakesImmediate { get; init; } = true;

    /// <summary>Whether TEST UNIT READY tells how far it is; else only REQUEST SENSE does.</summary>
    public bool TellsProgress { get; init; }

    /// <summary>Whether anything tells how far it is.</summary>
    public bool KnowsProgress { get; init; } = true;

    /// <summary>What BLANK answers instead of doing anything.</summary>
    public SenseData? Refusal { get; init; }

    /// <summary>What TEST UNIT READY answers at the end.</summary>
    public SenseData? End { get; init; }

    /// <summary>Whether the disc is blank at the end.</summary>
    public bool Works { get; init; } = true;

    /// <summary>The BLANKs that came.</summary>
    public List<Blank> Received { get; } = [];

    /// <summary>The disc was erased, or the drive says so.</summary>
    public bool IsDone { get; private set; }

    public ScsiResult? Answer(ReadOnlySpan<byte> cdb, Span<byte> data)
    {
        switch (cdb[0])
        {
            case Opcode.Blank:
                Received.Add(Blank.Parse(cdb));
                return Begin(Received[^1]);
            case Opcode.TestUnitReady when Received.Count > 0 && _polls > 0:
                _polls--;
                IsDone = _polls == 0;
                return Check(TellsProgress && KnowsProgress ? Busy with { Progress = Done() } : Busy);
            case Opcode.TestUnitReady when IsDone && End is { } end:
                return Check(end);
            case Opcode.RequestSense when Received.Count > 0:
                SenseData sense = KnowsProgress ? Busy with { Progress = Done() } : default;
                sense.WriteFixed(data);
                return new ScsiResult(ScsiStatus.Good, SenseData.FixedSize, null, default);
            case Opcode.ReadDiscInformation when IsDone && Works:
                new DiscInformation { Status = DiscStatus.Blank, IsErasable = true, FirstTrack = 1, SessionCount = 1 }.WriteTo(data);
                return new ScsiResult(ScsiStatus.Good, DiscInformation.Size, null, default);
            default:
                return null;
        }
    }

    public static ScsiResult Check(SenseData sense) => new(ScsiStatus.CheckCondition, 0, sense, default);

    private ScsiResult Begin(in Blank blank)
    {
        if (Refusal is { } refusal)
        {
            return Check(refusal);
        }

        if (blank.Immediate && !TakesImmediate)
        {
            return Check(InvalidField);
        }

        _polls = blank.Immediate ? BusyPolls : 0;
        IsDone = _polls == 0;
        return new ScsiResult(ScsiStatus.Good, 0, null, default);
    }

    private ushort Done() => (ushort)(65_535L * (BusyPolls - _polls) / BusyPolls);
}

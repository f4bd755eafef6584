using Redbook.Coding.CdText;
using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Emulation.Drive;
using Redbook.Emulation.Recorded;
using Redbook.Mmc;
using Redbook.Mmc.CueSheets;
using Redbook.Mmc.ModePages;

namespace Redbook.Emulation.Writing;

/// <summary>Session at once: a cue sheet lays the session out, then every WRITE goes on where the last one ended. The
/// session is finished when the sector before the lead-out has been written.</summary>
/// <remarks>What the host writes by form 41h goes into the lead-in, from its very start up to the program area. Sectors whose
/// form has no data are the drive's, which makes them at the end, a part with each command. Nothing but the end of the program ends a session well: new write parameters, or
/// the disc leaving the drive, leave it broken off.</remarks>
internal sealed class SessionAtOnceMode(DriveState drive) : WriteMode(drive)
{
    /// <summary>The most that is made within one command; a command that comes before all is made is told to come again.</summary>
    internal const int MostMadeSectors = 1024;

    private readonly SegmentWriter _writer = new();
    private SessionSheet? _sheet;
    private DiscContents? _target;
    private CdTextCollector? _text;
    private Lba _position;
    private Lba _made;
    private int _segment;
    private bool _isBegun;
    private bool _isMaking;

    public override WriteType Type => WriteType.SessionAtOnce;

    // The forms of the cue sheet decide; what is taken here is what they offer.
    public override ushort DataBlockTypes => (1 << (int)DataBlockType.Raw) | (1 << (int)DataBlockType.RawPackedRw)
        | (1 << (int)DataBlockType.RawPw) | (0x3F << (int)DataBlockType.Mode1);

    public override Lba? NextWritable => _sheet is null ? DiscGeometry.NextSessionPregap(Drive.Target.State)
        : _isBegun ? _position
        : FirstFromHost(_sheet, _sheet.Start);

    public override int? BlockBytes => _sheet is null ? null
        : _position < _sheet.Start ? CdSector.SubchannelBytes
        : SegmentAt(_sheet, _position)?.Form.BlockBytes;

    /// <summary>Takes the layout of the session to come.</summary>
    public SenseData? TakeCueSheet(ReadOnlySpan<byte> bytes)
    {
        if (_isBegun && _target == Drive.Target)
        {
            return Sense.CommandSequence;
        }

        Forget();
        if (Drive.IsWriteProtected)
        {
            return Sense.WriteProtected;
        }

        DiscContents disc = Drive.Target;
        if (disc.NextTrackStart is null)
        {
            return Sense.IncompatibleMedium;
        }

        if (DiscGeometry.NextSessionPregap(disc.State) is not { } start)
        {
            return Sense.CommandSequence;
        }

        var rules = new CueSheetRules(
            start, DiscGeometry.NextLeadIn(disc.State), disc.State.LastTrack is null ? null : disc.State.NextTrackNumber, Drive.Profile);
        if (bytes.Length > Drive.Profile.MaxCueSheetBytes || CueSheetParser.Parse(bytes, rules) is not { } sheet)
        {
            return Sense.InvalidParameter;
        }

        if (sheet.LeadOut.Value > disc.State.Medium.DataLimit)
        {
            return Sense.EndOfUserArea;
        }

        _sheet = sheet;
        _text = sheet.HasTextLeadIn ? new CdTextCollector() : null;
        _position = sheet.HasTextLeadIn ? rules.LeadInStart : FirstFromHost(sheet, sheet.Start);
        return null;
    }

    public override SenseData? Write(Lba start, ReadOnlySpan<byte> blocks)
    {
        if (Drive.IsWriteProtected)
        {
            return Sense.WriteProtected;
        }

        if (_sheet is not { } sheet || (_target is not null && _target != Drive.Target))
        {
            return Sense.CommandSequence;
        }

        int blockBytes = BlockBytes ?? 0;
        Lba end = start + (blockBytes == 0 ? 0 : blocks.Length / blockBytes);
        if (start != _position || !IsUniform(sheet, start, end, blockBytes))
        {
            return Sense.InvalidWriteAddress;
        }

        if (blocks.IsEmpty)
        {
            return null;
        }

        if (!_isBegun && Begin() is { } refusal)
        {
            return refusal;
        }

        if (start < sheet.Start)
        {
            for (; !blocks.IsEmpty; blocks = blocks[blockBytes..])
            {
                _text!.Feed(blocks);
            }

            _position = end == sheet.Start ? FirstFromHost(sheet, end) : end;
        }
        else
        {
            WriteProgram(sheet, start, blocks);
            _position = FirstFromHost(sheet, end);
        }

        Advance(sheet);
        return null;
    }

    public override SenseData? Synchronize()
    {
        // A session that is under way goes on after a flush; one whose end failed is tried again.
        if (_sheet is { } sheet && _isBegun)
        {
            Advance(sheet);
        }

        return WorkInHand;
    }

    public override SenseData? WorkInHand => _isMaking && _sheet is { } sheet
        ? Sense.LongWriteInProgress with { Progress = (ushort)(65_535L * MadeSectors(sheet, _made) / MadeSectors(sheet, sheet.LeadOut)) }
        : null;

    public override void WorkOn()
    {
        if (_isMaking && _sheet is { } sheet)
        {
            Advance(sheet);
        }
    }

    public override void Settle()
    {
        if (_isBegun)
        {
            _target!.Interrupt();
        }

        Forget();
    }

    public override void Forget()
    {
        (_sheet, _target, _text) = (null, null, null);
        (_isBegun, _isMaking, _segment, _made) = (false, false, 0, new Lba(Lba.MinValue));
        _writer.Reset();
    }

    private static CueSegment? SegmentAt(SessionSheet sheet, Lba address)
    {
        foreach (CueSegment segment in sheet.Segments)
        {
            if (address >= segment.Start && address < segment.End)
            {
                return segment;
            }
        }

        return null;
    }

    // The first sector from an address on that the host has to send something for; the lead-out when there is none.
    private static Lba FirstFromHost(SessionSheet sheet, Lba from)
    {
        foreach (CueSegment segment in sheet.Segments)
        {
            if (segment.End > from && segment.Form.BlockBytes > 0)
            {
                return segment.Start > from ? segment.Start : from;
            }
        }

        return sheet.LeadOut;
    }

    // Blocks of one command have one size.
    private static bool IsUniform(SessionSheet sheet, Lba start, Lba end, int blockBytes)
    {
        if (start < sheet.Start)
        {
            return end <= sheet.Start;
        }

        foreach (CueSegment segment in sheet.Segments)
        {
            if (segment.Start < end && segment.End > start && segment.Form.BlockBytes != blockBytes)
            {
                return false;
            }
        }

        return end <= sheet.LeadOut;
    }

    private SenseData? Begin()
    {
        if (Drive.IsLaserOff)
        {
            Drive.Simulation = Drive.Contents.Simulate();
        }
        else if (CalibrateUnasked() is { } refusal)
        {
            return refusal;
        }

        _target = Drive.Target;
        _target.BeginAtOnce(RecordingMethod.SessionAtOnce);
        _isBegun = true;
        return null;
    }

    private void WriteProgram(SessionSheet sheet, Lba start, ReadOnlySpan<byte> blocks)
    {
        foreach (CueSegment segment in sheet.Segments)
        {
            if (segment.End <= start || blocks.IsEmpty)
            {
                continue;
            }

            CueDataForm form = segment.Form;
            int count = Math.Min(segment.End - start, blocks.Length / form.BlockBytes);
            ReadOnlySpan<byte> part = blocks[..(count * form.BlockBytes)];
            _writer.Write(_target!, form, start, count, part);
            start += count;
            blocks = blocks[part.Length..];
        }
    }

    // Makes the sectors that the drive has to make before the next one from the host, and the end.
    private void Advance(SessionSheet sheet)
    {
        _isMaking = false;
        if (_position != sheet.LeadOut)
        {
            return;
        }

        if (!Make(sheet))
        {
            _isMaking = true;
            return;
        }

        WriteParametersPage parameters = Drive.ModePages.WriteParameters;
        MultiSession following = parameters.MultiSession;
        _target!.FinishAtOnce(
            new RecordedSession
            {
                Number = _target.State.CurrentSessionNumber,
                Method = RecordingMethod.SessionAtOnce,
                Type = (DiscType)parameters.SessionFormat,
                SubChannel = sheet.HasSubChannel ? KeptSubChannel.RToW : KeptSubChannel.None,
                CdText = _text?.ToArray() ?? [],
                Tracks = sheet.Tracks,
                End = new SessionEnd(
                    sheet.LeadOut, following == MultiSession.NextAllowed, following == MultiSession.NoneWithPointer),
            },
            sheet.Mcn);
        int leadIn = sheet.HasTextLeadIn ? 0 : DiscGeometry.LeadInSectors(_target.State);
        Drive.Clockwork?.Owe(leadIn + MadeSectors(sheet, sheet.LeadOut) + DiscGeometry.LeadOutSectors(_target.State.Sessions.Count));
        Drive.Simulation = null;
        Drive.IsCalibrated = false;
        Forget();
    }

    // Makes a part of what the cue sheet left to the drive; true when there is nothing more to make. Silence needs no
    // keeping: what was never written is silent.
    private bool Make(SessionSheet sheet)
    {
        for (int left = MostMadeSectors; _segment < sheet.Segments.Count; _segment++)
        {
            CueSegment segment = sheet.Segments[_segment];
            if (!IsMade(segment))
            {
                continue;
            }

            Lba from = _made > segment.Start ? _made : segment.Start;
            int count = Math.Min(segment.End - from, left);
            _writer.Write(_target!, segment.Form, from, count, default);
            _made = from + count;
            left -= count;
            if (_made < segment.End)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsMade(CueSegment segment) => segment.Form.BlockBytes == 0 && segment.Form.Mode != TrackMode.Audio;

    private static int MadeSectors(SessionSheet sheet, Lba end)
    {
        int sectors = 0;
        foreach (CueSegment segment in sheet.Segments)
        {
            if (IsMade(segment) && segment.Start < end)
            {
                sectors += (segment.End < end ? segment.End : end) - segment.Start;
            }
        }

        return sectors;
    }
}

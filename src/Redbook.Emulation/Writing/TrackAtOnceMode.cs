using Redbook.Discs;
using Redbook.Emulation.Drive;
using Redbook.Emulation.Recorded;
using Redbook.Mmc;
using Redbook.Mmc.ModePages;

namespace Redbook.Emulation.Writing;

/// <summary>Track at once: the first WRITE at the next writable address opens a track, further ones follow on, and
/// SYNCHRONIZE CACHE or CLOSE TRACK ends it.</summary>
/// <remarks>
/// The pause of 150 sectors before a track, padding to 300 sectors and the two sectors of run-out are the drive's. A
/// track that SYNCHRONIZE CACHE ended goes on when the next WRITE continues it, as long as nothing else has been asked
/// of the drive: a host may flush in the middle of a track.
/// </remarks>
internal sealed class TrackAtOnceMode(DriveState drive) : WriteMode(drive)
{
    private RecordedTrack? _resumable;

    public override WriteType Type => WriteType.TrackAtOnce;

    public override ushort DataBlockTypes => (1 << (int)DataBlockType.Raw) | (0x3F << (int)DataBlockType.Mode1);

    public override Lba? NextWritable => Drive.Target.OpenTrackPosition
        ?? (Drive.Target.State.NextTrackNumber <= RedBookLimits.MaxTrackNumber ? Drive.Target.NextTrackStart : null);

    public override int? BlockBytes => TrackBlock.Bytes(Drive.ModePages.WriteParameters.DataBlockType);

    public override SenseData? Write(Lba start, ReadOnlySpan<byte> blocks)
    {
        if (Drive.IsWriteProtected)
        {
            return Sense.WriteProtected;
        }

        WriteParametersPage parameters = Drive.ModePages.WriteParameters;
        if (Drive.IsLaserOff && Drive.Simulation is null && !blocks.IsEmpty)
        {
            Drive.Simulation = Drive.Contents.Simulate();
        }

        DiscContents disc = Drive.Target;
        if (disc.NextTrackStart is null)
        {
            return Sense.IncompatibleMedium;
        }

        bool isContinued = disc.OpenTrackPosition == start || CanResume(disc, start);
        if (!isContinued && (disc.OpenTrackPosition is not null || disc.NextTrackStart != start))
        {
            return Sense.InvalidWriteAddress;
        }

        if (!isContinued && disc.State.NextTrackNumber > RedBookLimits.MaxTrackNumber)
        {
            return Sense.ProgramMemoryAreaFull;
        }

        if (start.Value + (blocks.Length / BlockBytes) > disc.State.Medium.DataLimit)
        {
            return Sense.EndOfUserArea;
        }

        if (blocks.IsEmpty)
        {
            return null;
        }

        TrackMode mode = TrackBlock.Mode(parameters.DataBlockType);
        if ((mode != TrackMode.Audio) != ((parameters.TrackMode & Control.Data) != Control.None))
        {
            return Sense.IllegalTrackMode;
        }

        if (mode == TrackMode.Audio)
        {
            return isContinued ? Continue(disc, blocks) : Begin(disc, parameters, mode, blocks);
        }

        byte[] sectors = TrackBlock.ToSectors(parameters, start, blocks);
        return isContinued ? Continue(disc, sectors) : Begin(disc, parameters, mode, sectors);
    }

    public override SenseData? Synchronize()
    {
        DiscContents disc = Drive.Target;
        if (disc.OpenTrackPosition is null)
        {
            return null;
        }

        disc.CloseTrack();
        _resumable = disc.State.LastTrack;
        return null;
    }

    public override void Settle()
    {
        Synchronize();
        _resumable = null;
    }

    public override void Forget() => _resumable = null;

    private bool CanResume(DiscContents disc, Lba start) =>
        _resumable is { } track && ReferenceEquals(track, disc.State.LastTrack) && track.DataEnd == start;

    private SenseData? Continue(DiscContents disc, ReadOnlySpan<byte> blocks)
    {
        if (disc.State.OpenTrack is null)
        {
            disc.ReopenTrack();
        }

        _resumable = null;
        disc.Append(blocks);
        return null;
    }

    private SenseData? Begin(DiscContents disc, in WriteParametersPage parameters, TrackMode mode, ReadOnlySpan<byte> blocks)
    {
        // The laser off needs no calibration.
        if (Drive.Simulation is null && CalibrateUnasked() is { } refusal)
        {
            return refusal;
        }

        _resumable = null;
        disc.BeginTrack(
            new TrackParameters(
                mode,
                parameters.TrackMode & (mode == TrackMode.Audio
                    ? Control.PreEmphasis | Control.CopyPermitted | Control.FourChannel
                    : Control.Data | Control.CopyPermitted),
                parameters.IsCopy,
                mode == TrackMode.Audio ? parameters.Isrc ?? default : default,
                parameters.Mcn),
            blocks);
        return null;
    }
}

using Redbook.Discs;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;

namespace Redbook.Recording.AtOnce;

/// <summary>The write parameters of recordings in one go, and where those begin.</summary>
internal sealed class AtOnceSetup(DriveLink link, RecorderOptions options) : DriveSetup(link, options)
{
    private const int ShortestLeadIn = Lba.PregapSectors + RedBookLimits.LaterLeadInSectors;

    /// <summary>Sets page 05h, or says that it was refused.</summary>
    public bool TrySetWriteParameters(WriteParametersPage page, bool underrunProtection, DriveReport drive)
    {
        ScsiResult result = Set(page, underrunProtection, drive);
        if (result.Sense is { Key: Mmc.SenseKey.IllegalRequest, Asc: 0x24 or 0x26 })
        {
            return false;
        }

        Link.Require(result, RecordingStep.SetWriteParameters);
        return true;
    }

    /// <summary>Sets page 05h.</summary>
    public void SetWriteParameters(WriteParametersPage page, bool underrunProtection, DriveReport drive) =>
        RequireSelected(Set(page, underrunProtection, drive));

    /// <summary>Where the lead-in of a blank disc starts: what the drive says once raw writing has been selected, else the
    /// pregroove.</summary>
    /// <returns>Null when nobody says.</returns>
    public Lba? FindLeadInStart(MediumReport medium)
    {
        // Drives have been seen that name the program area here.
        TrackInformation? next = DiscInspector.ReadTrack(
            Link, Mmc.Commands.ReadTrackInformation.InvisibleTrack, RecordingStep.ReadNextWritable);
        if (next?.NextWritable is Lba named && IsLeadIn(named))
        {
            return named;
        }

        foreach (Msf? time in (ReadOnlySpan<Msf?>)[medium.Atip?.LeadInStart, medium.Disc?.LastSessionLeadInStart])
        {
            if (time is Msf start && IsLeadIn(Lba.FromAbsoluteMsf(start)))
            {
                return Lba.FromAbsoluteMsf(start);
            }
        }

        return null;
    }

    /// <summary>As <see cref="FindLeadInStart"/>, where nothing can be done without it.</summary>
    public Lba RequireLeadInStart(MediumReport medium) => FindLeadInStart(medium)
        ?? throw new RecordingException(
            RecordingStep.ReadNextWritable, RecordingFailure.InvalidResponse, Link.Name,
            "neither the drive nor the disc says where the lead-in starts");

    /// <summary>Where the lead-in of a session starts that follows others: what the drive says once raw writing has been
    /// selected, where that is possible; else behind the lead-out of the session before.</summary>
    public Lba RequireNextLeadIn(MediumReport medium)
    {
        if (medium.Toc?.LeadOut is not { Start: var leadOut })
        {
            throw new RecordingException(
                RecordingStep.ReadNextWritable, RecordingFailure.InvalidResponse, Link.Name,
                "the drive does not say where the last session ends");
        }

        int closed = Math.Max((medium.Disc?.SessionCount ?? 2) - 1, 1);
        Lba behind = leadOut + RedBookLimits.LeadOutSectors(closed);
        TrackInformation? next = DiscInspector.ReadTrack(
            Link, Mmc.Commands.ReadTrackInformation.InvisibleTrack, RecordingStep.ReadNextWritable);
        return next?.NextWritable is Lba named && named > leadOut && named < behind + RedBookLimits.LaterLeadInSectors ? named : behind;
    }

    private static bool IsLeadIn(Lba address) => address.Value is >= Lba.MinValue and <= -ShortestLeadIn;

    private ScsiResult Set(WriteParametersPage page, bool underrunProtection, DriveReport drive) => Select(page with
    {
        IsUnderrunProtected = underrunProtection && drive.HasUnderrunProtection,
        IsTestWrite = Options.TestWrite,
        AudioPauseSectors = RedBookLimits.PauseSectors,
    });
}

using System.Text;
using Redbook.Coding.CdText;
using Redbook.Discs;
using Redbook.Mmc;
using Redbook.Mmc.Features;
using Redbook.Mmc.Responses;
using Redbook.Recording;

namespace Redbook;

/// <summary>What the engine finds out about a drive and its disc, as a person asks for it.</summary>
internal static class DriveInspector
{
    public static DriveDescription Describe(DriveReport drive, IReadOnlyList<SupportedWriteSpeed> speeds) => new()
    {
        Vendor = drive.Identity.Vendor.Trim(),
        Product = drive.Identity.Product.Trim(),
        Revision = drive.Identity.Revision.Trim(),
        SerialNumber = Serial(drive.Configuration),
        WriteModes = Modes(drive.WriteModes),
        CanSimulate = drive.WriteModes.HasFlag(WriteModes.TestWrite),
        HasUnderrunProtection = drive.HasUnderrunProtection,
        BufferBytes = drive.BufferBytes > 0 ? (int)Math.Min(drive.BufferBytes, int.MaxValue) : null,
        WriteSpeedsX = [.. speeds.Select(static speed => Times(speed.Speed)).Distinct().OrderDescending()],
        MaxReadSpeedX = drive.Capabilities is { MaxReadSpeed.KilobytesPerSecond: > 0 } page ? Times(page.MaxReadSpeed) : null,
    };

    public static DiscDescription Describe(MediumReport medium, IReadOnlyList<DiscTrack> tracks, CdTextDisc? text)
    {
        bool takesMore = medium.State is MediumState.Blank or MediumState.Appendable;
        Lba? next = takesMore ? medium.NextTrack?.NextWritable : null;
        return new DiscDescription
        {
            Kind = medium.Profile switch
            {
                _ when medium.State == MediumState.NoDisc => DiscKind.None,
                Profile.CdR => DiscKind.CdR,
                Profile.CdRw => DiscKind.CdRw,
                Profile.None when takesMore => DiscKind.CdR,
                Profile.None or Profile.CdRom => DiscKind.CdRom,
                _ => DiscKind.Other,
            },
            State = medium.State switch
            {
                MediumState.Blank => DiscState.Blank,
                MediumState.Appendable => DiscState.Appendable,
                _ => DiscState.Closed,
            },
            HasOpenSession = medium.Disc is { LastSessionState: SessionState.Incomplete or SessionState.Damaged },
            SessionCount = tracks.Count == 0 ? 0 : tracks[^1].Session,
            Tracks = tracks,
            CdText = text,
            NextWritable = next,
            FreeSectors = next is null ? 0 : medium.Space?.FreeSectors ?? 0,
            AtipLeadInStart = medium.Atip?.LeadInStart,
            AtipLeadOutLimit = medium.Atip?.LastPossibleLeadOutStart,
            Maker = medium.Atip?.LeadInStart is { } start ? DiscMakers.Of(start) : null,
        };
    }

    /// <summary>The texts of a disc that has tracks; drives that do not read them, and discs that have none, say no.
    /// </summary>
    public static CdTextDisc? Text(MmcDrive drive, IReadOnlyList<DiscTrack> tracks)
    {
        if (tracks.Count == 0)
        {
            return null;
        }

        drive.ReadCdText(out CdTextResponse? response);
        return response is { Packs.Length: > 0 } text && CdTextDecoder.Decode(text.Packs.Span).Disc is { Blocks.Count: > 0 } disc
            ? disc
            : null;
    }

    /// <summary>Every track on the disc, one question each: tables of contents know nothing of open sessions.</summary>
    public static IReadOnlyList<DiscTrack> Tracks(MmcDrive drive, MediumReport medium)
    {
        if (medium.State is not (MediumState.Appendable or MediumState.Complete))
        {
            return [];
        }

        if (medium.Disc is not { } disc)
        {
            return medium.Toc is { } toc ? Tracks(toc) : [];
        }

        List<DiscTrack> tracks = [];
        int last = Math.Min(disc.LastTrackOfLastSession, RedBookLimits.MaxTrackNumber);
        for (int number = Math.Max(disc.FirstTrack, 1); number <= last; number++)
        {
            drive.ReadTrackInformation((uint)number, out TrackInformation? information);
            if (information is { IsBlank: false } track)
            {
                tracks.Add(new DiscTrack(
                    number,
                    track.Session,
                    track.Start,
                    (int)Math.Clamp(track.LengthSectors, 0, int.MaxValue),
                    track.Control.HasFlag(Control.Data),
                    track.NextWritable is not null));
            }
        }

        return tracks;
    }

    /// <summary>A drive that only reads knows no more than the table of contents.</summary>
    private static List<DiscTrack> Tracks(TocResponse toc)
    {
        List<DiscTrack> tracks = [];
        for (int i = 0; i + 1 < toc.Entries.Count; i++)
        {
            TocEntry entry = toc.Entries[i];
            tracks.Add(new DiscTrack(
                entry.Track,
                Session: 1,
                entry.Start,
                Math.Max(toc.Entries[i + 1].Start - entry.Start, 0),
                entry.Control.HasFlag(Control.Data),
                IsOpen: false));
        }

        return tracks;
    }

    private static WriteMode[] Modes(WriteModes modes) =>
    [
        .. modes.HasFlag(WriteModes.TrackAtOnce) ? [WriteMode.TrackAtOnce] : (WriteMode[])[],
        .. modes.HasFlag(WriteModes.SessionAtOnce) ? [WriteMode.SessionAtOnce] : (WriteMode[])[],
        .. modes.HasFlag(WriteModes.Raw) ? [WriteMode.Raw] : (WriteMode[])[],
    ];

    private static string? Serial(Configuration? configuration)
    {
        if (configuration?.Find(FeatureCode.SerialNumber) is not { } descriptor)
        {
            return null;
        }

        string text = Encoding.ASCII.GetString(descriptor.Data.Span).Trim(' ', '\0');
        return text.Length == 0 ? null : text;
    }

    private static double Times(DriveSpeed speed) =>
        Math.Round(speed.KilobytesPerSecond * 1000.0 / CdSector.AudioBytesPerSecond, 1);
}

using System.Text;
using Redbook.Discs;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.Features;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;

namespace Redbook;

/// <summary>Asks a drive about itself and its disc; changes nothing and takes nothing.</summary>
internal sealed class DriveInspector(MmcDrive drive, string name, TimeProvider clock)
{
    /// <summary>How long a drive may take to look at a disc that was just put in.</summary>
    private static readonly TimeSpan ReadyLimit = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan ReadyInterval = TimeSpan.FromMilliseconds(500);

    public DriveDescription Describe()
    {
        ScsiResult result = drive.Inquiry(out InquiryData? inquiry);
        if (inquiry is not { } identity)
        {
            throw DriveErrors.Refused($"asking {name} who it is", result);
        }

        ReadPastAttention();
        drive.GetConfiguration(out Configuration? configuration);
        drive.ReadModePage(out CapabilitiesPage? page);
        CdTrackAtOnceFeature? tao = Tao(configuration);
        CdMasteringFeature? mastering = Mastering(configuration);
        bool writesCdR = ((page?.Writes ?? MediaKinds.None) & MediaKinds.CdR) != MediaKinds.None;
        return new DriveDescription
        {
            Vendor = identity.Vendor.Trim(),
            Product = identity.Product.Trim(),
            Revision = identity.Revision.Trim(),
            SerialNumber = Serial(configuration),
            WriteModes = Modes(tao, mastering, writesCdR && configuration is null),
            CanSimulate = tao?.CanTestWrite ?? page?.CanTestWrite ?? false,
            HasUnderrunProtection = tao?.HasUnderrunProtection ?? mastering?.HasUnderrunProtection
                ?? ((page?.Functions ?? MediaFunctions.None) & MediaFunctions.UnderrunProtection) != MediaFunctions.None,
            BufferBytes = page is { BufferKibibytes: > 0 } known ? known.BufferKibibytes * 1024 : null,
            WriteSpeedsX = WriteSpeeds(page),
            MaxReadSpeedX = page is { MaxReadSpeed.KilobytesPerSecond: > 0 } reads ? Times(reads.MaxReadSpeed) : null,
        };
    }

    public DiscDescription DescribeDisc()
    {
        if (!WaitUntilReady())
        {
            return new DiscDescription { Kind = DiscKind.None, State = DiscState.Closed };
        }

        ScsiResult result = drive.ReadDiscInformation(out DiscInformation? information);
        if (information is not { } disc)
        {
            throw DriveErrors.Refused($"looking at the disc in {name}", result);
        }

        drive.ReadAtip(out Atip? atip);
        List<DiscTrack> tracks = Tracks(disc);
        drive.ReadTrackInformation(ReadTrackInformation.InvisibleTrack, out TrackInformation? next);
        bool takesMore = disc.Status is (DiscStatus.Blank or DiscStatus.Appendable) && next is { NextWritable: not null };
        return new DiscDescription
        {
            Kind = Kind(disc, atip),
            State = disc.Status switch
            {
                DiscStatus.Blank => DiscState.Blank,
                DiscStatus.Appendable => DiscState.Appendable,
                _ => DiscState.Closed,
            },
            SessionCount = tracks.Count == 0 ? 0 : tracks[^1].Session,
            Tracks = tracks,
            NextWritable = takesMore ? next!.Value.NextWritable : null,
            FreeSectors = takesMore ? (int)Math.Clamp(next!.Value.FreeSectors, 0, int.MaxValue) : 0,
            AtipLeadInStart = atip?.LeadInStart,
            AtipLeadOutLimit = atip?.LastPossibleLeadOutStart,
            Maker = atip?.LeadInStart is { } start ? DiscMakers.Of(start) : null,
        };
    }

    private static CdTrackAtOnceFeature? Tao(Configuration? configuration) =>
        configuration?.Find(FeatureCode.CdTrackAtOnce) is { } descriptor
        && CdTrackAtOnceFeature.TryParse(descriptor, out CdTrackAtOnceFeature feature) ? feature : null;

    private static CdMasteringFeature? Mastering(Configuration? configuration) =>
        configuration?.Find(FeatureCode.CdMastering) is { } descriptor
        && CdMasteringFeature.TryParse(descriptor, out CdMasteringFeature feature) ? feature : null;

    /// <summary>A drive older than GET CONFIGURATION says only that it writes CD-R; all such write track by track.</summary>
    private static List<WriteMode> Modes(CdTrackAtOnceFeature? tao, CdMasteringFeature? mastering, bool writesCdR)
    {
        List<WriteMode> modes = [];
        if (tao is not null || writesCdR)
        {
            modes.Add(WriteMode.TrackAtOnce);
        }

        if (mastering is { WritesSessionAtOnce: true })
        {
            modes.Add(WriteMode.SessionAtOnce);
        }

        if (mastering is { WritesRaw: true })
        {
            modes.Add(WriteMode.Raw);
        }

        return modes;
    }

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

    private double[] WriteSpeeds(CapabilitiesPage? page)
    {
        drive.ReadWriteSpeeds(out WriteSpeedDescriptor[]? descriptors);
        IEnumerable<DriveSpeed> speeds = descriptors is { Length: > 0 }
            ? descriptors.Select(static descriptor => descriptor.WriteSpeed)
            : page?.WriteSpeeds is { Count: > 0 } entries
                ? entries.Select(static entry => entry.Speed)
                : page is { MaxWriteSpeed.KilobytesPerSecond: > 0 } known ? [known.MaxWriteSpeed] : [];
        return [.. speeds.Select(Times).Distinct().OrderDescending()];
    }

    private DiscKind Kind(in DiscInformation disc, Atip? atip)
    {
        drive.GetCurrentProfile(out Profile? profile);
        return profile switch
        {
            Profile.CdR => DiscKind.CdR,
            Profile.CdRw => DiscKind.CdRw,
            Profile.CdRom when atip is null => DiscKind.CdRom,
            null or Profile.None or Profile.CdRom =>
                disc.IsErasable ? DiscKind.CdRw : atip is null ? DiscKind.CdRom : DiscKind.CdR,
            _ => DiscKind.Other,
        };
    }

    private List<DiscTrack> Tracks(in DiscInformation disc)
    {
        List<DiscTrack> tracks = [];
        if (disc.Status == DiscStatus.Blank)
        {
            return tracks;
        }

        int last = Math.Min(disc.LastTrackOfLastSession, RedBookLimits.MaxTrackNumber);
        for (int number = Math.Max(disc.FirstTrack, 1); number <= last; number++)
        {
            ScsiResult result = drive.ReadTrackInformation((uint)number, out TrackInformation? information);
            if (information is not { } track)
            {
                throw DriveErrors.Refused($"asking {name} for track {number}", result);
            }

            if (!track.IsBlank)
            {
                tracks.Add(new DiscTrack(
                    number,
                    track.Session,
                    track.Start,
                    (int)Math.Clamp(track.LengthSectors, 0, int.MaxValue),
                    (track.Control & Control.Data) != Control.None,
                    track.NextWritable is not null));
            }
        }

        return tracks;
    }

    /// <summary>After a change or a reset a drive reports it once, in place of an answer.</summary>
    private void ReadPastAttention()
    {
        for (int i = 0; i < 4 && drive.TestUnitReady().Sense is { Key: SenseKey.UnitAttention }; i++)
        {
        }
    }

    /// <summary>Waits for a drive that is still looking at its disc.</summary>
    /// <returns><see langword="false"/> when there is no disc.</returns>
    private bool WaitUntilReady()
    {
        long start = clock.GetTimestamp();
        while (true)
        {
            ScsiResult result = drive.TestUnitReady();
            if (result.IsGood)
            {
                return true;
            }

            switch (result.Sense)
            {
                case { Key: SenseKey.UnitAttention }:
                    break;
                case { Key: SenseKey.NotReady, Asc: 0x3A }:
                    return false;
                case { Key: SenseKey.NotReady, Asc: 0x04 }:
                    using (ManualResetEventSlim pause = new())
                    {
                        pause.Wait(ReadyInterval);
                    }

                    break;
                default:
                    throw DriveErrors.Refused($"waiting for {name} to be ready", result);
            }

            if (clock.GetElapsedTime(start) > ReadyLimit)
            {
                throw DriveErrors.Refused($"waiting for {name} to be ready", result);
            }
        }
    }
}

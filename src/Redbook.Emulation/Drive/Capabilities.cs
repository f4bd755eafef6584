using System.Text;
using Redbook.Emulation.Quirks;
using Redbook.Mmc;
using Redbook.Mmc.Features;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Responses;

namespace Redbook.Emulation.Drive;

/// <summary>What the drive says that it can do: mode page 2Ah and the features.</summary>
internal static class Capabilities
{
    public static CapabilitiesPage Describe(DriveState drive)
    {
        DriveProfile profile = drive.Profile;
        return new CapabilitiesPage
        {
            Reads = MediaKinds.CdR | MediaKinds.CdRw,
            Writes = MediaKinds.CdR | MediaKinds.CdRw | (profile.HasTestWrite ? MediaKinds.Method2OrTestWrite : MediaKinds.None),
            Functions = MediaFunctions.MultiSession | MediaFunctions.Mode2Form1 | MediaFunctions.Mode2Form2
                | (profile.HasUnderrunProtection ? MediaFunctions.UnderrunProtection : MediaFunctions.None),
            CdDa = CdDaFunctions.Commands | CdDaFunctions.AccurateStream | CdDaFunctions.RwSupported
                | CdDaFunctions.RwCorrected | CdDaFunctions.C2Pointers | CdDaFunctions.Isrc | CdDaFunctions.Upc,
            CanLock = true,
            IsLocked = drive.Tray.IsLocked,
            CanEject = true,
            LoadingMechanism = 1,
            MaxReadSpeed = drive.Speeds.MaximumRead,
            BufferKibibytes = (ushort)Math.Min(profile.BufferBytes / 1024, ushort.MaxValue),
            CurrentReadSpeed = drive.Speeds.Read,
            MaxWriteSpeed = drive.Speeds.MaximumWrite,
            CurrentWriteSpeed = drive.Speeds.Write(drive.Medium),
            CopyManagementRevision = 1,
            WriteSpeeds =
            [
                .. drive.Speeds.Available(drive.Medium).Take(CapabilitiesPage.MaxWriteSpeeds)
                    .Select(static speed => new WriteSpeedEntry(0, speed)),
            ],
        };
    }

    /// <summary>The features in order of their codes, with what holds for the disc that is in the drive.</summary>
    public static Configuration DescribeFeatures(DriveState drive)
    {
        VirtualDisc? disc = drive.Tray.Loaded;
        Profile profile = disc is null ? Profile.None
            : disc.Medium.Type == MediumType.CdRw ? Profile.CdRw : Profile.CdR;
        bool isWritable = disc is not null && disc.Contents.Status != DiscStatus.Complete;
        bool isReadable = disc is not null && disc.Contents.State.LastTrack is not null;
        return new Configuration(profile,
        [
            Persistent(FeatureCode.ProfileList, 0, ProfileList(profile)),
            Persistent(FeatureCode.Core, 2, [0, 0, 0, 1, 2, 0, 0, 0]),
            Persistent(FeatureCode.Morphing, 1, [0, 0, 0, 0]),
            Persistent(FeatureCode.RemovableMedium, 0, [0x29, 0, 0, 0]),
            new(FeatureCode.RandomReadable, 0, false, isReadable, new byte[] { 0, 0, 0x08, 0, 0, 1, 0, 0 }),
            new(FeatureCode.MultiRead, 0, false, isReadable, default),
            new(FeatureCode.CdRead, 2, false, isReadable, new byte[] { (byte)(drive.Profile.HasCdText ? 3 : 2), 0, 0, 0 }),
            new CdTrackAtOnceFeature(
                HasUnderrunProtection: drive.Profile.HasUnderrunProtection,
                WritesRawRw: false,
                WritesPackedRw: false,
                CanTestWrite: drive.Profile.HasTestWrite,
                WritesCdRw: true,
                WritesRw: false,
                DataBlockTypes: drive.FindWriteMode(WriteType.TrackAtOnce)!.DataBlockTypes).ToDescriptor(isWritable),
            .. Mastering(drive, isWritable),
            Persistent(FeatureCode.PowerManagement, 0, []),
            Persistent(FeatureCode.Timeout, 1, [0, 0, 0, 0]),
            new RealTimeStreamingFeature(
                HasBufferBlockCapacity: false,
                HasSetCdSpeed: true,
                HasCapabilitiesPage: true,
                HasWriteSpeeds: true,
                HasStreamWriting: false).ToDescriptor(disc is not null),
            Persistent(FeatureCode.SerialNumber, 0, SerialNumber(drive)),
        ]);
    }

    private static IEnumerable<FeatureDescriptor> Mastering(DriveState drive, bool isWritable)
    {
        DriveProfile profile = drive.Profile;
        if (profile.HasSessionAtOnce || profile.RawSubChannels != RawSubChannels.None)
        {
            yield return new CdMasteringFeature(
                HasUnderrunProtection: profile.HasUnderrunProtection,
                WritesSessionAtOnce: profile.HasSessionAtOnce,
                WritesRawMultiSession: profile is { HasMultiSession: true, HasRawMultiSession: true, RawSubChannels: not RawSubChannels.None },
                WritesRaw: profile.RawSubChannels != RawSubChannels.None,
                CanTestWrite: profile.HasTestWrite,
                WritesCdRw: true,
                WritesRw: profile.HasCdText,
                MaxCueSheetBytes: profile.MaxCueSheetBytes).ToDescriptor(isWritable);
        }

        bool isRewritable = drive.Medium is { Type: MediumType.CdRw };
        yield return new FeatureDescriptor(FeatureCode.CdRwMediaWriteSupport, 0, false, isRewritable, new byte[] { 0, 0x0F, 0, 0 });
    }

    private static FeatureDescriptor Persistent(ushort code, byte version, byte[] data) =>
        new(code, version, IsPersistent: true, IsCurrent: true, data);

    private static byte[] ProfileList(Profile current)
    {
        ReadOnlySpan<Profile> profiles = [Profile.CdRw, Profile.CdR, Profile.CdRom];
        byte[] list = new byte[profiles.Length * 4];
        for (int i = 0; i < profiles.Length; i++)
        {
            list[(i * 4) + 1] = (byte)profiles[i];
            list[(i * 4) + 2] = (byte)(profiles[i] == current ? 1 : 0);
        }

        return list;
    }

    private static byte[] SerialNumber(DriveState drive)
    {
        byte[] number = new byte[12];
        number.AsSpan().Fill((byte)' ');
        string text = drive.Profile.SerialNumber;
        Encoding.ASCII.GetBytes(text.AsSpan(0, Math.Min(text.Length, number.Length)), number);
        return number;
    }
}

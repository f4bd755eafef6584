using Redbook.Discs;
using Redbook.Emulation;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Transport;

namespace Redbook.Benchmarks;

/// <summary>A disc of one track, recorded track at once by plain commands.</summary>
internal static class DiscRecording
{
    private const int CommandSectors = 27;

    public static void Record(VirtualDisc disc, byte[] sound)
    {
        using SoftwareRecorder recorder = new();
        recorder.Insert(disc);
        using RecorderConnection connection = recorder.Connect();
        Record(connection, sound);
    }

    /// <summary>Records onto the new disc in a drive.</summary>
    public static void Record(IScsiTransport transport, byte[] sound)
    {
        var drive = new MmcDrive(transport);

        // The first may be told that the disc is new.
        drive.Execute(new TestUnitReady());
        Must(drive.Execute(new TestUnitReady()));
        Must(drive.WriteModePage(WriteParametersPage.TrackAtOnceAudio));
        int sectors = sound.Length / CdSector.AudioBytes;
        for (int at = 0; at < sectors; at += CommandSectors)
        {
            int count = Math.Min(CommandSectors, sectors - at);
            Must(drive.Execute(
                new Write10(new Lba(at), (ushort)count),
                sound.AsSpan(at * CdSector.AudioBytes, count * CdSector.AudioBytes)));
        }

        Must(drive.Execute(new SynchronizeCache(Immediate: false)));
        Must(drive.Execute(new CloseTrackSession(CloseFunction.Session, 0, Immediate: false)));
    }

    private static void Must(ScsiResult result)
    {
        if (!result.IsGood)
        {
            throw new InvalidOperationException($"The recorder answered {result.Sense}.");
        }
    }
}

using Redbook.Emulation.Faults;
using Redbook.Mmc.Transport;
using Redbook.Testing;

namespace Redbook.Imapi.Tests;

/// <summary>Whatever a drive answers: a value, or the one exception there is.</summary>
public sealed class HostileDriveTests
{
    private static readonly byte[] Questions = [0x12, 0x1A, 0x43, 0x46, 0x51, 0x52, 0x5A, 0x5C, 0xAC, 0xAD];

    [Fact]
    public void Random_bytes_in_place_of_answers_are_survived_by_every_getter()
    {
        int rounds = TestLength.Rounds(100, 4000);
        int answered = 0;
        for (int seed = 1; seed <= rounds; seed++)
        {
            Random random = new(seed);
            double share = random.NextDouble();
            using Rig rig = new(script: (cdb, data) =>
            {
                if (!Questions.Contains(cdb[0]) || data.IsEmpty || random.NextDouble() > share)
                {
                    return null;
                }

                int length = random.Next(4) == 0 ? data.Length : random.Next(Math.Min(data.Length, 80) + 1);
                random.NextBytes(data[..length]);
                if (length >= 2 && random.Next(2) == 0)
                {
                    (data[0], data[1]) = (0, (byte)random.Next(64));
                }

                return new ScsiResult(ScsiStatus.Good, length, null, TimeSpan.Zero);
            });
            try
            {
                answered += AskEverything(rig);
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"Seed {seed}: {failure.Message}", failure);
            }
        }

        Assert.True(answered > rounds, "Hardly anything was answered.");
    }

    [Fact]
    public void Answers_scrambled_on_the_way_are_survived_by_every_getter()
    {
        int rounds = TestLength.Rounds(25, 1000);
        for (int seed = 1; seed <= rounds; seed++)
        {
            using Rig rig = new();
            rig.Recorder.Faults = FaultPlan.Of(
                [.. Questions.Select(opcode => Fault.Always(opcode, FaultAction.ScrambleReply(seed)))]);
            try
            {
                AskEverything(rig);
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"Seed {seed}: {failure.Message}", failure);
            }
        }
    }

    private static int AskEverything(Rig rig)
    {
        int answered = 0;
        using MsftDiscRecorder2 recorder = rig.NewRecorder();
        using MsftDiscFormat2TrackAtOnce track = new(new VirtualTime());
        using MsftDiscFormat2RawCD raw = new(new VirtualTime());
        MsftDiscFormat2Data data = new();
        MsftDiscFormat2Erase eraser = new(new VirtualTime());
        DiscFormat2[] formats = [track, raw, data, eraser];
        foreach (DiscFormat2 format in formats)
        {
            Ask(() => format.Recorder = recorder);
            Ask(() => _ = format.CurrentPhysicalMediaType);
            Ask(() => _ = format.MediaPhysicallyBlank);
            Ask(() => _ = format.IsRecorderSupported(recorder));
            Ask(() => _ = format.IsCurrentMediaSupported(recorder));
        }

        foreach (DiscFormat2Writer writer in formats.OfType<DiscFormat2Writer>())
        {
            Ask(() => _ = writer.CurrentWriteSpeed);
            Ask(() => _ = writer.SupportedWriteSpeedDescriptors);
            Ask(() => writer.SetWriteSpeed(1200, false));
        }

        Ask(() => _ = raw.SupportedSectorTypes);
        Ask(() => _ = data.CurrentMediaStatus);
        Ask(() => _ = data.WriteProtectStatus);
        Ask(() => _ = data.TotalSectorsOnMedia);
        Ask(() => _ = data.FreeSectorsOnMedia);
        Ask(() => _ = data.NextWritableAddress);
        Ask(() => _ = data.StartAddressOfPreviousSession);
        foreach (IMultisession way in data.MultisessionInterfaceList)
        {
            Ask(() => _ = way.IsSupportedOnCurrentMediaState);
        }

        Ask(() => _ = ((IMultisessionSequential)data.MultisessionInterfaceList[0]).IsFirstDataSession);
        Ask(() => _ = recorder.VendorId);
        Ask(() => _ = recorder.DeviceCanLoadMedia);
        Ask(() => _ = recorder.SupportedFeaturePages);
        Ask(() => _ = recorder.CurrentProfiles);
        Ask(() => _ = recorder.SupportedModePages);
        Ask(() => _ = recorder.GetDiscInformation());
        Ask(() => _ = recorder.GetTrackInformation(1, IMAPI_READ_TRACK_ADDRESS_TYPE.IMAPI_READ_TRACK_ADDRESS_TYPE_TRACK));
        Ask(() => _ = recorder.GetFeaturePage(IMAPI_FEATURE_PAGE_TYPE.IMAPI_FEATURE_PAGE_TYPE_CD_MASTERING, true));
        Ask(() => _ = recorder.GetModePage(IMAPI_MODE_PAGE_TYPE.IMAPI_MODE_PAGE_TYPE_LEGACY_CAPABILITIES, default));
        Ask(() => _ = recorder.GetSupportedFeaturePages(true));
        Ask(() => _ = recorder.GetSupportedProfiles(false));
        Ask(() => _ = recorder.GetSupportedModePages(default));
        Ask(() => _ = recorder.GetDeviceDescriptor());
        Ask(() => _ = recorder.ReadDvdStructure(0, 0, 0, 0));
        foreach (DiscFormat2Session session in formats.OfType<DiscFormat2Session>())
        {
            Ask(() => session.ClientName = Rig.ClientName);
            Ask(session.PrepareMedia);
            Ask(session.ReleaseMedia);
        }

        return answered;

        void Ask(Action question)
        {
            try
            {
                question();
                answered++;
            }
            catch (ImapiException)
            {
                // The one exception there is.
            }
        }
    }
}

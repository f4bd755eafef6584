using Redbook.Discs;
using Redbook.Emulation;
using Redbook.Emulation.Faults;
using Redbook.Mmc;
using Redbook.Mmc.Responses;
using Redbook.Recording.TrackAtOnce;
using Redbook.Testing;

namespace Redbook.Recording.Tests;

/// <summary>Faults of any kind at any command: no success that is none, no other exception, nothing held.</summary>
public sealed class ChaosTests
{
    private static readonly byte[] s_opcodes =
    [
        Opcode.TestUnitReady, Opcode.Inquiry, Opcode.GetConfiguration, Opcode.ModeSense10, Opcode.ModeSelect10,
        Opcode.ReadBufferCapacity, Opcode.ReadTocPmaAtip, Opcode.ReadDiscInformation, Opcode.ReadTrackInformation,
        Opcode.GetPerformance, Opcode.SetCdSpeed, Opcode.SendOpcInformation, Opcode.PreventAllowMediumRemoval,
        Opcode.Write10, Opcode.Write10, Opcode.Write10, Opcode.SynchronizeCache, Opcode.CloseTrackSession,
    ];

    private static readonly SenseData[] s_senses =
    [
        new(SenseKey.NotReady, 0x04, 0x01), new(SenseKey.NotReady, 0x04, 0x08), new(SenseKey.NotReady, 0x04, 0x07),
        new(SenseKey.NotReady, 0x3A, 0x00), new(SenseKey.MediumError, 0x0C, 0x00), new(SenseKey.MediumError, 0x0C, 0x09),
        new(SenseKey.MediumError, 0x73, 0x03), new(SenseKey.HardwareError, 0x44, 0x00), new(SenseKey.IllegalRequest, 0x20, 0x00),
        new(SenseKey.IllegalRequest, 0x21, 0x02), new(SenseKey.IllegalRequest, 0x24, 0x00), new(SenseKey.IllegalRequest, 0x26, 0x00),
        new(SenseKey.UnitAttention, 0x28, 0x00), new(SenseKey.UnitAttention, 0x29, 0x00), new(SenseKey.UnitAttention, 0x2A, 0x01),
        new(SenseKey.UnitAttention, 0x5A, 0x01), new(SenseKey.AbortedCommand, 0x08, 0x00),
        new(SenseKey.MediumError, 0x0C, 0x00) { IsDeferred = true }, new(SenseKey.NoSense, 0x00, 0x00),
    ];

    [Fact]
    public void A_recording_that_ends_well_is_on_the_disc_and_any_other_says_why()
    {
        int rounds = TestLength.Rounds(200, 6_000);
        int successes = 0;
        for (int seed = 0; seed < rounds; seed++)
        {
            successes += Run(seed) ? 1 : 0;
        }

        Assert.InRange(successes, rounds / 20, rounds - (rounds / 20));
    }

    private static bool Run(int seed)
    {
        var random = new Random(seed);
        using var b = new Burner();
        byte[][] sounds = [Signals.Noise(random.Next(1, 700), seed), Signals.Noise(random.Next(300, 500), seed + 1)];
        Fault[] faults = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => RandomFault(random))];
        b.Suffer(faults);
        bool failed = false;
        using (TrackAtOnceRecorder recorder = b.Recorder(Burner.Options with { BufferBytes = 1 << 17 }))
        {
            failed |= Fails(() => recorder.Prepare());
            if (recorder.IsPrepared)
            {
                foreach (byte[] sound in sounds)
                {
                    failed |= Fails(() => recorder.WriteTrack(new MemoryStream(sound), sound.Length));
                }

                failed |= Fails(() => recorder.Close());
            }
        }

        Assert.Equal(b.Awake.Taken, b.Awake.Released);
        Assert.Null(b.Connection.Owner);
        if (failed)
        {
            return false;
        }

        string story = $"seed {seed}: {string.Join("; ", faults.Select(f => f.ToString()))}";
        Assert.True(b.Disc.Status == DiscStatus.Complete, story);
        IReadOnlyList<TrackLayout> tracks = Assert.Single(b.Disc.Layout.Sessions).Tracks;
        Assert.True(tracks.Count == sounds.Length, story);
        for (int i = 0; i < sounds.Length; i++)
        {
            byte[] read = new byte[sounds[i].Length];
            b.Disc.ReadSectors(tracks[i].Start, read);
            Assert.True(read.AsSpan().SequenceEqual(sounds[i]), story);
        }

        return true;
    }

    internal static bool Fails(Action action)
    {
        try
        {
            action();
            return false;
        }
        catch (RecordingException)
        {
            return true;
        }
    }

    internal static Fault RandomFault(Random random)
    {
        FaultAction action = random.Next(14) switch
        {
            0 => FaultAction.TimeOut,
            1 => FaultAction.ShortenReply(random.Next(0, 40)),
            2 => FaultAction.PretendSuccess,
            3 => FaultAction.ChangeMedium,
            4 => FaultAction.Reset,
            5 => FaultAction.BecomeReady(random.Next(1, 20)),
            6 => FaultAction.ProtectMedium,
            _ => FaultAction.Answer(s_senses[random.Next(s_senses.Length)]),
        };
        return Fault.At(
            s_opcodes[random.Next(s_opcodes.Length)], action, random.Next(1, 12), random.Next(4) == 0 ? random.Next(1, 30) : 1);
    }
}

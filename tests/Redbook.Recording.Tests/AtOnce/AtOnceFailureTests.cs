using Redbook.Discs;
using Redbook.Emulation;
using Redbook.Emulation.Faults;
using Redbook.Mmc;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;
using Redbook.Recording.AtOnce;
using Redbook.Recording.Mastering;
using Redbook.Recording.Planning;
using Redbook.Recording.Tests.Mastering;

namespace Redbook.Recording.Tests.AtOnce;

/// <summary>Recordings in one go that fail: one reason each, nothing held, and what has become of the disc is told.</summary>
public sealed class AtOnceFailureTests
{
    private static readonly RecordingMode[] s_modes = [RecordingMode.Raw, RecordingMode.SessionAtOnce];

    public static TheoryData<string, RecordingFailure> PreparationCauses
    {
        get
        {
            TheoryData<string, RecordingFailure> causes = [];
            foreach (var row in FailureTests.PreparationCauses)
            {
                (string cause, RecordingFailure failure) = row.Data;
                causes.Add(cause, failure == RecordingFailure.WriteParametersRefused ? RecordingFailure.NotSupportedByDrive : failure);
            }

            return causes;
        }
    }

    [Theory]
    [MemberData(nameof(PreparationCauses))]
    public void A_disc_that_cannot_be_prepared_has_one_reason_and_nothing_stays_held(string cause, RecordingFailure failure)
    {
        foreach (RecordingMode mode in s_modes)
        {
            using var b = new Burner();
            b.Suffer(FailureTests.PreparationFault(cause));
            using var burner = new AtOnceBurner(mode, b);

            RecordingException e = Burner.Fails(() => burner.Recorder.Prepare(), failure);

            FailureTests.AssertText(e);
            Assert.False(burner.Recorder.IsPrepared || e.IsDiscSpoiled);
            Assert.Equal(0, b.Link.Count(Opcode.Write10));
            Assert.Equal(b.Awake.Taken, b.Awake.Released);
            if (cause is not ("gone" or "handle closed"))
            {
                b.AssertReleased();
                Assert.Equal(DiscStatus.Blank, b.Disc.Status);
            }
        }
    }

    [Fact]
    public void A_write_error_says_in_which_track_it_was()
    {
        foreach (RecordingMode mode in s_modes)
        {
            using var b = new Burner();
            using var burner = new AtOnceBurner(mode, b);
            burner.Recorder.Prepare();
            b.Suffer(new Fault
            {
                Opcode = Opcode.Write10, Address = new Lba(310), AddressSectors = 1,
                Action = FaultAction.Answer(SenseKey.MediumError, 0x0C, 0x00),
            });

            RecordingException e = Burner.Fails(() => burner.Write(RawRecorderTests.Disc()), RecordingFailure.UnexpectedResponse);

            Assert.Contains(", track 1, at LBA ", e.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(FailureTests.WritingCauses), MemberType = typeof(FailureTests))]
    public void A_recording_that_fails_has_one_reason_and_says_whether_the_disc_is_lost(string cause, RecordingFailure failure)
    {
        foreach (RecordingMode mode in s_modes)
        {
            using var b = new Burner();
            RecordingException e;
            using (var burner = new AtOnceBurner(mode, b))
            {
                burner.Recorder.Prepare();
                b.Suffer(FailureTests.WritingFault(cause));
                b.Link.Before = cause == "half taken"
                    ? (cdb, data) => cdb[0] == Opcode.Write10 ? new ScsiResult(ScsiStatus.Good, data.Length / 2, null, default) : null
                    : null;

                e = Burner.Fails(() => burner.Write(RawRecorderTests.Disc()), failure);

                b.Suffer();
                b.Link.Before = null;
                FailureTests.AssertText(e);
                bool isUntouched = cause.StartsWith("calibration", StringComparison.Ordinal)
                    || cause is "pretends" or "write protected" or "busy for ever" or "half taken";
                Assert.True(isUntouched != e.IsDiscSpoiled, $"{mode}, {cause}: {e.IsDiscSpoiled}");
                if (e.IsDiscSpoiled)
                {
                    bool isLost = cause is "reset" or "handle closed" or "gone" or "disc taken out";
                    Burner.Fails(
                        () => burner.Write(RawRecorderTests.Disc()),
                        isLost ? RecordingFailure.MediumChanged : RecordingFailure.MediumNotBlank);
                }
            }

            Assert.Equal(b.Awake.Taken, b.Awake.Released);
            if (cause is not ("gone" or "handle closed"))
            {
                b.AssertReleased();
            }

            Assert.Equal(!e.IsDiscSpoiled, b.Disc.Status == DiscStatus.Blank);
        }
    }

    [Fact]
    public void A_change_after_preparation_ends_the_job_wherever_it_shows()
    {
        foreach (RecordingMode mode in s_modes)
        {
            foreach (byte opcode in (byte[])[Opcode.TestUnitReady, Opcode.ModeSelect10, Opcode.SendOpcInformation, Opcode.Write10])
            {
                using var b = new Burner();
                using var burner = new AtOnceBurner(mode, b);
                burner.Recorder.Prepare();
                b.Suffer(Fault.At(opcode, FaultAction.Answer(SenseKey.UnitAttention, 0x28, 0x00)));
                Burner.Fails(() => burner.Write(RawRecorderTests.Disc()), RecordingFailure.MediumChanged);
                Burner.Fails(() => burner.Write(RawRecorderTests.Disc()), RecordingFailure.MediumChanged);
                Assert.Equal(DiscStatus.Blank, b.Disc.Status);
            }
        }
    }

    [Fact]
    public void Cancelling_before_the_first_write_costs_nothing_and_after_it_the_disc()
    {
        foreach (RecordingMode mode in s_modes)
        {
            using var b = new Burner();
            using var burner = new AtOnceBurner(mode, b);
            burner.Recorder.Prepare();
            using var early = new CancellationTokenSource();
            b.Link.Before = (cdb, _) =>
            {
                if (cdb[0] == Opcode.SendOpcInformation)
                {
                    early.Cancel();
                }

                return null;
            };
            RecordingException e = Burner.Fails(() => burner.Write(RawRecorderTests.Disc(), early.Token), RecordingFailure.Cancelled);
            Assert.False(e.IsDiscSpoiled);
            Assert.Equal(DiscStatus.Blank, b.Disc.Status);

            using var late = new CancellationTokenSource();
            int writes = 0;
            b.Link.Before = (cdb, _) =>
            {
                if (cdb[0] == Opcode.Write10 && ++writes == 5)
                {
                    late.Cancel();
                }

                return null;
            };
            e = Burner.Fails(() => burner.Write(RawRecorderTests.Disc(), late.Token), RecordingFailure.Cancelled);
            Assert.True(e.IsDiscSpoiled);
            Assert.Equal((RecordingStep.WriteAtOnce, 5), (e.Step, writes));
            Assert.Contains("is lost", e.Message, StringComparison.Ordinal);
            Assert.Equal(1, b.Link.Count(Opcode.SynchronizeCache));
            Assert.NotEqual(DiscStatus.Blank, b.Disc.Status);
        }
    }

    [Fact]
    public void A_source_that_fails_while_it_is_written_is_named()
    {
        foreach (RecordingMode mode in s_modes)
        {
            using var b = new Burner();
            using var burner = new AtOnceBurner(mode, b, bufferBytes: 1 << 17);
            burner.Recorder.Prepare();
            MasterDisc disc = RawRecorderTests.Disc();
            var failing = new FailingStream(Masters.Noise(2, 500), 400 * CdSector.AudioBytes);
            disc = disc with { Tracks = [disc.Tracks[0], disc.Tracks[1] with { Source = new SectorSource(failing, 0, 500) }] };
            RecordingException e = Burner.Fails(() => burner.Write(disc), RecordingFailure.SourceFailed);
            Assert.Equal(2, Assert.IsType<MasteringException>(e.InnerException).Track);
            Assert.Contains("Track 2, sector", e.Message, StringComparison.Ordinal);
            Assert.True(e.IsDiscSpoiled);
        }
    }

    [Fact]
    public void A_table_of_contents_that_is_another_one_fails_the_check()
    {
        foreach (RecordingMode mode in s_modes)
        {
            using var b = new Burner();
            using var burner = new AtOnceBurner(mode, b);
            burner.Recorder.Prepare();
            b.Link.Before = (cdb, data) =>
            {
                if (cdb[0] != Opcode.ReadTocPmaAtip || cdb[2] != 0 || data.Length <= 4)
                {
                    return null;
                }

                var other = new TocResponse(1, 2,
                [
                    new TocEntry(1, Control.None, Lba.Zero), new TocEntry(2, Control.None, new Lba(551)),
                    new TocEntry(TocEntry.LeadOutTrack, Control.None, new Lba(1050)),
                ]);
                other.ToArray(msf: false).AsSpan(0, data.Length).CopyTo(data);
                return new ScsiResult(ScsiStatus.Good, data.Length, null, default);
            };
            RecordingException e = Burner.Fails(() => burner.Write(RawRecorderTests.Disc()), RecordingFailure.VerificationFailed);
            Assert.Contains("track 2 at LBA 551 instead of 550", e.Message, StringComparison.Ordinal);
            Assert.True(e.IsDiscSpoiled);
        }
    }

    [Fact]
    public void A_drive_that_reads_the_table_of_contents_only_later_is_believed()
    {
        foreach (RecordingMode mode in s_modes)
        {
            using var b = new Burner();
            using var burner = new AtOnceBurner(mode, b);
            burner.Recorder.Prepare();
            b.Suffer(Fault.Always(Opcode.ReadTocPmaAtip, FaultAction.Answer(SenseKey.IllegalRequest, 0x24, 0x00)));
            Assert.Null(burner.Write(RawRecorderTests.Disc()).TableOfContents);
        }
    }

    [Fact]
    public void Dropping_a_prepared_recorder_gives_the_drive_back()
    {
        foreach (RecordingMode mode in s_modes)
        {
            using var b = new Burner();
            Drop(mode, b);
            for (int i = 0; i < 50 && b.Awake.Released == 0; i++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }

            b.AssertReleased();
        }

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static void Drop(RecordingMode mode, Burner b)
        {
#pragma warning disable CA2000, IDISP001 // Dropping it is what is tested.
            new AtOnceBurner(mode, b).Recorder.Prepare();
#pragma warning restore CA2000, IDISP001
            Assert.True(b.Drive.IsTrayLocked);
        }
    }

    [Fact]
    public void Faults_of_any_kind_end_in_a_disc_that_is_whole_or_in_a_reason()
    {
        int rounds = Testing.TestLength.Rounds(60, 3_000), successes = 0;
        for (int seed = 0; seed < rounds; seed++)
        {
            successes += Survives(seed) ? 1 : 0;
        }

        Assert.InRange(successes, rounds / 20, rounds - (rounds / 20));
    }

    private static bool Survives(int seed)
    {
        var random = new Random(seed);
        RecordingMode mode = s_modes[seed % 2];
        using var b = new Burner();
        Fault[] faults = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => ChaosTests.RandomFault(random))];
        b.Suffer(faults);
        bool failed;
        MasterDisc disc = RawRecorderTests.Disc();
        using (var burner = new AtOnceBurner(mode, b, bufferBytes: 1 << 17))
        {
            failed = ChaosTests.Fails(() => burner.Recorder.Prepare())
                || ChaosTests.Fails(() => burner.Write(disc));
        }

        Assert.Equal(b.Awake.Taken, b.Awake.Released);
        Assert.Null(b.Connection.Owner);
        if (failed)
        {
            return false;
        }

        string story = $"seed {seed}, {mode}: {string.Join("; ", faults.Select(static fault => fault.ToString()))}";
        Assert.True(b.Disc.Status == DiscStatus.Complete, story);
        Assert.True(
            new MasterPlan(disc).Layout.Tracks.Select(RandomDiscTests.Words)
                .SequenceEqual(b.Disc.Layout.Tracks.Select(RandomDiscTests.Words)), story);
        byte[] read = new byte[500 * CdSector.AudioBytes];
        b.Disc.ReadSectors(new Lba(550), read);
        Assert.True(read.AsSpan().SequenceEqual(Masters.Noise(2, 500)), story);
        return true;
    }

    private sealed class FailingStream(byte[] content, int failsAt) : MemoryStream(content)
    {
        public override int Read(byte[] buffer, int offset, int count) =>
            Position + count > failsAt ? throw new InvalidDataException("the file is damaged here") : base.Read(buffer, offset, count);
    }
}

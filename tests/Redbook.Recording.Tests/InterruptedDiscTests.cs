using Redbook.Discs;
using Redbook.Emulation;
using Redbook.Emulation.Faults;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Responses;
using Redbook.Recording.TrackAtOnce;
using Redbook.Testing;

namespace Redbook.Recording.Tests;

/// <summary>Discs whose program died while a track was being written.</summary>
public sealed class InterruptedDiscTests
{
    [Theory]
    [InlineData(27, false)]
    [InlineData(540, false)]
    [InlineData(27, true)]
    [InlineData(540, true)]
    public void A_disc_left_in_the_middle_of_a_track_can_be_continued_and_closed(int sectors, bool appends)
    {
        using var folder = new TempFolder();
        byte[] complete = Signals.Noise(400, 1), broken = Signals.Noise(sectors, 2), added = Signals.Noise(350, 3);
        LeaveInTheMiddle(folder, complete, broken);
        using var b = new Burner(disc: VirtualDisc.Open(folder.PathOf("after")));

        using (TrackAtOnceRecorder recorder = b.Recorder(Burner.Options with { AllowAppend = true }))
        {
            recorder.Prepare();
            if (appends)
            {
                Assert.Equal(3, recorder.WriteTrack(new MemoryStream(added), added.Length).Number);
            }

            recorder.Close();
        }

        Assert.Equal(DiscStatus.Complete, b.Disc.Status);
        IReadOnlyList<TrackLayout> tracks = Assert.Single(b.Disc.Layout.Sessions).Tracks;
        Assert.Equal(appends ? 3 : 2, tracks.Count);
        AssertSound(b, tracks[0], complete);
        AssertSound(b, tracks[1], broken);
        if (appends)
        {
            AssertSound(b, tracks[2], added);
        }
    }

    [Fact]
    public void A_track_still_open_in_the_drive_is_finished_before_anything_else()
    {
        using var b = new Burner();
        byte[] broken = Signals.Noise(54, 2), added = Signals.Noise(350, 3);
        WriteWithoutEnd(new MmcDrive(b.Connection), Lba.Zero, broken);

        using (TrackAtOnceRecorder recorder = b.Recorder(Burner.Options with { AllowAppend = true }))
        {
            recorder.Prepare();
            RecordedTrack track = recorder.WriteTrack(new MemoryStream(added), added.Length);
            Assert.Equal(2, track.Number);
            Assert.Equal([1, 2], recorder.Tracks.Select(t => t.Number));
            Assert.True(recorder.Tracks[0] is { IsShortened: true, LengthSectors: >= 300 });
            recorder.Close();
        }

        IReadOnlyList<TrackLayout> tracks = Assert.Single(b.Disc.Layout.Sessions).Tracks;
        AssertSound(b, tracks[0], broken);
        AssertSound(b, tracks[1], added);
    }

    [Fact]
    public void A_session_that_cannot_close_over_an_incomplete_track_closes_the_track_first()
    {
        using var b = new Burner();
        byte[] sound = Signals.Noise(300, 1);
        using TrackAtOnceRecorder recorder = b.Recorder();
        recorder.Prepare();
        recorder.WriteTrack(new MemoryStream(sound), sound.Length);
        b.Suffer(Fault.At(Opcode.CloseTrackSession, FaultAction.Answer(SenseKey.IllegalRequest, 0x72, 0x03)));

        recorder.Close();

        Assert.Equal(3, b.Link.Count(Opcode.CloseTrackSession));
        Assert.Equal(DiscStatus.Complete, b.Disc.Status);
    }

    private static void AssertSound(Burner b, TrackLayout track, byte[] sound)
    {
        byte[] read = new byte[sound.Length];
        b.Disc.ReadSectors(track.Start, read);
        Assert.True(read.AsSpan().SequenceEqual(sound), $"track {track.Number}");
    }

    // The folder as it lies there while a track is being written is what a program that dies leaves behind.
    private static void LeaveInTheMiddle(TempFolder folder, byte[] complete, byte[] broken)
    {
        using var b = new Burner(disc: VirtualDisc.Create(folder.PathOf("before")));
        Lba next;
        using (TrackAtOnceRecorder recorder = b.Recorder())
        {
            recorder.Prepare();
            recorder.WriteTrack(new MemoryStream(complete), complete.Length);
            Assert.True(new MmcDrive(b.Connection).ReadTrackInformation(ReadTrackInformation.InvisibleTrack, out TrackInformation? info).IsGood);
            next = info!.Value.NextWritable!.Value;
        }

        WriteWithoutEnd(new MmcDrive(b.Connection), next, broken);
        Directory.CreateDirectory(folder.PathOf("after"));
        foreach (string file in Directory.GetFiles(folder.PathOf("before")).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)))
        {
            using var source = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using FileStream copy = File.Create(Path.Combine(folder.PathOf("after"), Path.GetFileName(file)));
            source.CopyTo(copy);
        }
    }

    private static void WriteWithoutEnd(MmcDrive drive, Lba start, byte[] sound)
    {
        drive.TestUnitReady();
        Assert.True(drive.WriteModePage(WriteParametersPage.TrackAtOnceAudio with { MultiSession = MultiSession.NextAllowed }).IsGood);
        const int Chunk = 27 * CdSector.AudioBytes;
        for (int offset = 0; offset < sound.Length; offset += Chunk)
        {
            int count = Math.Min(Chunk, sound.Length - offset) / CdSector.AudioBytes;
            var write = new Write10(start + (offset / CdSector.AudioBytes), (ushort)count);
            Assert.True(drive.Execute(write, sound.AsSpan(offset, count * CdSector.AudioBytes)).IsGood);
        }
    }
}

using Redbook.Discs;
using Redbook.Emulation.Recorded;
using Redbook.Emulation.Stores;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;
using Redbook.Testing;

namespace Redbook.Emulation.Tests;

public sealed class StoreFailureTests : IDisposable
{
    private static readonly byte[][] Tracks = [Host.Sound(1, 120), Host.Sound(2, 310)];

    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void A_change_that_cannot_be_kept_is_a_write_error_and_the_same_command_works_afterwards()
    {
        string expected = Record(failAt: -1, out int changes);
        Assert.True(changes > 20);
        for (int failAt = 0; failAt < changes; failAt++)
        {
            Assert.Equal(expected, Record(failAt, out _));
        }
    }

    [Fact]
    public void Between_any_two_changes_the_folder_holds_a_disc_that_a_recorder_accepts()
    {
        string folder = _temp.PathOf("a.disc");
        List<string> moments = [];
        var state = new DiscState { Medium = new MediumOptions() };
        FolderStore kept = FolderStore.Create(folder, state);
        using (VirtualDisc disc = new(state, new ObservedStore(kept, what => moments.Add(Snapshot(folder, moments.Count, what)))))
        {
            using Host host = new(disc);
            Conversation(host, static command => Host.Good(command()));
        }

        Assert.True(moments.Count > 20);
        foreach (string moment in moments)
        {
            Inspect(moment);
        }
    }

    private static string Record(int failAt, out int changes)
    {
        int seen = 0;
        var state = new DiscState { Medium = new MediumOptions() };
        using VirtualDisc disc = new(state, new ObservedStore(new MemoryStore(), what =>
        {
            if (seen++ == failAt)
            {
                throw new IOException($"There is no room to {what}.");
            }
        }));
        using Host host = new(disc);
        int refusals = 0;
        Conversation(host, command =>
        {
            ScsiResult result = command();
            if (!result.IsGood)
            {
                Host.Refused("3/0C/00", result);
                refusals++;
                Host.Good(command());
            }
        });
        changes = seen;

        // A failure to cut off what is cut off later anyway need not be told.
        Assert.InRange(refusals, 0, failAt < 0 ? 0 : 1);
        Assert.Equal(Tracks[0], host.ReadAudio(Lba.Zero, 120));
        Assert.Equal(Tracks[1], host.ReadAudio(new Lba(452), 310));
        return FolderDiscTests.Text(disc.Layout);
    }

    // Two tracks, the first flushed in the middle, and the end of the session.
    private static void Conversation(Host host, Action<Func<ScsiResult>> send)
    {
        send(() => host.Drive.WriteModePage(WriteParametersPage.TrackAtOnceAudio));
        Lba start = Lba.Zero;
        foreach (byte[] track in Tracks)
        {
            for (int sector = 0; sector < track.Length / CdSector.AudioBytes; sector += 40)
            {
                byte[] piece = track[(sector * CdSector.AudioBytes)..Math.Min((sector + 40) * CdSector.AudioBytes, track.Length)];
                Lba at = start + sector;
                send(() => host.Write(at, piece));
                if (sector is 40)
                {
                    send(host.Synchronize);
                }
            }

            send(host.Synchronize);
            start = host.NextWritable;
        }

        send(host.CloseSession);
    }

    private string Snapshot(string folder, int number, string next)
    {
        string copy = Directory.CreateDirectory(_temp.PathOf($"{number} before {next}")).FullName;
        foreach (string name in (string[])[FolderStore.StateName, FolderStore.MainChannelName, FolderStore.SheetName])
        {
            string file = Path.Combine(folder, name);
            if (File.Exists(file))
            {
                File.Copy(file, Path.Combine(copy, name));
            }
        }

        return copy;
    }

    private static void Inspect(string folder)
    {
        using VirtualDisc disc = VirtualDisc.Open(folder);
        using Host host = new(disc);
        int recorded = 0;
        foreach (TrackLayout track in disc.Layout.Tracks)
        {
            byte[] expected = Tracks[track.Number - 1];
            byte[] actual = host.ReadAudio(track.Start, track.LengthSectors);

            // What was sent, as far as it had come; then only what the drive adds at the end of a track.
            int sent = actual.Length - actual.Reverse().TakeWhile(static value => value == 0).Count();
            sent = Math.Min((sent + CdSector.AudioBytes - 1) / CdSector.AudioBytes * CdSector.AudioBytes, expected.Length);
            Assert.Equal(expected[..sent], actual[..sent]);
            Assert.DoesNotContain(actual[sent..], static value => value != 0);
            recorded++;
        }

        if (disc.Status != DiscStatus.Complete)
        {
            host.SelectTrackAtOnce();
            host.RecordTrack(Host.Sound(3, 300));
            Host.Good(host.CloseSession());
            recorded++;
        }

        Host.Good(host.Drive.ReadToc(out TocResponse? toc));
        Assert.Equal(recorded + 1, toc!.Entries.Count);
    }
}

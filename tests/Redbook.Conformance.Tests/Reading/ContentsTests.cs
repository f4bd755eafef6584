using Redbook.Discs;
using Redbook.Mmc;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;

namespace Redbook.Conformance.Tests.Reading;

/// <summary>The table of contents in all its forms.</summary>
public sealed class ContentsTests
{
    [Theory]
    [MemberData(nameof(DriveCases.All), MemberType = typeof(DriveCases))]
    public void A_table_of_contents_is_there_exactly_where_a_session_is_closed(string name)
    {
        using DriveUnderTest drive = DriveCases.Open(name);
        ScsiResult toc = drive.Drive.ReadToc(out _), sessions = drive.Drive.ReadSessionInfo(out _), full = drive.Drive.ReadFullToc(out _);
        drive.Drive.ReadDiscInformation(out DiscInformation? info);
        bool hasClosed = info is { Status: DiscStatus.Complete } or { SessionCount: > 1 };

        Assert.Equal(hasClosed, toc.IsGood);
        Assert.Equal(hasClosed, sessions.IsGood);
        Assert.Equal(hasClosed, full.IsGood);
    }

    [Theory]
    [MemberData(nameof(DriveCases.All), MemberType = typeof(DriveCases))]
    public void All_forms_tell_the_same(string name)
    {
        using DriveUnderTest drive = DriveCases.Open(name);
        if (!drive.Drive.ReadToc(out TocResponse? toc).IsGood)
        {
            return;
        }

        Assert.True(TocResponse.TryParse(drive.Get("43 02 00 00 00 00 00 FF FE 00"), msf: true, out TocResponse? times));
        Assert.Equal(toc!.Entries, times!.Entries);

        drive.Good(drive.Drive.ReadFullToc(out FullTocResponse? full));
        FullTocEntry[] tracks = [.. full!.Entries.Where(static entry => entry is { Adr: 1, Point: >= 1 and <= 99 })];
        Assert.Equal(
            toc.Entries.Where(static entry => !entry.IsLeadOut).Select(static entry => (entry.Track, entry.Control, (Msf?)entry.Start.ToAbsoluteMsf())),
            tracks.Select(static entry => (entry.Point, entry.Control, entry.PointTime)));
        FullTocEntry leadOut = full.Entries.Last(static entry => entry is { Adr: 1, Point: FullTocEntry.LeadOutPoint });
        Assert.Equal(toc.LeadOut?.Start.ToAbsoluteMsf(), leadOut.PointTime);

        for (byte session = full.FirstSession; session <= full.LastSession; session++)
        {
            FullTocEntry Point(byte point) => full.Entries.Single(entry => entry.Session == session && entry.Adr == 1 && entry.Point == point);
            IEnumerable<byte> own = tracks.Where(entry => entry.Session == session).Select(static entry => entry.Point);
            Assert.Equal(own.Min(), Point(FullTocEntry.FirstTrackPoint).PMinute);
            Assert.Equal(own.Max(), Point(FullTocEntry.LastTrackPoint).PMinute);
        }

        drive.Good(drive.Drive.ReadSessionInfo(out TocResponse? sessions));
        Assert.Equal(full.FirstSession, sessions!.First);
        Assert.Equal(full.LastSession, sessions.Last);
        TocEntry firstOfLast = Assert.Single(sessions.Entries);
        Assert.Equal(tracks.First(entry => entry.Session == full.LastSession).Point, firstOfLast.Track);
        Assert.Equal(toc.Entries.Single(entry => entry.Track == firstOfLast.Track).Start, firstOfLast.Start);
    }

    [Theory]
    [MemberData(nameof(DriveCases.All), MemberType = typeof(DriveCases))]
    public void Contents_tracks_and_disc_agree(string name)
    {
        using DriveUnderTest drive = DriveCases.Open(name);
        drive.Drive.ReadDiscInformation(out DiscInformation? info);
        if (!drive.Drive.ReadToc(out TocResponse? toc).IsGood)
        {
            return;
        }

        TocEntry[] tracks = [.. toc!.Entries.Where(static entry => !entry.IsLeadOut)];
        Assert.Equal(info!.Value.FirstTrack, tracks[0].Track);
        Assert.Equal((toc.First, toc.Last), (tracks[0].Track, tracks[^1].Track));
        foreach (TocEntry entry in tracks)
        {
            drive.Good(drive.Drive.ReadTrackInformation(entry.Track, out TrackInformation? track));
            Assert.Equal(entry.Start, track!.Value.Start);
            Assert.Equal(entry.Control & Control.Data, track.Value.Control & Control.Data);
            Assert.Null(track.Value.NextWritable);
            Assert.True(track.Value.LengthSectors > 0);
            byte[] byAddress = drive.Get($"52 00 {entry.Start.Value:X8} 00 00 24 00");
            Assert.Equal(entry.Track, byAddress[2]);
        }

        drive.Good(drive.Drive.ReadTrackInformation(tracks[^1].Track, out TrackInformation? last));
        Assert.Equal(toc.LeadOut!.Value.Start - last!.Value.Start, last.Value.LengthSectors);

        if (info.Value.Status == DiscStatus.Complete)
        {
            Assert.Equal(tracks[^1].Track, info.Value.LastTrackOfLastSession);
            Assert.True(Capacity.TryParse(drive.Get("25 00 00 00 00 00 00 00 00 00"), out Capacity capacity));
            Assert.InRange(toc.LeadOut.Value.Start - capacity.Last, 1, 3);
        }
    }

    // Asked from a track on, the list is the end of the whole one.
    [Theory]
    [MemberData(nameof(DriveCases.All), MemberType = typeof(DriveCases))]
    public void A_list_from_a_track_on_is_the_end_of_the_whole(string name)
    {
        using DriveUnderTest drive = DriveCases.Open(name);
        if (!drive.Drive.ReadToc(out TocResponse? toc).IsGood)
        {
            return;
        }

        for (int from = 0; from < toc!.Entries.Count; from++)
        {
            Assert.True(TocResponse.TryParse(
                drive.Get($"43 00 00 00 00 00 {toc.Entries[from].Track:X2} FF FE 00"), msf: false, out TocResponse? part));
            Assert.Equal((toc.First, toc.Last), (part!.First, part.Last));
            Assert.Equal(toc.Entries.Skip(from), part.Entries);
        }
    }
}

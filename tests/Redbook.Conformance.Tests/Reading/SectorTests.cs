using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;

namespace Redbook.Conformance.Tests.Reading;

/// <summary>READ CD: what is selected comes, in its order, and it is the same however it was selected.</summary>
public sealed class SectorTests
{
    private const int Sectors = 20;

    // Real drives hand out Q of a sector or two beside the one asked for.
    private const int NamedDriveSlackSectors = 3;

    [Theory]
    [MemberData(nameof(DriveCases.All), MemberType = typeof(DriveCases))]
    public void A_selection_holds_what_others_hold(string name)
    {
        using DriveUnderTest drive = DriveCases.Open(name);
        foreach (TrackInformation track in AudioTracks(drive))
        {
            byte[] sound = Read(drive, track.Start, 0x10, SubChannelSelection.None, CdSector.AudioBytes);
            Assert.Equal(sound, Read(drive, track.Start, 0xF8, SubChannelSelection.None, CdSector.AudioBytes));

            // Any type, CD-DA, and the bit that old programs set there.
            foreach (byte type in (byte[])[0x00, 0x02, 0x04, 0x06])
            {
                byte[] data = new byte[sound.Length];
                drive.Good(drive.Send($"BE {type:X2} {track.Start.Value:X8} 00 00 {Sectors:X2} 10 00 00", TransferDirection.FromDevice, data));
                Assert.Equal(sound, data);
            }

            Msf from = track.Start.ToAbsoluteMsf(), to = (track.Start + Sectors).ToAbsoluteMsf();
            byte[] byTime = new byte[sound.Length];
            drive.Good(drive.Drive.Execute(new ReadCdMsf(from, to, 1, ReadCd.UserData, SubChannelSelection.None), byTime));
            Assert.Equal(sound, byTime);

            foreach ((byte selection, SubChannelSelection sub, int extra) in ((byte, SubChannelSelection, int)[])
                [(0x12, SubChannelSelection.None, 294), (0x14, SubChannelSelection.None, 296), (0x10, SubChannelSelection.RawPw, 96),
                 (0x10, SubChannelSelection.Q, 16), (0x10, SubChannelSelection.CorrectedRw, 96), (0xFA, SubChannelSelection.RawPw, 390)])
            {
                int size = CdSector.AudioBytes + extra;
                byte[] both = Read(drive, track.Start, selection, sub, size);
                for (int i = 0; i < Sectors; i++)
                {
                    Assert.Equal(sound.AsSpan(i * CdSector.AudioBytes, CdSector.AudioBytes), both.AsSpan(i * size, CdSector.AudioBytes));
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(DriveCases.All), MemberType = typeof(DriveCases))]
    public void The_sub_channel_tells_the_address_of_its_sector(string name)
    {
        using DriveUnderTest drive = DriveCases.Open(name);
        int slack = drive.IsNamed ? NamedDriveSlackSectors : 0;
        foreach (TrackInformation track in AudioTracks(drive))
        {
            byte[] raw = Read(drive, track.Start, 0, SubChannelSelection.RawPw, SubcodeBits.Size);
            byte[] formatted = Read(drive, track.Start, 0, SubChannelSelection.Q, SubcodeBits.PqSize);
            for (int i = 0; i < Sectors; i++)
            {
                byte[] q = new byte[QFrame.Size];
                SubcodeBits.ExtractQ(raw.AsSpan(i * SubcodeBits.Size, SubcodeBits.Size), q);
                var frame = new QFrame(q);
                var other = new QFrame(formatted.AsSpan(i * SubcodeBits.PqSize, QFrame.Size));
                if (frame.Adr == 1 && other.Adr == 1 && !drive.IsNamed)
                {
                    Assert.Equal(q.AsSpan(0, QFrame.PayloadSize), formatted.AsSpan(i * SubcodeBits.PqSize, QFrame.PayloadSize));
                }

                Assert.True(frame.IsCrcValid || drive.IsNamed, $"sector {track.Start + i}");
                if (!frame.IsCrcValid || frame.Adr != 1)
                {
                    continue;
                }

                Assert.Equal(track.Track, frame.Track.ToBinary());
                Assert.InRange(Time(frame.AbsoluteTime) - (track.Start + i), -slack, slack);
                Assert.InRange(Time(frame.RunningTime).Value + Lba.PregapSectors - i, -slack, slack);
            }
        }
    }

    [Theory]
    [MemberData(nameof(DriveCases.All), MemberType = typeof(DriveCases))]
    public void Nothing_is_read_from_where_nothing_is_recorded(string name)
    {
        using DriveUnderTest drive = DriveCases.Open(name);
        TrackInformation[] tracks = [.. AudioTracks(drive)];
        Lba end = tracks is [] ? Lba.Zero : tracks[^1].Start + (int)tracks[^1].LengthSectors;
        ScsiResult result = drive.Drive.Execute(new ReadCd(end, 1, 1, ReadCd.UserData, SubChannelSelection.None), new byte[CdSector.AudioBytes]);
        if (drive.Status is null)
        {
            drive.Refused(result, SenseKey.NotReady, 0x3A);
        }
        else if (!drive.IsNamed || tracks is [])
        {
            drive.Refused(result, SenseKey.IllegalRequest, 0x21, 0x64);
        }
    }

    [Theory]
    [MemberData(nameof(DriveCases.All), MemberType = typeof(DriveCases))]
    public void No_sectors_are_read_without_a_complaint(string name)
    {
        using DriveUnderTest drive = DriveCases.Open(name);
        foreach (TrackInformation track in AudioTracks(drive))
        {
            ScsiResult result = drive.Drive.Execute(
                new ReadCd(track.Start, 0, 1, ReadCd.UserData, SubChannelSelection.None), new byte[CdSector.AudioBytes]);
            drive.Good(result);
            Assert.Equal(0, result.BytesTransferred);
        }
    }

    [Theory]
    [MemberData(nameof(DriveCases.All), MemberType = typeof(DriveCases))]
    public void Codes_read_with_their_own_command_are_those_of_the_sub_channel(string name)
    {
        using DriveUnderTest drive = DriveCases.Open(name);
        TrackInformation[] tracks = [.. AudioTracks(drive)];
        if (tracks is [])
        {
            return;
        }

        Assert.True(SubChannelMcn.TryParse(drive.Get("42 02 40 02 00 00 00 00 30 00"), out SubChannelMcn catalogue));
        var seen = (Mcn: (Mcn?)null, Isrcs: new Dictionary<int, Isrc>());
        foreach (TrackInformation track in tracks)
        {
            foreach (byte[] q in Frames(drive, track))
            {
                var frame = new QFrame(q);
                if (frame.IsCrcValid && frame.Adr == 2 && frame.TryGetMcn(out Mcn mcn))
                {
                    seen.Mcn = mcn;
                }
                else if (frame.IsCrcValid && frame.Adr == 3 && frame.TryGetIsrc(out Isrc isrc))
                {
                    seen.Isrcs[track.Track] = isrc;
                }
            }
        }

        Assert.Equal(seen.Mcn, catalogue.Mcn);
        foreach (TrackInformation track in tracks)
        {
            Assert.True(SubChannelIsrc.TryParse(drive.Get($"42 02 40 03 00 00 {track.Track:X2} 00 30 00"), out SubChannelIsrc code));
            Assert.Equal(seen.Isrcs.TryGetValue(track.Track, out Isrc isrc) ? isrc : null, code.Isrc);
        }

        if (name == DriveCases.AtOnce)
        {
            Assert.Equal(Recording.Recordings.Mcn, catalogue.Mcn?.Digits);
            Assert.Equal(Recording.Recordings.Isrc, seen.Isrcs[1].Code);
        }
    }

    [Theory]
    [MemberData(nameof(DriveCases.All), MemberType = typeof(DriveCases))]
    public void The_position_is_where_was_read_last(string name)
    {
        using DriveUnderTest drive = DriveCases.Open(name);
        foreach (TrackInformation track in AudioTracks(drive))
        {
            Read(drive, track.Start, 0x10, SubChannelSelection.None, CdSector.AudioBytes);
            Assert.True(SubChannelPosition.TryParse(drive.Get("42 00 40 01 00 00 00 00 10 00"), msf: false, out SubChannelPosition position));
            if (drive.IsNamed)
            {
                // A drive reads ahead; its head may be anywhere by now.
                return;
            }

            Assert.Equal(track.Start + (Sectors - 1), position.Absolute);
            Assert.Equal((track.Track, 1), (position.Track, position.Index));
            Assert.Equal(Sectors - 1, position.RelativeSectors);
        }
    }

    /// <summary>The tracks that are recorded, in the order of their numbers.</summary>
    internal static IEnumerable<TrackInformation> AudioTracks(DriveUnderTest drive)
    {
        drive.Drive.ReadDiscInformation(out DiscInformation? info);
        for (int number = info?.FirstTrack ?? 100; number <= info?.LastTrackOfLastSession; number++)
        {
            ScsiResult result = drive.Drive.ReadTrackInformation((uint)number, out TrackInformation? track);
            if (result.IsGood && track is { IsBlank: false, LengthSectors: >= Sectors } found && !found.Control.HasFlag(Control.Data))
            {
                yield return found;
            }
        }
    }

    // Two seconds and more: each code is there at least once.
    private static IEnumerable<byte[]> Frames(DriveUnderTest drive, TrackInformation track)
    {
        for (int at = 0; at + Sectors <= Math.Min(track.LengthSectors, 240); at += Sectors)
        {
            byte[] raw = Read(drive, track.Start + at, 0, SubChannelSelection.RawPw, SubcodeBits.Size);
            for (int i = 0; i < Sectors; i++)
            {
                byte[] q = new byte[QFrame.Size];
                SubcodeBits.ExtractQ(raw.AsSpan(i * SubcodeBits.Size, SubcodeBits.Size), q);
                yield return q;
            }
        }
    }

    private static byte[] Read(DriveUnderTest drive, Lba start, byte selection, SubChannelSelection sub, int sectorBytes)
    {
        byte[] data = new byte[Sectors * sectorBytes];
        ScsiResult result = drive.Drive.Execute(new ReadCd(start, Sectors, 0, selection, sub), data);
        drive.Good(result);
        Assert.Equal(data.Length, result.BytesTransferred);
        return data;
    }

    private static Lba Time(ReadOnlySpan<byte> bcd) => Lba.FromAbsoluteMsf(
        new Msf(new Bcd(bcd[0]).ToBinary(), new Bcd(bcd[1]).ToBinary(), new Bcd(bcd[2]).ToBinary()));
}

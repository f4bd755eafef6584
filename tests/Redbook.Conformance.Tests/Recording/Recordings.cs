using System.Text;
using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;

namespace Redbook.Conformance.Tests.Recording;

/// <summary>Discs recorded command by command, as the standard has it and no program's engine does it.</summary>
internal static class Recordings
{
    public const string Mcn = "4006381333931";
    public const string Isrc = "DEZ651234567";

    private const int SectorsPerWrite = 26;
    private const int BusyRetries = 20_000;

    /// <summary>Two tracks just long enough: 4 s and a little more.</summary>
    public static IReadOnlyList<byte[]> TwoTracks { get; } = [Sound(1, 300), Sound(2, 317)];

    public static byte[] Sound(int seed, int sectors)
    {
        byte[] sound = new byte[sectors * CdSector.AudioBytes];
        new Random(seed).NextBytes(sound);
        return sound;
    }

    /// <summary>Erases a CD-RW unless it is blank.</summary>
    public static void MakeBlank(DriveUnderTest drive)
    {
        if (drive.Status != DiscStatus.Blank)
        {
            drive.Good(drive.Drive.Execute(new Blank(BlankingType.Minimal, Immediate: true, 0)));
            drive.Settle();
        }

        Assert.Equal(DiscStatus.Blank, drive.Status);
    }

    public static WriteParametersPage TrackAtOnce(bool nextAllowed) => WriteParametersPage.TrackAtOnceAudio with
    {
        MultiSession = nextAllowed ? MultiSession.NextAllowed : MultiSession.None,
    };

    /// <summary>Records tracks one at a time, and closes the session if wanted.</summary>
    /// <returns>Where each track begins.</returns>
    public static IReadOnlyList<Lba> RecordTracksAtOnce(
        DriveUnderTest drive, IReadOnlyList<byte[]> tracks, bool close, bool nextAllowed)
    {
        drive.Good(drive.Drive.WriteModePage(TrackAtOnce(nextAllowed)));
        var starts = new List<Lba>();
        foreach (byte[] sound in tracks)
        {
            Lba start = NextWritable(drive);
            Write(drive, start, sound, CdSector.AudioBytes);
            drive.Good(drive.Drive.Execute(new SynchronizeCache(Immediate: false)));
            drive.Settle();
            starts.Add(start);
        }

        if (close)
        {
            drive.Good(drive.Drive.Execute(new CloseTrackSession(CloseFunction.Session, 0, Immediate: true)));
            drive.Settle();
        }

        return starts;
    }

    /// <summary>Records tracks without gaps, with a catalogue number and a recording code for the first.</summary>
    /// <returns>Where each track begins.</returns>
    public static IReadOnlyList<Lba> RecordSessionAtOnce(DriveUnderTest drive, IReadOnlyList<byte[]> tracks)
    {
        drive.Good(drive.Drive.WriteModePage(WriteParametersPage.TrackAtOnceAudio with
        {
            WriteType = WriteType.SessionAtOnce,
            DataBlockType = DataBlockType.Raw,
            MultiSession = MultiSession.None,
        }));

        var sheet = new List<byte>();
        void Entry(params ReadOnlySpan<byte> bytes) => sheet.AddRange(bytes);
        void At(byte track, byte index, Lba address, byte form)
        {
            Msf time = address.ToAbsoluteMsf();
            Entry(0x01, track, index, form, 0, time.Minute, time.Second, time.Frame);
        }

        Entry([0x02, .. Encoding.ASCII.GetBytes(Mcn[..7])]);
        Entry([0x02, .. Encoding.ASCII.GetBytes(Mcn[7..]), 0]);
        At(0, 0, Lba.FirstPregap, 0x01);
        Entry([0x03, 1, .. Encoding.ASCII.GetBytes(Isrc[..6])]);
        Entry([0x03, 1, .. Encoding.ASCII.GetBytes(Isrc[6..])]);
        At(1, 0, Lba.FirstPregap, 0x00);
        var starts = new List<Lba>();
        Lba next = Lba.Zero;
        foreach (byte[] sound in tracks)
        {
            starts.Add(next);
            At((byte)starts.Count, 1, next, 0x00);
            next += sound.Length / CdSector.AudioBytes;
        }

        At(0xAA, 1, next, 0x01);
        drive.Good(drive.Drive.Execute(new SendCueSheet(sheet.Count), sheet.ToArray()));

        byte[] all = [.. new byte[Lba.PregapSectors * CdSector.AudioBytes], .. tracks.SelectMany(static sound => sound)];
        Write(drive, Lba.FirstPregap, all, CdSector.AudioBytes);
        drive.Good(drive.Drive.Execute(new SynchronizeCache(Immediate: false)));
        drive.Settle();
        return starts;
    }

    /// <summary>Records tracks without gaps, every sector with its sub-channel, lead-in and lead-out included.</summary>
    /// <returns>Where each track begins.</returns>
    public static IReadOnlyList<Lba> RecordRaw(DriveUnderTest drive, IReadOnlyList<byte[]> tracks)
    {
        drive.Good(drive.Drive.WriteModePage(WriteParametersPage.TrackAtOnceAudio with
        {
            WriteType = WriteType.Raw,
            DataBlockType = DataBlockType.RawPw,
            MultiSession = MultiSession.None,
        }));
        drive.Good(drive.Drive.ReadAtip(out Atip? atip));
        Lba leadIn = Lba.FromAbsoluteMsf(Assert.NotNull(atip?.LeadInStart));
        Assert.Equal(leadIn, NextWritable(drive));

        var layouts = new List<TrackLayout>();
        Lba next = Lba.Zero;
        foreach (byte[] sound in tracks)
        {
            Lba end = next + (sound.Length / CdSector.AudioBytes);
            layouts.Add(new TrackLayout { Number = layouts.Count + 1, Indexes = [new TrackIndex(1, next)], End = end });
            next = end;
        }

        var session = new SessionLayout { Number = 1, Tracks = layouts, LeadOut = next, IsClosed = true };
        var subcode = new SubcodeGenerator(
            new DiscLayout { Sessions = [session] }, new SubcodeOptions { LeadInStart = leadIn });
        const int SectorBytes = CdSector.AudioBytes + CdSector.SubchannelBytes;
        byte[] disc = new byte[(next + RedBookLimits.FirstLeadOutSectors - leadIn) * SectorBytes];
        int at = Lba.Zero - leadIn;
        foreach (byte[] sector in tracks.SelectMany(static sound => sound.Chunk(CdSector.AudioBytes)))
        {
            sector.CopyTo(disc, at++ * SectorBytes);
        }

        subcode.WriteRawSectors(leadIn, disc);
        Write(drive, leadIn, disc, SectorBytes);
        drive.Good(drive.Drive.Execute(new SynchronizeCache(Immediate: false)));
        drive.Settle();
        return [.. layouts.Select(static track => track.Start)];
    }

    /// <summary>Writes blocks one after the other, waiting where the buffer is full.</summary>
    public static void Write(DriveUnderTest drive, Lba start, ReadOnlySpan<byte> blocks, int blockBytes)
    {
        byte[] piece = new byte[SectorsPerWrite * blockBytes];
        for (int at = 0; at < blocks.Length; at += piece.Length)
        {
            int bytes = Math.Min(piece.Length, blocks.Length - at);
            blocks.Slice(at, bytes).CopyTo(piece);
            ScsiResult result = default;
            for (int i = 0; i < BusyRetries; i++)
            {
                result = drive.Drive.Execute(new Write10(start + (at / blockBytes), (ushort)(bytes / blockBytes)), piece.AsSpan(0, bytes));
                if (result.Sense is not { Key: SenseKey.NotReady, Asc: 0x04, Ascq: 0x08 })
                {
                    break;
                }

                Thread.Sleep(10);
            }

            drive.Good(result);
        }
    }

    public static Lba NextWritable(DriveUnderTest drive)
    {
        drive.Good(drive.Drive.ReadTrackInformation(ReadTrackInformation.InvisibleTrack, out TrackInformation? info));
        return Assert.NotNull(Assert.NotNull(info).NextWritable);
    }

    public static byte[] ReadAudio(DriveUnderTest drive, Lba start, int sectors)
    {
        byte[] sound = new byte[sectors * CdSector.AudioBytes];
        for (int done = 0; done < sectors; done += SectorsPerWrite)
        {
            int count = Math.Min(SectorsPerWrite, sectors - done);
            drive.Good(drive.Drive.ReadAudio(start + done, sound.AsSpan(done * CdSector.AudioBytes, count * CdSector.AudioBytes)));
        }

        return sound;
    }
}

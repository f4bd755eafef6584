using System.Text;
using Redbook.Coding.CdText;
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
    /// <param name="drive">The drive.</param>
    /// <param name="tracks">The sound.</param>
    /// <param name="form">The form of the sub-channel.</param>
    /// <param name="text">CD-TEXT for the lead-in, where the form has room for it.</param>
    /// <returns>Where each track begins.</returns>
    public static IReadOnlyList<Lba> RecordRaw(
        DriveUnderTest drive, IReadOnlyList<byte[]> tracks, DataBlockType form = DataBlockType.RawPw, byte[]? text = null)
    {
        drive.Good(drive.Drive.WriteModePage(WriteParametersPage.TrackAtOnceAudio with
        {
            WriteType = WriteType.Raw,
            DataBlockType = form,
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
        int subBytes = form == DataBlockType.RawPq ? SubcodeBits.PqSize : CdSector.SubchannelBytes;
        int sectorBytes = CdSector.AudioBytes + subBytes;
        byte[] disc = new byte[(next + RedBookLimits.FirstLeadOutSectors - leadIn) * sectorBytes];
        int at = Lba.Zero - leadIn;
        foreach (byte[] sector in tracks.SelectMany(static sound => sound.Chunk(CdSector.AudioBytes)))
        {
            sector.CopyTo(disc, at++ * sectorBytes);
        }

        var texts = new CdTextLeadIn(text ?? []);
        byte[] raw = new byte[CdSector.SubchannelBytes];
        for (int i = 0; i * sectorBytes < disc.Length; i++)
        {
            Lba address = leadIn + i;
            raw.AsSpan().Clear();
            if (address < Lba.FirstPregap && !texts.IsEmpty)
            {
                texts.Write(i, raw);
            }

            subcode.WriteRaw(address, raw);
            Span<byte> sub = disc.AsSpan((i * sectorBytes) + CdSector.AudioBytes, subBytes);
            if (form == DataBlockType.RawPq)
            {
                SubcodeBits.ToPq16(raw, sub);
            }
            else
            {
                // Without R to W, and in the lead-in, packed and raw are the same.
                raw.CopyTo(sub);
            }
        }

        Write(drive, leadIn, disc, sectorBytes);
        drive.Good(drive.Drive.Execute(new SynchronizeCache(Immediate: false)));
        drive.Settle();
        return [.. layouts.Select(static track => track.Start)];
    }

    /// <summary>Records a track of sound in a session at once, with CD-TEXT in its lead-in.</summary>
    public static void RecordWithText(DriveUnderTest drive, byte[] sound, byte[] text)
    {
        drive.Good(drive.Drive.WriteModePage(WriteParametersPage.TrackAtOnceAudio with
        {
            WriteType = WriteType.SessionAtOnce,
            DataBlockType = DataBlockType.Raw,
            MultiSession = MultiSession.None,
        }));
        drive.Good(drive.Drive.ReadAtip(out Atip? atip));
        Lba leadIn = Lba.FromAbsoluteMsf(Assert.NotNull(atip?.LeadInStart));
        Msf end = new Lba(sound.Length / CdSector.AudioBytes).ToAbsoluteMsf();
        byte[] sheet =
        [
            0x01, 0, 0, 0x41, 0, 0, 0, 0, 0x01, 1, 0, 0, 0, 0, 0, 0, 0x01, 1, 1, 0, 0, 0, 2, 0,
            0x01, 0xAA, 1, 1, 0, end.Minute, end.Second, end.Frame,
        ];
        drive.Good(drive.Drive.Execute(new SendCueSheet(sheet.Length), sheet));
        var texts = new CdTextLeadIn(text);
        byte[] area = new byte[(Lba.FirstPregap - leadIn) * CdSector.SubchannelBytes];
        for (int i = 0; i < Lba.FirstPregap - leadIn; i++)
        {
            texts.Write(i, area.AsSpan(i * CdSector.SubchannelBytes, CdSector.SubchannelBytes));
        }

        Write(drive, leadIn, area, CdSector.SubchannelBytes);
        Write(drive, Lba.FirstPregap, [.. new byte[Lba.PregapSectors * CdSector.AudioBytes], .. sound], CdSector.AudioBytes);
        drive.Good(drive.Drive.Execute(new SynchronizeCache(Immediate: false)));
        drive.Settle();
    }

    /// <summary>Records a track of data, and closes the session.</summary>
    /// <returns>Where it begins.</returns>
    public static Lba RecordData(DriveUnderTest drive, DataBlockType form, byte[] blocks, int blockBytes)
    {
        drive.Good(drive.Drive.WriteModePage(Data(form)));
        Lba start = NextWritable(drive);
        Write(drive, start, blocks, blockBytes);
        drive.Good(drive.Drive.Execute(new SynchronizeCache(Immediate: false)));
        drive.Settle();
        drive.Good(drive.Drive.Execute(new CloseTrackSession(CloseFunction.Session, 0, Immediate: true)));
        drive.Settle();
        return start;
    }

    /// <summary>Page 05h for a track of data.</summary>
    public static WriteParametersPage Data(DataBlockType form) => TrackAtOnce(nextAllowed: false) with
    {
        TrackMode = Control.Data,
        DataBlockType = form,
        SessionFormat = (byte)(form == DataBlockType.Mode1 ? 0x00 : 0x20),
    };

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

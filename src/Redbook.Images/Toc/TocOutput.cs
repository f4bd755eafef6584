using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Redbook.Coding.CdText;
using Redbook.Discs;
using Redbook.Images.Formats;

namespace Redbook.Images.Toc;

/// <summary>Writes a disc as a TOC file with the files that belong to it.</summary>
internal sealed class TocOutput
{
    private readonly DiscImage _image;
    private readonly ImageSession _session;
    private readonly ImageOutput _output;
    private readonly StringBuilder _toc = new();
    private int _doneSectors;

    private TocOutput(DiscImage image, ImageOutput output) =>
        (_image, _session, _output) = (image, image.Sessions[0], output);

    /// <summary>Writes TOC file and content.</summary>
    public static void Write(DiscImage image, ImageOutput output)
    {
        var writer = new TocOutput(image, output);
        OlderFiles.ReplaceNamed(image, output, TocTextOutput.Quote);
        writer.Head();
        writer.Tracks();

        // Every string is ASCII: what is not is written as octal numbers of its bytes.
        output.Write(Path.GetFileName(output.Target.Path), Encoding.ASCII.GetBytes(writer._toc.ToString()));
    }

    /// <summary>What the format cannot hold.</summary>
    public static void ListLosses(DiscImage image, ImageTarget target, FindingList findings)
    {
        for (int i = 1; i < image.Sessions.Count; i++)
        {
            findings.Warning(
                "write.sessions",
                $"A TOC file holds one session; session {i + 1} with {WriteLosses.Tracks([.. image.Sessions[i].Tracks.Select(static track => track.Number)])} is lost.");
        }

        DiscImage first = image with { Sessions = [image.Sessions[0]] };
        WriteLosses.FirstPause(first, findings);
        WriteLosses.Subchannel(
            first, track => target.Options.Sound == ImageSound.OneBinary && SubWord(track).Length > 0, findings);
        int[] copies = [.. first.Tracks.Where(static track => track.IsCopyAlternating).Select(static track => track.Number)];
        if (copies.Length > 0)
        {
            findings.Warning("write.scms", $"That {WriteLosses.Tracks(copies)} is marked as a copy (SCMS) is lost.");
        }

        if (target.Options.Sound == ImageSound.FlacPerTrack)
        {
            findings.Note("write.toc-flac", "cdrdao itself opens no FLAC files.", advice: "Write --sound wav where it is to record the disc.");
        }

        if (image.Remarks.Count > 0 || first.Tracks.Any(static track => track.Remarks.Count > 0))
        {
            findings.Note("write.remarks", "Remarks become comments, which are not read back.");
        }

        if (!image.CdTextPacks.IsEmpty
            && !(CdTextBlocks.TryGetPacks(image with { CdTextPacks = default }) is { } packs && packs.Span.SequenceEqual(image.CdTextPacks.Span)))
        {
            findings.Note("write.cd-text", "The CD-TEXT is kept as texts; its packs will be made anew and differ from those found.");
        }

        TocTextOutput.ListLosses(first, findings);
        WriteLosses.Names(target, findings);
    }

    private static string SubWord(ImageTrack track) => track.IsData || track.Subchannel.All(static part => part.Form == SubchannelForm.Zero)
        ? string.Empty
        : track.Subchannel.All(static part => part.Form is SubchannelForm.RwPacks or SubchannelForm.Zero) ? " RW"
        : track.Subchannel.All(static part => part.Form is SubchannelForm.Raw or SubchannelForm.Packed or SubchannelForm.Zero) ? " RW_RAW"
        : string.Empty;

    private void Head()
    {
        bool hasData = _session.Tracks.Any(static track => track.IsData);
        Line(_session.Tracks.Any(static track => track.Mode is TrackMode.Mode2Xa or TrackMode.Mode2) ? "CD_ROM_XA"
            : hasData ? "CD_ROM" : "CD_DA");
        if (_image.Mcn is { } mcn)
        {
            Line($"CATALOG \"{mcn.Digits}\"");
        }

        if (_session.Tracks[0].Number != 1)
        {
            Line($"FIRST_TRACK_NO {_session.Tracks[0].Number}");
        }

        foreach (string remark in _image.Remarks)
        {
            Line($"// {TocTextOutput.Plain(remark)}");
        }

        TocTextOutput.Album(_image.CdText, _toc);
    }

    private void Tracks()
    {
        bool isOneFile = _output.Target.Options.Sound == ImageSound.OneBinary;
        string binaryName = _output.Target.BaseName + ".bin";
        FileStream? binary = null;
        long written = 0;
        var copies = new TrackCopies(_output, _output.Target.Options.Audio);
        var encoded = new FlacTracks(_image, _output);
        using SectorStream sound = SectorStream.Open(_image, 0, _output.Target.Options.Audio);
        using SubchannelStream codes = new(_session);
        Lba next = sound.Start;
        for (int i = 0; i < _session.Tracks.Count; i++)
        {
            ImageTrack track = _session.Tracks[i];
            int skipped = i == 0 && _session.IsPauseStored ? Lba.PregapSectors : 0;
            sound.Position = (long)(next + skipped - sound.Start) * CdSector.AudioBytes;
            codes.Position = (long)(next + skipped - sound.Start) * CdSector.SubchannelBytes;
            int sectors = track.ContentSectors - skipped, pregap = track.PregapSectors - skipped;
            string sub = isOneFile ? SubWord(track) : string.Empty;
            Track(track, sub, i);
            string stem = $"{_output.Target.BaseName} {track.Number:D2}";
            if (track.IsData || sub.Length > 0 || isOneFile)
            {
                bool isApart = !isOneFile;
                string name = isApart ? stem + ".bin" : binaryName;
                FileStream file = isApart ? _output.Create(name) : binary ??= _output.Create(name);
                long start = isApart ? 0 : written;
                long bytes = (long)sectors * (CdSector.AudioBytes + (sub.Length > 0 ? CdSector.SubchannelBytes : 0));
                if (sub.Length > 0)
                {
                    CopyWithSub(sound, codes, file, start, sectors);
                }
                else
                {
                    copies.Add(track, next, skipped, file, start, track.IsData ? null : TurnRound);
                }

                written += isApart ? 0 : bytes;
                Line(track.IsData || sub.Length > 0
                    ? $"DATAFILE {TocTextOutput.Quote(name)}{ByteOffset(start)} {Time(sectors)}"
                    : $"FILE {TocTextOutput.Quote(name)}{Start(start)} {Time(sectors)}");
            }
            else
            {
                bool isFlac = _output.Target.Options.Sound == ImageSound.FlacPerTrack;
                string name = stem + (isFlac ? ".flac" : ".wav");
                FileStream file = _output.Create(name);
                if (isFlac)
                {
                    encoded.Add(track, 0, next + skipped - sound.Start, sectors, file);
                }
                else
                {
                    WaveHeader.Write(file, (long)sectors * CdSector.AudioBytes);
                    copies.Add(track, next, skipped, file, WaveHeader.Size);
                }

                Line($"FILE {TocTextOutput.Quote(name)} 0 {Time(sectors)}");
            }

            if (pregap > 0)
            {
                Line($"START {Time(pregap)}");
            }

            foreach (int index in track.IndexOffsets)
            {
                Line($"INDEX {Time(index)}");
            }

            next += track.ContentSectors;
        }

        copies.Run();
        encoded.Run();
    }

    private void Track(ImageTrack track, string sub, int place)
    {
        _toc.Append('\n');
        Line($"// Track {track.Number}");
        foreach (string remark in track.Remarks)
        {
            Line($"// {TocTextOutput.Plain(remark)}");
        }

        Line($"TRACK {Mode(track.Mode)}{sub}");
        Line(track.Control.HasFlag(Control.CopyPermitted) ? "COPY" : "NO COPY");
        if (!track.IsData)
        {
            Line(track.Control.HasFlag(Control.PreEmphasis) ? "PRE_EMPHASIS" : "NO PRE_EMPHASIS");
            Line(track.Control.HasFlag(Control.FourChannel) ? "FOUR_CHANNEL_AUDIO" : "TWO_CHANNEL_AUDIO");
            if (!track.Isrc.IsEmpty)
            {
                Line($"ISRC \"{track.Isrc.Code}\"");
            }
        }

        TocTextOutput.Track(_image.CdText, place, _toc);
    }

    private static string Mode(TrackMode mode) => mode switch
    {
        TrackMode.Mode1 => "MODE1_RAW",
        TrackMode.Mode2 or TrackMode.Mode2Xa => "MODE2_RAW",
        _ => "AUDIO",
    };

    private static string ByteOffset(long bytes) => bytes > 0 ? $" #{bytes}" : string.Empty;

    // A time where it is one: readers beside cdrdao know no other offset.
    private static string Start(long bytes) => bytes == 0 ? " 0"
        : bytes % CdSector.AudioBytes == 0 ? $" {Time((int)(bytes / CdSector.AudioBytes))}"
        : $"{ByteOffset(bytes)} 0";

    private static string Time(int sectors) =>
        $"{sectors / 4500:D2}:{sectors / CdSector.PerSecond % 60:D2}:{sectors % CdSector.PerSecond:D2}";

    // Bare samples go high byte first, as cdrdao takes them to be.
    private static void TurnRound(Span<byte> bytes)
    {
        Span<short> samples = MemoryMarshal.Cast<byte, short>(bytes);
        BinaryPrimitives.ReverseEndianness(samples, samples);
    }

    private void CopyWithSub(SectorStream sound, SubchannelStream codes, FileStream file, long position, int sectors)
    {
        const int stride = CdSector.AudioBytes + CdSector.SubchannelBytes;
        byte[] sector = new byte[stride];
        for (int i = 0; i < sectors; i++)
        {
            sound.ReadExactly(sector.AsSpan(0, CdSector.AudioBytes));
            codes.ReadExactly(sector.AsSpan(CdSector.AudioBytes));
            TurnRound(sector.AsSpan(0, CdSector.AudioBytes));
            RandomAccess.Write(file.SafeFileHandle, sector, position + ((long)i * stride));
            Report(1);
        }
    }

    private void Report(int sectors)
    {
        _doneSectors += sectors;
        _output.Report((double)_doneSectors / Math.Max(1, _session.ContentSectors));
    }

    private void Line(string line) => _toc.Append(line).Append('\n');
}

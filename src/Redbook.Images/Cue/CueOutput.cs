using System.Text;
using Redbook.Coding.CdText;
using Redbook.Discs;
using Redbook.Images.Formats;

namespace Redbook.Images.Cue;

/// <summary>Writes a disc as a sheet with the files that belong to it.</summary>
internal sealed class CueOutput
{
    private readonly DiscImage _image;
    private readonly ImageOutput _output;
    private readonly StringBuilder _sheet = new();
    private readonly DiscLayout _layout;
    private readonly CdTextBlock? _texts;
    private readonly long _allSectors;
    private long _doneSectors;

    private CueOutput(DiscImage image, ImageOutput output)
    {
        (_image, _output) = (image, output);
        _layout = image.ToLayout();
        _texts = image.CdText is { Blocks: [var block, ..] } ? block : null;
        _allSectors = image.Sessions.Sum(static session => (long)session.ContentSectors);
    }

    /// <summary>Writes sheet, packs and sound.</summary>
    public static void Write(DiscImage image, ImageOutput output)
    {
        var writer = new CueOutput(image, output);
        OlderFiles.ReplaceNamed(image, output, CueWords.Quote);
        writer.Head();
        if (output.Target.Options.Sound == ImageSound.OneBinary)
        {
            writer.OneFile();
        }
        else
        {
            writer.FilePerTrack();
        }

        Encoding encoding = output.Target.Options.TextEncoding ?? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        output.Write(Path.GetFileName(output.Target.Path), [.. encoding.Preamble, .. encoding.GetBytes(writer._sheet.ToString())]);
    }

    /// <summary>The sub-channel of a track is one that the sheet can hold: sound with P to W behind each sector.</summary>
    public static bool HasGraphics(ImageTrack track) => !track.IsData && track.Subchannel.Count > 0
        && track.Subchannel.Any(static part => part.Form != SubchannelForm.Zero)
        && track.Subchannel.All(static part => part.Form is SubchannelForm.Raw or SubchannelForm.Packed or SubchannelForm.Zero);

    /// <summary>Whether the texts are more than the commands of a sheet can say.</summary>
    public static bool NeedsPacks(DiscImage image) => !image.CdTextPacks.IsEmpty || (image.CdText is { Blocks: [var block, ..] } text
        && (text.Blocks.Count > 1 || block.Language != CdTextLanguage.English || block.Copyright != 0 || block.OtherPacks.Count > 0
            || block.Toc is not null || block.Genre is not null || block.Number != 0
            || block.Tracks.Prepend(block.Album).Any(static entry => entry.ClosedInformation is not null || HasOddCharacters(entry))));

    /// <summary>Every text that the sheet of a disc holds.</summary>
    public static IEnumerable<string> Texts(DiscImage image)
    {
        IEnumerable<CdTextEntry> entries = image.CdText is { Blocks: [var block, ..] } ? block.Tracks.Prepend(block.Album) : [];
        return entries.SelectMany(static entry => CueTexts.Commands.Values.Select(type => entry[type])).OfType<string>()
            .Concat(image.Remarks).Concat(image.Tracks.SelectMany(static track => track.Remarks));
    }

    private static bool HasOddCharacters(CdTextEntry entry) => CueTexts.Commands.Values.Any(
        type => entry[type] is { } text && text.Any(static character => character == '"' || char.IsControl(character)));

    private void Head()
    {
        foreach (string remark in _image.Remarks)
        {
            Line($"REM {remark}");
        }

        if (_image.Mcn is { } mcn)
        {
            Line($"CATALOG {mcn.Digits}");
        }

        if (NeedsPacks(_image) && CdTextBlocks.TryGetPacks(_image) is { Length: > 0 } packs)
        {
            string name = _output.Target.BaseName + ".cdt";
            _output.Write(name, packs.Span);
            Line($"CDTEXTFILE {CueWords.Quote(name)}");
        }

        if (_texts is { } texts)
        {
            Texts(texts.Album, string.Empty);
            if (texts.DiscId is { } id)
            {
                Line($"{Beyond}DISC_ID {CueWords.Quote(id)}");
            }

            if (texts.Album.Code is { } code)
            {
                Line($"{Beyond}UPC_EAN {CueWords.Quote(code)}");
            }
        }
    }

    // What not every program knows as a command.
    private string Beyond => _output.Target.Options.CueTexts == CueTextStyle.Remarks ? "REM " : string.Empty;

    private void Texts(CdTextEntry entry, string indent)
    {
        foreach ((string command, CdTextPackType type) in CueTexts.Commands)
        {
            if (!string.IsNullOrEmpty(entry[type]))
            {
                bool isPlain = type is CdTextPackType.Title or CdTextPackType.Performer or CdTextPackType.Songwriter;
                Line($"{indent}{(isPlain ? string.Empty : Beyond)}{command} {CueWords.Quote(entry[type]!)}");
            }
        }
    }

    // What lies between sessions is in the file too, as silence, so that every address stays what it is.
    private void OneFile()
    {
        string name = _output.Target.BaseName + ".bin";
        FileStream file = _output.Create(name);
        bool isPlain = !_image.Tracks.Any(HasGraphics);
        var copies = new TrackCopies(_output, _output.Target.Options.Audio);
        Line(SessionLine(0));
        Line($"FILE {CueWords.Quote(name)} BINARY");
        for (int i = 0; i < _image.Sessions.Count; i++)
        {
            ImageSession session = _image.Sessions[i];
            SessionLayout layout = _layout.Sessions[i];
            int gapStart = i == 0 ? 0 : _layout.Sessions[i - 1].LeadOut.Value;
            Lba next = session.ContentStart(layout.Tracks[0].PregapStart);
            if (i > 0)
            {
                Line(SessionLine(i));
                if (!isPlain)
                {
                    Zeros(file, (long)(next.Value - gapStart) * CdSector.AudioBytes);
                }
            }

            using SectorStream sound = SectorStream.Open(_image, i, _output.Target.Options.Audio);
            using SubchannelStream codes = new(session);
            int skipped = i == 0 && session.IsPauseStored ? Lba.PregapSectors : 0;
            sound.Position = (long)skipped * CdSector.AudioBytes;
            codes.Position = (long)skipped * CdSector.SubchannelBytes;
            for (int k = 0; k < session.Tracks.Count; k++)
            {
                ImageTrack track = session.Tracks[k];
                bool hasGraphics = HasGraphics(track);
                Track(track, hasGraphics);
                int? indexZero = k > 0 ? (track.PregapSectors > 0 ? layout.Tracks[k].PregapStart.Value : null)
                    : i > 0 ? gapStart
                    : layout.Tracks[0].Start.Value > 0 ? 0 : null;
                Indexes(layout.Tracks[k], indexZero, fileStart: 0);
                int left = k == 0 ? skipped : 0;
                if (isPlain)
                {
                    copies.Add(track, next, left, file, (long)(next.Value + left) * CdSector.AudioBytes);
                }
                else
                {
                    Copy(sound, codes, file, track.ContentSectors - left, hasGraphics);
                }

                next += track.ContentSectors;
            }

            if (_image.Sessions.Count > 1)
            {
                Line($"REM LEAD-OUT {CueWords.Time(layout.LeadOut.Value)}");
            }
        }

        copies.Run();
    }

    private string SessionLine(int session) => _image.Sessions.Count > 1 ? $"REM SESSION {session + 1:D2}" : string.Empty;

    // Each file begins with the gap of its own track.
    private void FilePerTrack()
    {
        var copies = new TrackCopies(_output, _output.Target.Options.Audio);
        var encoded = new FlacTracks(_image, _output);
        for (int i = 0; i < _image.Sessions.Count; i++)
        {
            ImageSession session = _image.Sessions[i];
            Line(SessionLine(i));
            Lba first = session.ContentStart(_layout.Sessions[i].Tracks[0].PregapStart);
            Lba next = first;
            for (int k = 0; k < session.Tracks.Count; k++)
            {
                ImageTrack track = session.Tracks[k];
                int skipped = i == 0 && k == 0 && session.IsPauseStored ? Lba.PregapSectors : 0;
                int sectors = track.ContentSectors - skipped;
                string stem = $"{_output.Target.BaseName} {track.Number:D2}";
                if (track.IsData)
                {
                    Line($"FILE {CueWords.Quote(stem + ".bin")} BINARY");
                    copies.Add(track, next, skipped, _output.Create(stem + ".bin"), position: 0);
                }
                else if (_output.Target.Options.Sound == ImageSound.FlacPerTrack)
                {
                    Line($"FILE {CueWords.Quote(stem + ".flac")} WAVE");
                    encoded.Add(track, i, next + skipped - first, sectors, _output.Create(stem + ".flac"));
                }
                else
                {
                    Line($"FILE {CueWords.Quote(stem + ".wav")} WAVE");
                    FileStream file = _output.Create(stem + ".wav");
                    WaveHeader.Write(file, (long)sectors * CdSector.AudioBytes);
                    copies.Add(track, next, skipped, file, WaveHeader.Size);
                }

                Track(track, hasGraphics: false);
                TrackLayout layout = _layout.Sessions[i].Tracks[k];
                int start = layout.End.Value - sectors;
                Indexes(layout, track.PregapSectors - skipped > 0 ? start : null, start);
                next += track.ContentSectors;
            }
        }

        copies.Run();
        encoded.Run();
    }

    private void Track(ImageTrack track, bool hasGraphics)
    {
        Line($"  TRACK {track.Number:D2} {(hasGraphics ? "CDG" : CueWords.Mode(track.Mode))}");
        if (_texts is { } texts && track.Number - texts.FirstTrack is var place && place >= 0 && place < texts.Tracks.Count)
        {
            Texts(texts.Tracks[place], "    ");
        }

        foreach (string remark in track.Remarks)
        {
            Line($"    REM {remark}");
        }

        if (CueWords.Flags(track.Control, track.Mode, track.IsCopyAlternating) is { Length: > 0 } flags)
        {
            Line($"    FLAGS{flags}");
        }

        if (!track.Isrc.IsEmpty)
        {
            Line($"    ISRC {track.Isrc.Code}");
        }
    }

    private void Indexes(TrackLayout track, int? indexZero, int fileStart)
    {
        if (indexZero is { } zero && zero != track.Start.Value)
        {
            Line($"    INDEX 00 {CueWords.Time(zero - fileStart)}");
        }

        foreach (TrackIndex index in track.Indexes.Where(static index => index.Number > 0))
        {
            Line($"    INDEX {index.Number:D2} {CueWords.Time(index.Start.Value - fileStart)}");
        }
    }

    private void Copy(SectorStream sound, SubchannelStream codes, Stream file, int sectors, bool hasGraphics)
    {
        const int batch = 64;
        byte[] buffer = new byte[batch * CdSector.AudioBytes], code = new byte[CdSector.SubchannelBytes];
        for (int left = sectors; left > 0;)
        {
            int count = Math.Min(left, batch);
            Span<byte> part = buffer.AsSpan(0, count * CdSector.AudioBytes);
            sound.ReadExactly(part);
            if (!hasGraphics)
            {
                file.Write(part);
            }

            for (int i = 0; hasGraphics && i < count; i++)
            {
                codes.ReadExactly(code);
                file.Write(part.Slice(i * CdSector.AudioBytes, CdSector.AudioBytes));
                file.Write(code);
            }

            if (!hasGraphics)
            {
                codes.Position += (long)count * CdSector.SubchannelBytes;
            }

            left -= count;
            _doneSectors += count;
            _output.Report((double)_doneSectors / _allSectors);
        }
    }

    private void Zeros(Stream file, long bytes)
    {
        byte[] zeros = new byte[128 * 1024];
        for (; bytes > 0; bytes -= zeros.Length)
        {
            file.Write(zeros, 0, (int)Math.Min(bytes, zeros.Length));
            _output.Cancellation.ThrowIfCancellationRequested();
        }
    }

    private void Line(string line)
    {
        if (line.Length > 0)
        {
            _sheet.Append(line).Append('\n');
        }
    }
}

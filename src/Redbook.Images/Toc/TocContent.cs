using System.Text;
using Redbook.Audio;
using Redbook.Discs;
using Redbook.Images.Formats;

namespace Redbook.Images.Toc;

/// <summary>Reads what a track consists of: pieces of files and silence, pregap and indexes.</summary>
internal sealed class TocContent(TocCursor cursor, ImageInput input, TextEncodingChoice encoding)
{
    private readonly SourceFiles _sources = new(input, encoding);
    private readonly SoundFiles _sounds = new(input);
    private Timeline _timeline = new();
    private TocMode _mode = TocMode.Audio;
    private SubchannelForm _sub;
    private long _pregapSamples;
    private List<long> _marks = [];

    /// <summary>Bytes or samples that a frame of a time counts for.</summary>
    private int PerFrame => _mode.Mode == TrackMode.Audio ? CdSector.Samples : BlockBytes;

    private int BlockBytes => _mode.Form.Bytes() + (_sub == SubchannelForm.Zero ? 0 : CdSector.SubchannelBytes);

    /// <summary>Reads the pieces of a track up to the next.</summary>
    public TocTrackContent Read(TocMode mode, SubchannelForm sub, TocToken trackWord, ref bool isRight)
    {
        (_timeline, _mode, _sub, _pregapSamples, _marks) = (new Timeline(), mode, sub, 0, []);
        while (isRight && !cursor.IsAtEnd && !cursor.Current.Is("TRACK"))
        {
            isRight = Piece();
        }

        int filled = _timeline.FillSector();
        if (filled > 0)
        {
            input.Findings.Note(
                "audio.filled", $"{filled} samples of silence fill up the last sector of the track.", cursor.PlaceOf(trackWord));
        }

        long length = _timeline.LengthSamples;
        IReadOnlyList<ImageExtent> extents = _timeline.Slice(0, length);
        int pregap = Timeline.NearestSector(Math.Min(_pregapSamples, length));
        TrackMode actual = mode is { Mode: TrackMode.Mode2, Form: SectorForm.Raw }
            ? DataModes.OfMode2(extents, TrackMode.Mode2) : mode.Mode;
        return new TocTrackContent(
            actual,
            pregap,
            [.. _marks.Where(mark => mark >= _pregapSamples).Order().Select(mark => Timeline.NearestSector(mark) - pregap)],
            extents,
            [.. Timeline.SubchannelBehind(extents).Select(part => part.Form == SubchannelForm.Raw ? part with { Form = sub } : part)]);
    }

    private bool Piece()
    {
        TocToken word = cursor.Current;
        if (cursor.Take("FILE") || cursor.Take("AUDIOFILE"))
        {
            return AudioFile(word);
        }

        if (cursor.Take("DATAFILE"))
        {
            return DataFile();
        }

        if (cursor.Take("FIFO"))
        {
            input.Findings.Error(
                "toc.fifo", "FIFO is a pipe: what comes out of it cannot be looked at before it is recorded, so it is not read.",
                cursor.PlaceOf(word), "Write what it gives into a file, and name that.");
            return cursor.ExpectString() is not null && cursor.ExpectAmount(PerFrame) is not null;
        }

        if (cursor.Take("SILENCE"))
        {
            return Silence();
        }

        if (cursor.Take("ZERO"))
        {
            if (cursor.Current.Kind == TocTokenKind.Word
                && (TocMode.Find(cursor.Current.Text) is not null || cursor.Current.Is("MODE0")))
            {
                cursor.Next();
            }

            _ = cursor.Take("RW") || cursor.Take("RW_RAW");
            return Silence();
        }

        if (cursor.Take("PREGAP"))
        {
            if (!Silence())
            {
                return false;
            }

            _pregapSamples = _timeline.LengthSamples;
            return true;
        }

        if (cursor.Take("START"))
        {
            _pregapSamples = _timeline.LengthSamples;
            return !cursor.IsAtAmount || Mark(static (content, samples) => content._pregapSamples = samples);
        }

        if (cursor.Take("END"))
        {
            input.Findings.Note("toc.end", "The end of a track before its end is an index on the disc.", cursor.PlaceOf(word));
            if (cursor.IsAtAmount)
            {
                return Mark(static (content, samples) => content.AddMark(samples));
            }

            AddMark(_timeline.LengthSamples);
            return true;
        }

        if (cursor.Take("INDEX"))
        {
            FindingPlace place = cursor.Place;
            return Mark((content, samples) => content.Index(samples, place));
        }

        cursor.Unexpected("a piece of the track, or TRACK");
        return false;
    }

    private bool Mark(Action<TocContent, long> set)
    {
        if (cursor.ExpectTime() is not { } samples)
        {
            return false;
        }

        set(this, samples);
        return true;
    }

    private void AddMark(long samples)
    {
        if (_marks.Count < RedBookLimits.MaxIndexNumber - 1 && samples > _pregapSamples && samples <= _timeline.LengthSamples)
        {
            _marks.Add(samples);
        }
    }

    private void Index(long samples, FindingPlace place)
    {
        long at = _pregapSamples + samples;
        if (samples == 0 || at >= _timeline.LengthSamples)
        {
            input.Findings.Error("toc.index", "An index lies behind the start of the track and before its end.", place);
        }
        else if (_marks.Count >= RedBookLimits.MaxIndexNumber - 1)
        {
            input.Findings.Error("toc.index", "A track has 98 indexes behind the first at most.", place);
        }
        else
        {
            _marks.Add(at);
        }
    }

    private bool Silence()
    {
        FindingPlace place = cursor.Place;
        if (cursor.ExpectAmount(PerFrame) is not { } amount)
        {
            return false;
        }

        Add(new SilenceExtent(Samples(amount, place)), place);
        return true;
    }

    // What counts bytes in a data track counts sectors of them.
    private long Samples(long amount, FindingPlace place)
    {
        if (_mode.Mode == TrackMode.Audio)
        {
            return amount;
        }

        TellOdd(amount, place);
        return amount / BlockBytes * CdSector.Samples;
    }

    private void TellOdd(long bytes, FindingPlace place)
    {
        if (bytes % BlockBytes != 0)
        {
            input.Findings.Warning("toc.odd-length", $"The length is no multiple of {BlockBytes} bytes, the size of a sector.", place);
        }
    }

    private void Add(ImageExtent extent, FindingPlace place)
    {
        if (_timeline.LengthSamples + extent.LengthSamples > (long)int.MaxValue * CdSector.Samples / 128)
        {
            input.Findings.Error("toc.too-long", "The track is longer than any disc.", place);
            return;
        }

        _timeline.Add(extent);
    }

    private bool AudioFile(TocToken word)
    {
        if (cursor.ExpectString() is not { } name)
        {
            return false;
        }

        bool isSwapped = cursor.Take("SWAP");
        long offset = 0;
        if (cursor.TakeSign("#"))
        {
            if (cursor.ExpectNumber() is not { } bytes)
            {
                return false;
            }

            offset = bytes;
        }

        long start = 0;
        long? length = null;
        FindingPlace place = cursor.Place;
        if (cursor.IsAtAmount)
        {
            if (cursor.ExpectTime() is not { } first || (cursor.IsAtAmount && (length = cursor.ExpectTime()) is null))
            {
                return false;
            }

            start = first;
        }

        if (_mode.Mode != TrackMode.Audio || _sub != SubchannelForm.Zero)
        {
            input.Findings.Error(
                "toc.file-in-data", $"{word.Text} is for tracks of sound without sub-channel.", cursor.PlaceOf(word), "Write DATAFILE.");
            return true;
        }

        Take(Sound(name, isSwapped, offset, start, length, place), start, length, place);
        return true;
    }

    // The whole of a file of sound, from the offset on.
    private ImageExtent? Sound(TocToken name, bool isSwapped, long offset, long start, long? length, FindingPlace place)
    {
        FindingPlace namePlace = cursor.PlaceOf(name);
        if (Find(name) is not { } path)
        {
            return new SilenceExtent(start + (length ?? (RedBookLimits.MinTrackSectors * (long)CdSector.Samples)));
        }

        bool hasWaveName = path.EndsWith(".wav", StringComparison.OrdinalIgnoreCase);
        string? signature = SoundFiles.Signature(path);
        if (signature is null && !hasWaveName)
        {
            return SoundFiles.Bare(path, isSwapped ? PcmByteOrder.LittleEndian : PcmByteOrder.BigEndian, offset);
        }

        if (!hasWaveName)
        {
            input.Findings.Note(
                "toc.header", $"{Path.GetFileName(path)} is a {signature} file and read as that; older cdrdao would play its header.", namePlace);
        }

        if (isSwapped || offset != 0)
        {
            input.Findings.Warning(
                "toc.swap-of-header",
                $"SWAP and # are for bare samples; {Path.GetFileName(path)} has a header that says where they are and how.", namePlace);
        }

        return _sounds.Whole(path, place);
    }

    private void Take(ImageExtent? whole, long start, long? length, FindingPlace place)
    {
        if (whole is null)
        {
            return;
        }

        long rest = whole.LengthSamples - start;
        if (rest < 0 || length > rest)
        {
            input.Findings.Error(
                "toc.past-end", $"The file ends at sample {whole.LengthSamples}, before the piece that is taken from it.", place,
                "Is it the right file, and whole?");
            (start, rest) = (Math.Min(start, whole.LengthSamples), Math.Max(0, rest));
        }

        long samples = Math.Min(length ?? rest, rest);
        if (samples > 0)
        {
            Add(Timeline.Cut(whole, start, samples), place);
        }
    }

    private bool DataFile()
    {
        if (cursor.ExpectString() is not { } name)
        {
            return false;
        }

        long offset = 0;
        long? length = null;
        if (cursor.TakeSign("#"))
        {
            if (cursor.ExpectNumber() is not { } bytes)
            {
                return false;
            }

            offset = bytes;
        }

        FindingPlace place = cursor.Place;
        if (cursor.IsAtAmount && (length = cursor.ExpectAmount(BlockBytes)) is null)
        {
            return false;
        }

        if (Find(name) is not { } path)
        {
            Add(new SilenceExtent((length ?? BlockBytes) / BlockBytes * CdSector.Samples), place);
            return true;
        }

        long there = Math.Max(0, FileLength.Of(path) - offset);
        if (length > there)
        {
            input.Findings.Error("toc.past-end", $"The file ends {length - there} bytes before the piece that is taken from it.", place);
        }

        long taken = Math.Min(length ?? there, there);
        if (_mode.Mode == TrackMode.Audio && _sub == SubchannelForm.Zero)
        {
            Add(new PcmExtent(path, offset, taken / CdSector.BytesPerSample) { ByteOrder = PcmByteOrder.BigEndian }, place);
            return true;
        }

        TellOdd(taken, place);
        int sectors = (int)Math.Min(taken / BlockBytes, int.MaxValue / 128);
        Add(
            new SectorExtent(path, offset, sectors, _mode.Form)
            {
                TrailingBytes = BlockBytes - _mode.Form.Bytes(),
                ByteOrder = _mode.Mode == TrackMode.Audio ? PcmByteOrder.BigEndian : PcmByteOrder.LittleEndian,
            },
            place);
        return true;
    }

    private string? Find(TocToken name)
    {
        if (name.Text == "-")
        {
            input.Findings.Error(
                "toc.standard-input", "Samples from the standard input cannot be read again, so they are not read.",
                cursor.PlaceOf(name), "Write them into a file, and name that.");
            return null;
        }

        string text = name.Text;
        if (name.HasBytes && text.All(static character => character < 256))
        {
            byte[] bytes = Encoding.Latin1.GetBytes(text);
            text = System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : TextEncodings.Windows1252.GetString(bytes);
        }

        return _sources.Find(text, cursor.PlaceOf(name));
    }
}

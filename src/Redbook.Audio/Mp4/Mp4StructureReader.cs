using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Redbook.Audio.External;

namespace Redbook.Audio.Mp4;

/// <summary>Finds out how much of an MP4 file's first audio track is programme.</summary>
/// <remarks>
/// Decoders begin at the right sample but play the padding at the end. iTunes' own note counts exactly; failing that
/// the edit list tells the start, and its length too when the film's clock is as fine as the track's.
/// </remarks>
internal sealed class Mp4StructureReader
{
    private const int MostFieldBytes = 512;

    private uint _movieTimescale;
    private Track? _audio;
    private long? _noteSamples;
    private bool _isFragmented;

    /// <summary>Reads the boxes of a file.</summary>
    /// <exception cref="AudioDataException">The file is cut off, or its sound lies in another file.</exception>
    public static StreamStructure Read(Stream file)
    {
        Mp4StructureReader reader = new();
        bool hasMovie = false;
        Mp4BoxReader boxes = new(file, 0, file.Length);
        while (boxes.MoveNext())
        {
            switch (Name(boxes.Type))
            {
                case "moov":
                    hasMovie = true;
                    reader.ReadMovie(boxes.Enter());
                    break;
                case "moof":
                    reader._isFragmented = true;
                    break;
            }
        }

        return hasMovie
            ? reader.Conclude()
            : throw new AudioDataException(
                "the MP4 file has no 'moov' box: it is cut off, or was never finished", file.Length);
    }

    private StreamStructure Conclude()
    {
        if (_audio is not { } track || _isFragmented)
        {
            return StreamStructure.Unknown;
        }

        if (_noteSamples > 0)
        {
            return new StreamStructure(_noteSamples, []);
        }

        if (track.Duration <= 0 || track.EditCount > 1 || track.MediaTime < 0)
        {
            return StreamStructure.Unknown;
        }

        long rest = track.Duration - track.MediaTime;
        if (track.EditCount == 0 || _movieTimescale == 0 || track.SegmentDuration <= 0)
        {
            return new StreamStructure(rest > 0 ? rest : null, [], track.Timescale, IsStartKnown: track.EditCount > 0);
        }

        // The edit's length in the track's clock; one tick of the film's clock is its uncertainty.
        double tick = (double)track.Timescale / _movieTimescale;
        double edit = track.SegmentDuration * tick;
        long length = tick <= 1 || edit + tick < rest ? Math.Min(rest, (long)Math.Round(edit)) : rest;
        return new StreamStructure(length > 0 ? length : null, [], track.Timescale);
    }

    private void ReadMovie(Mp4BoxReader boxes)
    {
        Span<byte> field = stackalloc byte[MostFieldBytes];
        while (boxes.MoveNext())
        {
            switch (Name(boxes.Type))
            {
                case "mvhd":
                    (_movieTimescale, _) = ReadClock(boxes.Read(field));
                    break;
                case "trak":
                    Track track = new();
                    ReadTrack(boxes.Enter(), track);
                    Take(track);
                    break;
                case "udta":
                    ReadNotes(boxes.Enter());
                    break;
                case "mvex":
                    _isFragmented = true;
                    break;
            }
        }
    }

    private void Take(Track track)
    {
        if (!track.IsSound || _audio is not null)
        {
            return;
        }

        _audio = track;
        if (track.IsElsewhere)
        {
            throw new AudioDataException(
                "the MP4 file keeps its sound in another file, which is not opened; give that one instead");
        }
    }

    private static void ReadTrack(Mp4BoxReader boxes, Track track)
    {
        Span<byte> field = stackalloc byte[MostFieldBytes];
        while (boxes.MoveNext())
        {
            switch (Name(boxes.Type))
            {
                case "mdia" or "edts" or "minf" or "dinf":
                    ReadTrack(boxes.Enter(), track);
                    break;
                case "mdhd":
                    (track.Timescale, track.Duration) = ReadClock(boxes.Read(field));
                    break;
                case "hdlr":
                    ReadOnlySpan<byte> handler = boxes.Read(field);
                    track.IsSound |= handler.Length >= 12 && handler[8..12].SequenceEqual("soun"u8);
                    break;
                case "dref":
                    RefuseOtherFiles(boxes.Enter(skip: 8), track);
                    break;
                case "elst":
                    ReadEdits(boxes.Read(field), track);
                    break;
            }
        }
    }

    // Entries say by flag 1 that the samples are in this file; another one names where they are.
    private static void RefuseOtherFiles(Mp4BoxReader entries, Track track)
    {
        Span<byte> field = stackalloc byte[8];
        while (entries.MoveNext())
        {
            ReadOnlySpan<byte> entry = entries.Read(field);
            track.IsElsewhere |= entry.Length > 4 && (entry[3] & 1) == 0;
        }
    }

    // version, flags; two times; timescale; duration: the times and the duration are of 4 or, in version 1, 8 bytes.
    private static (uint Timescale, long Duration) ReadClock(ReadOnlySpan<byte> field) => field switch
    {
        [1, ..] when field.Length >= 32 => (
            BinaryPrimitives.ReadUInt32BigEndian(field[20..]), BinaryPrimitives.ReadInt64BigEndian(field[24..])),
        [0, ..] when field.Length >= 20 => (
            BinaryPrimitives.ReadUInt32BigEndian(field[12..]), BinaryPrimitives.ReadUInt32BigEndian(field[16..])),
        _ => (0, 0),
    };

    // version, flags; count; then length in the film's clock and start in the track's.
    private static void ReadEdits(ReadOnlySpan<byte> field, Track track)
    {
        if (field.Length < 8)
        {
            return;
        }

        track.EditCount = BinaryPrimitives.ReadUInt32BigEndian(field[4..]);
        if (field[0] == 1 && field.Length >= 28)
        {
            track.SegmentDuration = BinaryPrimitives.ReadInt64BigEndian(field[8..]);
            track.MediaTime = BinaryPrimitives.ReadInt64BigEndian(field[16..]);
        }
        else if (field.Length >= 20)
        {
            track.SegmentDuration = BinaryPrimitives.ReadUInt32BigEndian(field[8..]);
            track.MediaTime = BinaryPrimitives.ReadInt32BigEndian(field[12..]);
        }
    }

    // udta / meta / ilst / ---- / (mean, name, data): the note that iTunes leaves is named iTunSMPB.
    private void ReadNotes(Mp4BoxReader boxes, bool isNote = false)
    {
        Span<byte> field = stackalloc byte[MostFieldBytes];
        bool isSmpb = false;
        while (boxes.MoveNext())
        {
            switch (Name(boxes.Type))
            {
                case "meta":
                    ReadNotes(boxes.Enter(skip: 4));
                    break;
                case "ilst":
                    ReadNotes(boxes.Enter());
                    break;
                case "----":
                    ReadNotes(boxes.Enter(), isNote: true);
                    break;
                case "name" when isNote:
                    ReadOnlySpan<byte> name = boxes.Read(field);
                    isSmpb = name.Length > 4 && name[4..].SequenceEqual("iTunSMPB"u8);
                    break;
                case "data" when isSmpb:
                    ReadOnlySpan<byte> data = boxes.Read(field);
                    _noteSamples = data.Length > 8 ? ParseSmpb(Encoding.ASCII.GetString(data[8..])) : null;
                    break;
            }
        }
    }

    // Hexadecimal words: nothing, delay, padding, samples of the original, and more that does not matter.
    private static long? ParseSmpb(string text)
    {
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length >= 4
            && long.TryParse(words[3], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out long samples)
            && samples > 0
            ? samples
            : null;
    }

    private static string Name(uint type)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, type);
        return Encoding.Latin1.GetString(bytes);
    }

    private sealed class Track
    {
        public uint Timescale { get; set; }

        public long Duration { get; set; }

        public bool IsSound { get; set; }

        public uint EditCount { get; set; }

        public long SegmentDuration { get; set; }

        public long MediaTime { get; set; }

        public bool IsElsewhere { get; set; }
    }
}

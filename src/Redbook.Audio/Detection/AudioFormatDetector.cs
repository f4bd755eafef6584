using Redbook.Audio.Aiff;
using Redbook.Audio.Mpeg;
using Redbook.Audio.Wave;

namespace Redbook.Audio.Detection;

/// <summary>Tells audio files apart by what they contain; names are never looked at.</summary>
internal static class AudioFormatDetector
{
    /// <summary>Bytes at the start of the audio that are looked at.</summary>
    public const int WindowBytes = 64 * 1024;

    private const int Id3HeaderSize = 10;
    private const int MostTags = 16;

    // Junk that is forgiven before the first MPEG frame.
    private const int MostLeadingJunkBytes = 8 * 1024;

    /// <summary>Finds out what a file is, or says nothing: <c>null</c> for content of no known kind.</summary>
    /// <exception cref="AudioDataException">The content is known and is not audio; the message says what it is.</exception>
    public static DetectedFormat? Find(Stream file)
    {
        if (file.Length == 0)
        {
            throw new AudioDataException("the file is empty");
        }

        byte[] window = new byte[WindowBytes];
        long offset = 0;
        int read = ReadWindow(file, offset, window);
        for (int tags = 0; tags < MostTags && TryMeasureId3(window.AsSpan(0, read), out long tagBytes); tags++)
        {
            offset += tagBytes;
            read = ReadWindow(file, offset, window);
        }

        ReadOnlySpan<byte> start = window.AsSpan(0, read);
        bool isWhole = offset + read >= file.Length;
        if (offset > 0 && read == 0)
        {
            throw new AudioDataException("the file holds an ID3 tag and no audio behind it", Math.Min(offset, file.Length));
        }

        if (FindSignature(start) is { } known)
        {
            return known with { AudioOffset = offset };
        }

        if (FindFrames(start, isWhole) is { } frames)
        {
            return frames with { AudioOffset = offset + frames.AudioOffset };
        }

        return ForeignContent.Describe(start) is { } foreign
            ? throw new AudioDataException($"this is {foreign}, not audio")
            : null;
    }

    private static int ReadWindow(Stream file, long offset, Span<byte> window)
    {
        if (offset >= file.Length)
        {
            return 0;
        }

        file.Position = offset;
        return file.ReadAtLeast(window, window.Length, throwOnEndOfStream: false);
    }

    // ID3v2: "ID3", version (2), flags, size in four bytes of 7 bits; flag 10h announces a footer of 10 bytes.
    private static bool TryMeasureId3(ReadOnlySpan<byte> start, out long bytes)
    {
        bytes = 0;
        if (start.Length < Id3HeaderSize || !start.StartsWith("ID3"u8) || start[3] == 0xFF || start[4] == 0xFF
            || ((start[6] | start[7] | start[8] | start[9]) & 0x80) != 0)
        {
            return false;
        }

        int size = (start[6] << 21) | (start[7] << 14) | (start[8] << 7) | start[9];
        bytes = Id3HeaderSize + size + ((start[5] & 0x10) != 0 ? Id3HeaderSize : 0);
        return true;
    }

    private static DetectedFormat? FindSignature(ReadOnlySpan<byte> start) => start switch
    {
        _ when WaveHeaderReader.IsWave(start) => new(AudioContainer.Wave, "WAVE"),
        _ when AiffHeaderReader.IsAiff(start) => new(AudioContainer.Aiff, "AIFF"),
        _ when start.StartsWith("fLaC"u8) => new(AudioContainer.Flac, "FLAC"),
        _ when start.StartsWith("OggS"u8) => new(AudioContainer.Ogg, DescribeOgg(start)),
        _ when At(start, 4, "ftyp"u8) => FindMp4(start),
        _ when At(start, 4, "moov"u8) || At(start, 4, "mdat"u8) || At(start, 4, "wide"u8) =>
            new(AudioContainer.Mp4, "QuickTime"),
        _ when start.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]) =>
            new(AudioContainer.Matroska, "Matroska"),
        _ when start.StartsWith("caff"u8) => new(AudioContainer.CoreAudio, "Core Audio Format"),
        _ when start.StartsWith("wvpk"u8) => new(AudioContainer.WavPack, "WavPack"),
        _ when start.StartsWith("MAC "u8) => new(AudioContainer.MonkeysAudio, "Monkey's Audio"),
        _ when start.StartsWith("TTA1"u8) => new(AudioContainer.TrueAudio, "True Audio"),
        _ when start.StartsWith("MP+"u8) => new(AudioContainer.Musepack7, "Musepack"),
        _ when start.StartsWith("MPCK"u8) => new(AudioContainer.Musepack8, "Musepack"),
        _ when start.StartsWith((ReadOnlySpan<byte>)[0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11]) =>
            new(AudioContainer.WindowsMedia, "Windows Media"),
        _ when start.StartsWith((ReadOnlySpan<byte>)[0x72, 0x69, 0x66, 0x66, 0x2E, 0x91, 0xCF, 0x11]) =>
            new(AudioContainer.Wave64, "Wave64"),
        _ when start.StartsWith(".snd"u8) => new(AudioContainer.SunAudio, "Sun audio"),
        _ when start.StartsWith("ajkg"u8) => new(AudioContainer.Shorten, "Shorten"),
        _ when start.StartsWith("tBaK"u8) => new(AudioContainer.Tak, "TAK"),
        _ when start.StartsWith("DSD "u8) => new(AudioContainer.Dsd, "DSD"),
        _ when start.StartsWith((ReadOnlySpan<byte>)[0x7F, 0xFE, 0x80, 0x01]) => new(AudioContainer.Dts, "DTS"),
        _ => null,
    };

    private static DetectedFormat FindMp4(ReadOnlySpan<byte> start)
    {
        if (At(start, 8, "avif"u8) || At(start, 8, "heic"u8) || At(start, 8, "heix"u8) || At(start, 8, "mif1"u8))
        {
            throw new AudioDataException("this is an HEIF or AVIF picture, not audio");
        }

        return new DetectedFormat(AudioContainer.Mp4, "MP4");
    }

    // The first packet of the first page tells the codec: page header of 27 bytes, then one lacing value for each
    // segment.
    private static string DescribeOgg(ReadOnlySpan<byte> start)
    {
        if (start.Length < 28)
        {
            return "Ogg";
        }

        int packet = 27 + start[26];
        return start switch
        {
            _ when At(start, packet, "\u0001vorbis"u8) => "Ogg Vorbis",
            _ when At(start, packet, "OpusHead"u8) => "Ogg Opus",
            _ when At(start, packet, "\u007FFLAC"u8) => "Ogg FLAC",
            _ when At(start, packet, "Speex   "u8) => "Ogg Speex",
            _ => "Ogg",
        };
    }

    private static DetectedFormat? FindFrames(ReadOnlySpan<byte> start, bool isWhole)
    {
        int junk = Math.Min(MostLeadingJunkBytes, start.Length);
        for (int offset = 0; offset < junk; offset++)
        {
            if (start[offset] == 0xFF && CountMpegFrames(start[offset..], isWhole) is { } layer)
            {
                return new(AudioContainer.MpegAudio, layer == 3 ? "MP3" : $"MPEG audio layer {layer}", offset);
            }

            if (start[offset] == 0xFF && IsAdts(start[offset..], isWhole))
            {
                return new(AudioContainer.Adts, "AAC", offset);
            }
        }

        return FindDolbyDigital(start);
    }

    // Three frames in a row, each exactly where the one before it ends, are no accident. A very short file may have
    // fewer, if they fill it.
    private static int? CountMpegFrames(ReadOnlySpan<byte> source, bool isWhole)
    {
        int offset = 0;
        int count = 0;
        uint first = 0;
        int layer = 0;
        while (count < 3 && MpegFrameHeader.TryParse(source[offset..], out MpegFrameHeader header)
            && (count == 0 || header.Fixed == first))
        {
            (first, layer) = (header.Fixed, header.Layer);
            count++;
            offset += header.FrameBytes;
            if (offset >= source.Length)
            {
                return isWhole || count >= 3 ? layer : null;
            }
        }

        return count >= 3 ? layer : null;
    }

    private static bool IsAdts(ReadOnlySpan<byte> source, bool isWhole)
    {
        int offset = 0;
        int count = 0;
        while (count < 3 && AdtsFrameHeader.TryParse(source[offset..], out int frameBytes))
        {
            count++;
            offset += frameBytes;
            if (offset >= source.Length)
            {
                return isWhole || count >= 3;
            }
        }

        return count >= 3;
    }

    // The sync word, then in the same place of both kinds the bit stream identification: to 10 AC-3, 11 to 16 E-AC-3.
    private static DetectedFormat? FindDolbyDigital(ReadOnlySpan<byte> start) => start switch
    {
        [0x0B, 0x77, _, _, _, >= 6 << 3 and < 11 << 3, ..] => new(AudioContainer.DolbyDigital, "AC-3"),
        [0x0B, 0x77, _, _, _, >= 11 << 3 and < 17 << 3, ..] => new(AudioContainer.DolbyDigitalPlus, "E-AC-3"),
        _ => null,
    };

    private static bool At(ReadOnlySpan<byte> source, int offset, ReadOnlySpan<byte> signature) =>
        source.Length >= offset + signature.Length && source.Slice(offset, signature.Length).SequenceEqual(signature);
}

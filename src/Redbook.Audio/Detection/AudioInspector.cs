using Redbook.Audio.Aiff;
using Redbook.Audio.External;
using Redbook.Audio.Flac;
using Redbook.Audio.Pcm;
using Redbook.Audio.Wave;

namespace Redbook.Audio.Detection;

/// <summary>Finds the reader for a file.</summary>
internal static class AudioInspector
{
    private const string InexactNotice = "The file does not record how much silence its encoder put in front and "
        + "behind, so its start and end are not exact.";

    /// <summary>Looks at the content of a file.</summary>
    /// <exception cref="AudioDataException">It is not audio, or damaged.</exception>
    public static AudioInspection Inspect(string path, AudioOptions options)
    {
        using FileStream file = OpenRead(path);
        if (options.RawPcm is { } raw)
        {
            return InspectHeaderless(path, file, raw);
        }

        DetectedFormat format = AudioFormatDetector.Find(file) ?? throw new AudioDataException(
            "the content is of no known audio format. If it is headerless PCM, say so and give its format");
        return format.Container switch
        {
            AudioContainer.Wave when format.AudioOffset == 0 => InspectWave(path, file, format, options),
            AudioContainer.Aiff when format.AudioOffset == 0 => InspectAiff(path, file, format, options),
            AudioContainer.Flac => InspectFlac(path, file, format),
            _ => InspectExternal(path, format, options),
        };
    }

    /// <summary>Opens a file for reading from start to end.</summary>
    private static FileStream OpenRead(string path) => new(
        path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);

    private static AudioInspection InspectHeaderless(string path, FileStream file, RawPcmFormat raw)
    {
        if (FindRecognised(file) is { } known)
        {
            throw new AudioDataException($"declared as headerless PCM, but {known}");
        }

        PcmLayout layout = PcmLayout.ForHeaderless(raw, file.Length);
        return InspectPcm(path, new DetectedFormat(AudioContainer.RawPcm, "headerless PCM"), layout);
    }

    // Samples may look like a great many things by accident: only what has a signature at its very start counts.
    private static string? FindRecognised(FileStream file)
    {
        try
        {
            return AudioFormatDetector.Find(file) is { AudioOffset: 0 } format
                ? $"its content is a {format.Name} file"
                : null;
        }
        catch (AudioDataException foreign)
        {
            return foreign.Problem;
        }
    }

    private static AudioInspection InspectWave(
        string path, FileStream file, DetectedFormat format, AudioOptions options)
    {
        WaveHeader header = WaveHeaderReader.Read(file);
        return header.Layout is { } layout
            ? InspectPcm(path, format, layout)
            : InspectExternal(
                path, format with { Name = $"WAVE ({WaveFormatTag.Describe(header.Format.Tag)})" }, options);
    }

    private static AudioInspection InspectAiff(
        string path, FileStream file, DetectedFormat format, AudioOptions options)
    {
        AiffHeader header = AiffHeaderReader.Read(file);
        return header.Layout is { } layout
            ? InspectPcm(path, format, layout)
            : InspectExternal(
                path, format with { Name = $"AIFC ({AiffCompression.Name(header.Common.Compression)})" }, options);
    }

    private static AudioInspection InspectPcm(string path, DetectedFormat format, PcmLayout layout)
    {
        AudioFileInfo info = new()
        {
            Path = path,
            Container = format.Container,
            Description = format.Name,
            Format = layout.Format,
            LengthFrames = layout.LengthFrames,
            Notices = layout.Notices,
        };
        return new AudioInspection(info, () => new PcmSampleSource(OpenRead(path), layout));
    }

    private static AudioInspection InspectFlac(string path, FileStream file, DetectedFormat format)
    {
        file.Position = 0;
        using FlacSource source = new(file, leaveOpen: true);
        AudioFileInfo info = new()
        {
            Path = path,
            Container = AudioContainer.Flac,
            Description = format.Name,
            Format = source.Format,
            LengthFrames = source.LengthFrames,
        };
        return new AudioInspection(info, () => new FlacSource(OpenRead(path)));
    }

    private static AudioInspection InspectExternal(string path, DetectedFormat format, AudioOptions options)
    {
        FfmpegPrograms programs = FfmpegPrograms.Find(options.FfmpegFolder, format);
        StreamStructure structure = ExternalStructure.Read(path, format);
        ExternalStream stream = FfmpegProbe.Read(programs, path, format);
        bool hasLength = structure.LengthFrames is not null
            && (structure.ClockHz is null || structure.ClockHz == stream.Format.RateHz);
        bool isExact = !stream.IsLossy || structure.Notices.Count > 0 || (hasLength && structure.IsStartKnown);
        stream = stream with
        {
            DeclaredFrames = hasLength ? structure.LengthFrames : stream.DeclaredFrames,
            Notices = [.. structure.Notices, .. stream.Notices, .. isExact ? (string[])[] : [InexactNotice]],
        };
        AudioFileInfo info = new()
        {
            Path = path,
            Container = format.Container,
            Description = $"{format.Name} ({stream.Codec})",
            Format = stream.Format,
            LengthFrames = stream.DeclaredFrames,
            IsLossy = stream.IsLossy,
            Notices = stream.Notices,
        };
        return new AudioInspection(info, () => new FfmpegSource(programs, path, format, stream));
    }
}

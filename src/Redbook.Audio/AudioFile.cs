using Redbook.Audio.Conversion;
using Redbook.Audio.Detection;

namespace Redbook.Audio;

/// <summary>An audio file of any kind that can be brought to a CD.</summary>
/// <remarks>
/// Opening reads headers and holds nothing open. The content decides what a file is, never its name. Every way of
/// reading starts from the beginning and needs no more memory for a longer file. Damage is an
/// <see cref="AudioDataException"/> with file and position; it never becomes silence or noise.
/// </remarks>
public sealed class AudioFile
{
    internal const string NoSamples = "the file holds no samples";

    private readonly AudioOptions _options;
    private readonly Func<SampleSource> _open;
    private readonly FileStamp _stamp;

    private AudioFile(AudioFileInfo info, AudioOptions options, Func<SampleSource> open, FileStamp stamp)
    {
        Info = info;
        _options = options;
        _open = open;
        _stamp = stamp;
    }

    /// <summary>What the file is.</summary>
    public AudioFileInfo Info { get; }

    /// <summary>What the last <see cref="Scan"/> found; null before.</summary>
    public AudioScan? LastScan { get; private set; }

    /// <summary>Finds out what a file is.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How to read it; the defaults when null.</param>
    /// <exception cref="AudioDataException">
    /// It is not audio, is damaged, holds no samples, has more than two channels and no downmix was asked for, or needs a program that
    /// is not installed.
    /// </exception>
    /// <exception cref="IOException">It does not exist or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be read.</exception>
    /// <exception cref="ArgumentException">The options declare an impossible headerless format.</exception>
    public static AudioFile Open(string path, AudioOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= AudioOptions.Default;
        if (Directory.Exists(path))
        {
            throw new AudioDataException("this is a folder, not an audio file", path: path);
        }

        try
        {
            FileStamp stamp = FileStamp.Of(path);
            if (stamp.LengthBytes == 0)
            {
                // A pipe would be waited for without end.
                throw new AudioDataException("the file is empty, or is a pipe or a device, which is not read");
            }

            AudioInspection inspection = AudioInspector.Inspect(path, options);
            Refuse(inspection.Info, options);
            return new AudioFile(inspection.Info, options, inspection.Open, stamp);
        }
        catch (AudioDataException problem) when (problem.Path is null)
        {
            throw problem.WithPath(path);
        }
    }

    /// <summary>Opens the decoded samples as the file holds them: its own rate, depth and channels.</summary>
    /// <exception cref="AudioDataException">The file is damaged or has changed since it was opened.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public SampleSource OpenSamples() => OpenSamples(progress: null);

    /// <summary>Decodes the whole file once, verifies every checksum in it and measures it.</summary>
    /// <param name="progress">Told the share that is done, 0 to 1, when the length is known.</param>
    /// <param name="cancellation">Ends the scan between blocks.</param>
    /// <exception cref="AudioDataException">The file is damaged, truncated, or has changed since.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The scan was cancelled.</exception>
    public AudioScan Scan(IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        using SampleSource source = OpenSamples(progress);
        SampleScan scan = SampleScan.Of(source, cancellation);
        if (scan.LengthFrames == 0)
        {
            throw new AudioDataException(NoSamples, path: Info.Path);
        }

        SampleFormat format = Info.Format;
        LastScan = new AudioScan(
            scan.LengthFrames,
            CdConverter.ConvertedLength(scan.LengthFrames, format),
            scan.Peak,
            scan.FitsSixteenBits,
            scan.FitsSixteenBits && format.RateHz == SampleFormat.CompactDisc.RateHz && format.Channels <= 2);
        return LastScan;
    }

    /// <summary>Opens the samples as a CD takes them: 16 bits, little-endian, stereo, 44.1 kHz.</summary>
    /// <remarks>
    /// After a <see cref="Scan"/> the length is always known, and a file of more bits than it uses is copied instead
    /// of dithered. If the reader then meets another length than was found, it throws.
    /// </remarks>
    /// <exception cref="AudioDataException">The file is damaged or has changed since it was opened.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public PcmReader OpenPcm() => OpenPcm(0);

    /// <summary>Opens the samples as a CD takes them, from one of them on.</summary>
    /// <remarks>
    /// The samples are the same as those that <see cref="OpenPcm()"/> gives. Uncompressed files are entered in the
    /// middle; what has to be decoded or converted is read from its beginning.
    /// </remarks>
    /// <param name="startSamples">The first sample, counted at 44.1 kHz from 0; past the end there is nothing to read.
    /// </param>
    /// <exception cref="AudioDataException">The file is damaged or has changed since it was opened.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The start is negative.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public PcmReader OpenPcm(long startSamples)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(startSamples);
        CdConversionOptions conversion = new()
        {
            ManyChannels = _options.Downmix ? ManyChannels.FoldDown : ManyChannels.Refuse,
            Dither = _options.Dither,
            FitsSixteenBits = LastScan?.FitsSixteenBits ?? false,
        };
        SampleSource source = OpenSamples();
        try
        {
            CdConverter converter = new(source, conversion);
            PcmReader reader = new(converter, Info.Path, LastScan?.LengthSamples ?? converter.LengthFrames);
            if (startSamples > 0)
            {
                reader.SkipTo(startSamples);
            }

            return reader;
        }
        catch (AudioDataException problem)
        {
            source.Dispose();
            throw problem.WithPath(Info.Path);
        }
    }

    private NamedSource OpenSamples(IProgress<double>? progress)
    {
        if (FileStamp.Of(Info.Path) != _stamp)
        {
            throw new AudioDataException("the file has changed since it was opened", path: Info.Path);
        }

        try
        {
            return new NamedSource(_open(), Info.Path, progress);
        }
        catch (AudioDataException problem) when (problem.Path is null)
        {
            throw problem.WithPath(Info.Path);
        }
    }

    private static void Refuse(AudioFileInfo info, AudioOptions options)
    {
        if (info.LengthFrames == 0)
        {
            throw new AudioDataException(NoSamples);
        }

        if (info.Format.Channels > 2 && !options.Downmix)
        {
            throw new AudioDataException(
                $"the file has {info.Format.Channels} channels and an audio CD has two; "
                + "which of them to keep is not ours to guess. Ask for a downmix to fold them into stereo");
        }
    }
}

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
    private readonly Func<SampleSource> _open;
    private readonly FileStamp _stamp;

    private AudioFile(AudioFileInfo info, Func<SampleSource> open, FileStamp stamp)
    {
        Info = info;
        _open = open;
        _stamp = stamp;
    }

    /// <summary>What the file is.</summary>
    public AudioFileInfo Info { get; }

    /// <summary>Finds out what a file is.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How to read it; the defaults when null.</param>
    /// <exception cref="AudioDataException">
    /// It is not audio, is damaged, has more than two channels and no downmix was asked for, or needs a program that
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
            AudioInspection inspection = AudioInspector.Inspect(path, options);
            RefuseManyChannels(inspection.Info.Format, options);
            return new AudioFile(inspection.Info, inspection.Open, stamp);
        }
        catch (AudioDataException problem) when (problem.Path is null)
        {
            throw problem.WithPath(path);
        }
    }

    /// <summary>Opens the decoded samples as the file holds them: its own rate, depth and channels.</summary>
    /// <exception cref="AudioDataException">The file is damaged or has changed since it was opened.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public SampleSource OpenSamples()
    {
        if (FileStamp.Of(Info.Path) != _stamp)
        {
            throw new AudioDataException("the file has changed since it was opened", path: Info.Path);
        }

        try
        {
            return new NamedSource(_open(), Info.Path);
        }
        catch (AudioDataException problem) when (problem.Path is null)
        {
            throw problem.WithPath(Info.Path);
        }
    }

    private static void RefuseManyChannels(SampleFormat format, AudioOptions options)
    {
        if (format.Channels > 2 && !options.Downmix)
        {
            throw new AudioDataException(
                $"the file has {format.Channels} channels and an audio CD has two; "
                + "which of them to keep is not ours to guess. Ask for a downmix to fold them into stereo");
        }
    }
}

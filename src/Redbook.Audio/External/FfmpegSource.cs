using System.Globalization;
using Redbook.Audio.Detection;
using Redbook.Audio.Pcm;

namespace Redbook.Audio.External;

/// <summary>The samples of a file as <c>ffmpeg</c> decodes it, in a process of its own.</summary>
internal sealed class FfmpegSource : SampleSource
{
    private const int BufferBytes = 64 * 1024;

    // What may come after the declared length before it is called wrong: padding of the last blocks of a lossy codec.
    private const long MostPaddingFrames = 16 * 1024;

    private readonly ExternalStream _stream;
    private readonly FfmpegProcess _process;
    private readonly byte[] _buffer;
    private readonly int _frameBytes;
    private readonly string _name;
    private int _start;
    private int _end;
    private long _frames;
    private bool _isVerified;
    private AudioDataException? _failure;

    /// <summary>Starts decoding.</summary>
    /// <exception cref="AudioDataException">The program cannot be started.</exception>
    public FfmpegSource(FfmpegPrograms programs, string path, DetectedFormat format, ExternalStream stream)
    {
        _stream = stream;
        _name = format.Name;
        _frameBytes = stream.Encoding.ContainerBytes * stream.Format.Channels;
        _buffer = new byte[Math.Max(BufferBytes / _frameBytes, 1) * _frameBytes];
        string[] arguments =
        [
            "-hide_banner",
            "-nostdin",
            "-v", "error",
            "-xerror",
            "-reinit_filter", "0",                       // a change of rate or channels on the way is an error
            .. FfmpegInput.Arguments(path, format.Container, DecoderOptions(format, stream)),
            "-map", $"0:a:{stream.Stream}",
            "-map_metadata", "-1",
            "-c:a", "pcm_" + stream.OutputName,
            "-f", stream.OutputName,
            "pipe:1",
        ];
        _process = FfmpegProcess.Start(programs.Ffmpeg, arguments);
    }

    /// <inheritdoc/>
    public override SampleFormat Format => _stream.Format;

    /// <inheritdoc/>
    public override long? LengthFrames => _stream.DeclaredFrames;

    /// <inheritdoc/>
    public override int ReadIntegers(Span<int> interleaved)
    {
        if (Format.IsFloat)
        {
            return base.ReadIntegers(interleaved);
        }

        int frames = Fill(interleaved.Length / Format.Channels);
        PcmDecoder.DecodeIntegers(_stream.Encoding, _buffer.AsSpan(_start, frames * _frameBytes), interleaved);
        Consume(frames);
        return frames;
    }

    /// <inheritdoc/>
    public override int ReadFloats(Span<double> interleaved)
    {
        if (!Format.IsFloat)
        {
            return base.ReadFloats(interleaved);
        }

        int frames = Fill(interleaved.Length / Format.Channels);
        int bad = PcmDecoder.DecodeFloats(_stream.Encoding, _buffer.AsSpan(_start, frames * _frameBytes), interleaved);
        if (bad >= 0)
        {
            throw Failed("a decoded sample is not a finite number");
        }

        Consume(frames);
        return frames;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _process.Dispose();
        }

        base.Dispose(disposing);
    }

    // The program's own Opus decoder is less exact than the reference. In Ogg Vorbis it takes the first packet, which
    // gives no samples, for one that does, and cuts as many too many off the end: here the end is cut by the length
    // that the pages give.
    private static string[] DecoderOptions(DetectedFormat format, ExternalStream stream) => stream.Codec switch
    {
        "opus" => ["-c:a", "libopus"],
        "vorbis" when format.Container == AudioContainer.Ogg && stream.DeclaredFrames is not null =>
            ["-flags2", "+skip_manual"],
        _ => [],
    };

    // Brings whole frames into the buffer and returns how many of them are wanted now.
    private int Fill(int wantedFrames)
    {
        if (_failure is not null)
        {
            throw new AudioDataException(_failure.Problem, inner: _failure);
        }

        if (wantedFrames == 0)
        {
            return 0;
        }

        if (_isVerified || !Refill())
        {
            VerifyEnd();
            return 0;
        }

        int frames = Math.Min(wantedFrames, (_end - _start) / _frameBytes);
        if (_stream.DeclaredFrames is not { } declared || _frames + frames <= declared)
        {
            return frames;
        }

        if (_frames < declared)
        {
            return (int)(declared - _frames);
        }

        SkipPadding();
        return 0;
    }

    private bool Refill()
    {
        while (_end - _start < _frameBytes)
        {
            _buffer.AsSpan(_start.._end).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
            int read = _process.Output.Read(_buffer, _end, _buffer.Length - _end);
            _end += read;
            if (read == 0)
            {
                return false;
            }
        }

        return true;
    }

    private void Consume(int frames)
    {
        _start += frames * _frameBytes;
        _frames += frames;
    }

    // Reads on to the end, so that what the program has to say about the file is heard.
    private void SkipPadding()
    {
        long padding = 0;
        while (Refill())
        {
            padding += (_end - _start) / _frameBytes;
            _start = _end - ((_end - _start) % _frameBytes);
            if (padding > MostPaddingFrames)
            {
                throw Failed(Invariant($"it holds more than the {_stream.DeclaredFrames} sample frames that it declares"));
            }
        }

        VerifyEnd();
    }

    private void VerifyEnd()
    {
        if (_isVerified)
        {
            return;
        }

        _isVerified = true;
        if (_process.WaitForExit() is { } complaint)
        {
            throw Failed(complaint);
        }

        if (_stream.DeclaredFrames > _frames)
        {
            throw Failed(Invariant($"it is cut off: {_frames} of {_stream.DeclaredFrames} sample frames are there"));
        }

        if (_end != _start)
        {
            throw Failed("the decoder's output ended within a sample frame");
        }
    }

    private AudioDataException Failed(string complaint)
    {
        string time = TimeSpan.FromSeconds((double)_frames / Format.RateHz)
            .ToString(@"hh\:mm\:ss\.fff", CultureInfo.InvariantCulture);
        _failure = new AudioDataException(_frames == 0
            ? $"the {_name} file cannot be decoded: {complaint}"
            : $"the {_name} file is damaged, {time} into its audio: {complaint}");
        return _failure;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

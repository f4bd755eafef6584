using Redbook.Recording.Mastering;

namespace Redbook.Recording.AtOnce;

/// <summary>A raw image that comes as a stream: how long it is, and how to get to the sector that is wanted first.</summary>
internal sealed class RawStreamSource
{
    private readonly Stream _stream;
    private readonly long? _startBytes;
    private readonly long? _lengthBytes;

    public RawStreamSource(Stream stream, RawImageForm form, string target)
    {
        (_stream, SectorBytes) = (stream, RawImage.SectorBytesOf(form));
        if (!stream.CanRead)
        {
            throw new RecordingException(
                RecordingStep.ReadSource, RecordingFailure.SourceInvalid, target, "the image cannot be read: it may be closed");
        }

        if (!stream.CanSeek)
        {
            return;
        }

        try
        {
            (_startBytes, _lengthBytes) = (stream.Position, stream.Length - stream.Position);
        }
#pragma warning disable CA1031 // The stream is the caller's code; one that cannot say how long it is, is read to its end.
        catch (Exception)
#pragma warning restore CA1031
        {
            (_startBytes, _lengthBytes) = (null, null);
        }

        if (_lengthBytes is long length && (length <= 0 || length % SectorBytes != 0))
        {
            throw new RecordingException(
                RecordingStep.CheckPlan, RecordingFailure.SourceInvalid, "the raw image",
                length <= 0 ? "there is nothing in it"
                    : $"{length} bytes are {length % SectorBytes} more than whole sectors of {SectorBytes} bytes");
        }
    }

    public int SectorBytes { get; }

    /// <summary>Sectors from the first that is wanted on; null when the stream does not tell.</summary>
    public int? LengthSectors { get; private set; }

    /// <summary>Leaves out the first sectors.</summary>
    public void MoveTo(int sectors, CancellationToken cancellation)
    {
        long skip = (long)sectors * SectorBytes;
        if (_lengthBytes is long length)
        {
            if (length <= skip)
            {
                throw new RecordingException(
                    RecordingStep.CheckPlan, RecordingFailure.SourceTooShort, "the raw image",
                    $"it has {length / SectorBytes} sectors, and this disc's lead-in begins {sectors} sectors behind its start");
            }

            LengthSectors = (int)Math.Min((length - skip) / SectorBytes, int.MaxValue / 2);
        }

        if (skip == 0 || TrySeek(skip))
        {
            return;
        }

        ReadPast(skip, cancellation);
    }

    private bool TrySeek(long skip)
    {
        if (_startBytes is not long start)
        {
            return false;
        }

        try
        {
            _stream.Position = start + skip;
            return true;
        }
#pragma warning disable CA1031 // The stream is the caller's code: one that cannot be positioned after all is read instead.
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }
    }

    private void ReadPast(long skip, CancellationToken cancellation)
    {
        byte[] rubbish = new byte[SectorBytes * 16];
        while (skip > 0)
        {
            if (cancellation.IsCancellationRequested)
            {
                throw new RecordingException(
                    RecordingStep.ReadSource, RecordingFailure.Cancelled, "the raw image", "cancelled before anything was written");
            }

            int got;
            try
            {
                got = _stream.Read(rubbish, 0, (int)Math.Min(rubbish.Length, skip));
            }
#pragma warning disable CA1031 // The stream is the caller's code: whatever it throws ends the job, not the process.
            catch (Exception e)
#pragma warning restore CA1031
            {
                throw new RecordingException(
                    RecordingStep.ReadSource, RecordingFailure.SourceFailed, "the raw image", e.Message.TrimEnd('.'),
                    sense: null, e);
            }

            if (got <= 0)
            {
                throw new RecordingException(
                    RecordingStep.ReadSource, RecordingFailure.SourceTooShort, "the raw image",
                    "it ends before the place where this disc's lead-in begins");
            }

            skip -= got;
        }
    }
}

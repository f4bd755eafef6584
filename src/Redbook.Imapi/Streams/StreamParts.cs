using System.Runtime.InteropServices.ComTypes;
using Redbook.Imapi.Results;

namespace Redbook.Imapi.Streams;

/// <summary>Streams that are part of another one. They are kept, and told where to read before each read.</summary>
internal static class StreamParts
{
    /// <summary>Takes the first streams of an array.</summary>
    /// <exception cref="ImapiException">E_POINTER, E_INVALIDARG: none, more than there are, or one that does not tell its
    /// length.</exception>
    public static ComStreamSource[] Take(in CallPlace site, IStream[] streams, uint count)
    {
        if (streams is null)
        {
            throw ImapiFault.NullArgument(site, nameof(streams));
        }

        if (count == 0 || count > streams.Length)
        {
            throw ImapiFault.Of(
                ImapiResults.E_INVALIDARG, site,
                count == 0 ? "One stream is the least." : $"{count} streams were announced, and there are {streams.Length}.");
        }

        ComStreamSource[] taken = new ComStreamSource[count];
        for (int i = 0; i < taken.Length; i++)
        {
            taken[i] = Take(site, streams[i], $"{nameof(streams)}[{i}]");
        }

        return taken;
    }

    /// <summary>Takes a stream.</summary>
    /// <exception cref="ImapiException">E_POINTER, E_INVALIDARG: it does not tell its length.</exception>
    public static ComStreamSource Take(in CallPlace site, IStream stream, string name)
    {
        if (stream is null)
        {
            throw ImapiFault.NullArgument(site, name);
        }

        ComStreamSource source = new(stream) { SeeksBeforeReading = true };
        return source.HasLength
            ? source
            : throw ImapiFault.Of(
                ImapiResults.E_INVALIDARG, site, $"{name} does not tell its length: it answers neither Stat nor Seek.");
    }

    /// <summary>Reads from a place of a part.</summary>
    /// <exception cref="ImapiException">What the part returned; E_FAIL: it ended before the length that it told.</exception>
    public static int Read(in CallPlace site, ComStreamSource part, long position, Span<byte> destination)
    {
        try
        {
            part.Position = position;
            int got = part.Read(destination);
            return got > 0
                ? got
                : throw ImapiFault.Of(
                    ImapiResults.E_FAIL, site, $"A stream told {part.Length} bytes and ended after {position}.");
        }
        catch (IOException failure)
        {
            Exception cause = part.Failure ?? failure;
            int hresult = cause is ImapiStreamException || ImapiResults.IsSuccess(cause.HResult)
                ? ImapiResults.E_FAIL
                : cause.HResult;
            throw ImapiFault.Of(
                hresult, site, $"A stream returned an error after {position} of its bytes: {cause.Message}", inner: cause);
        }
    }
}

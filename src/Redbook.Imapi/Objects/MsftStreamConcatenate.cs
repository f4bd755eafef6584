using System.Runtime.InteropServices;
using System.Runtime.InteropServices.ComTypes;
using Redbook.Imapi.Results;
using Redbook.Imapi.Streams;

namespace Redbook.Imapi;

/// <summary>Streams one behind the other, as one stream: sound from several files in one track, silence behind a track.
/// </summary>
/// <remarks>The streams are kept, not copied: they must stay readable and unchanged, and their lengths count as they were
/// when they were given. The same stream may be given several times.</remarks>
[ComVisible(true)]
[Guid("27354125-7F64-5B0F-8F00-5D77AFBE261E")]
[ProgId("IMAPI2.MsftStreamConcatenate")]
[ClassInterface(ClassInterfaceType.None)]
[ComDefaultInterface(typeof(IStreamConcatenate))]
public class MsftStreamConcatenate : MsftStreamBase, IStreamConcatenate
{
    private readonly List<(ComStreamSource Part, long Start)> _parts = [];
    private long _size;

    /// <summary>No streams yet.</summary>
    public MsftStreamConcatenate()
        : base(nameof(MsftStreamConcatenate))
    {
    }

    private protected override long Size => _size;

    private protected override bool IsReady => _parts.Count > 0;

    /// <inheritdoc/>
    /// <remarks>What was there before goes.</remarks>
    /// <exception cref="ImapiException">E_POINTER, E_INVALIDARG: a stream that does not tell its length. Nothing is
    /// changed then.</exception>
    public void Initialize(IStream stream1, IStream stream2)
    {
        CallPlace site = Site(nameof(Initialize));
        Begin([StreamParts.Take(site, stream1, nameof(stream1)), StreamParts.Take(site, stream2, nameof(stream2))]);
    }

    /// <inheritdoc/>
    /// <remarks>What was there before goes.</remarks>
    /// <exception cref="ImapiException">E_POINTER, E_INVALIDARG: no stream, fewer than announced, or one that does not tell
    /// its length. Nothing is changed then.</exception>
    public void Initialize2(IStream[] streams, uint streamCount) =>
        Begin(StreamParts.Take(Site(nameof(Initialize2)), streams, streamCount));

    /// <inheritdoc/>
    /// <exception cref="ImapiException">As <see cref="Initialize"/>; E_FAIL: it is missing.</exception>
    public void Append(IStream stream)
    {
        CallPlace site = Site(nameof(Append));
        Add(site, [StreamParts.Take(site, stream, nameof(stream))]);
    }

    /// <inheritdoc/>
    /// <exception cref="ImapiException">As <see cref="Initialize2"/>; E_FAIL: it is missing.</exception>
    public void Append2(IStream[] streams, uint streamCount)
    {
        CallPlace site = Site(nameof(Append2));
        Add(site, StreamParts.Take(site, streams, streamCount));
    }

    private protected override int ReadAt(in CallPlace site, long position, Span<byte> destination)
    {
        int last = _parts.Count - 1;
        while (_parts[last].Start > position)
        {
            last--;
        }

        (ComStreamSource part, long start) = _parts[last];
        return StreamParts.Read(
            site, part, position - start, destination[..(int)Math.Min(destination.Length, start + part.Length - position)]);
    }

    private protected override MsftStreamBase Copy()
    {
        MsftStreamConcatenate copy = new() { _size = _size };
        copy._parts.AddRange(_parts.Select(static entry => (entry.Part.Again(), entry.Start)));
        return copy;
    }

    private void Begin(ComStreamSource[] parts)
    {
        lock (Gate)
        {
            _parts.Clear();
            _size = 0;
            Rewind();
            AddAll(parts);
        }
    }

    private void Add(in CallPlace site, ComStreamSource[] parts)
    {
        lock (Gate)
        {
            if (!IsReady)
            {
                throw ImapiFault.Of(ImapiResults.E_FAIL, site, $"Call {nameof(Initialize)} or {nameof(Initialize2)} first.");
            }

            AddAll(parts);
        }
    }

    private void AddAll(ComStreamSource[] parts)
    {
        foreach (ComStreamSource part in parts)
        {
            _parts.Add((part, _size));
            _size += part.Length;
        }
    }
}

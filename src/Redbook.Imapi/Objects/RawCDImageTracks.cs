using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Redbook.Imapi;

/// <summary>The tracks of a <see cref="MsftRawCDImageCreator"/>, counted from 1.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "Counted from 1, unlike a collection.")]
public sealed class RawCDImageTracks : IEnumerable<RawCDImageTrackInfo>
{
    private readonly MsftRawCDImageCreator _creator;

    internal RawCDImageTracks(MsftRawCDImageCreator creator) => _creator = creator;

    /// <summary>A track.</summary>
    /// <param name="trackIndex">Its place, from 1.</param>
    /// <exception cref="ImapiException">E_INVALIDARG.</exception>
    public RawCDImageTrackInfo this[int trackIndex] => _creator.get_TrackInfo(trackIndex);

    /// <inheritdoc/>
    public IEnumerator<RawCDImageTrackInfo> GetEnumerator()
    {
        for (int i = 1; i <= _creator.NumberOfExistingTracks; i++)
        {
            yield return _creator.get_TrackInfo(i);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

using Redbook.Discs;
using Redbook.Images;

namespace Redbook.Mastering;

/// <summary>Opens what the extents of an album come from: audio files exactly as they were looked through.</summary>
internal sealed class SoundFiles(IEnumerable<ScannedFile> files)
{
    private readonly Dictionary<string, Func<Stream>> _open = files
        .GroupBy(static file => file.File.Info.Path)
        .ToDictionary(static group => group.Key, static group => (Func<Stream>)group.First().File.OpenPcm);

    /// <summary>A stretch of a track as a piece of sound.</summary>
    /// <param name="extent">The stretch.</param>
    /// <param name="track">The track.</param>
    /// <param name="address">Where the stretch begins on the disc; of meaning in data tracks.</param>
    public SoundPiece PieceOf(ImageExtent extent, ImageTrack track, Lba address) => extent switch
    {
        SilenceExtent when !track.IsData => SoundPiece.Silence(extent.LengthSamples),
        AudioFileExtent sound when _open.TryGetValue(sound.Path, out Func<Stream>? open) =>
            new SoundPiece(open, sound.StartSamples, sound.LengthSamples),
        _ => new SoundPiece(() => SectorStream.Open(track with { Extents = [extent] }, address), 0, extent.LengthSamples),
    };
}

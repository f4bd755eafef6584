using FirstLight.Pieces;

namespace FirstLight;

/// <summary>The album, in playing order.</summary>
internal static class Album
{
    public static IReadOnlyList<Track> Tracks { get; } =
    [
        new(1, "First Light", SampleFormat.Flac, 44_100, FirstLightPiece.Play),
        new(2, "Dew on Wire", SampleFormat.Wav24, 96_000, DewOnWire.Play),
        new(3, "The Long Field", SampleFormat.Aiff, 44_100, TheLongField.Play),
        new(4, "Kitchen Wireless", SampleFormat.WavMono, 48_000, KitchenWireless.Play),
        new(5, "Morning Proper", SampleFormat.Flac, 44_100, MorningProper.Play),
    ];
}

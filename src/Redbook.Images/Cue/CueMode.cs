using Redbook.Discs;

namespace Redbook.Images.Cue;

/// <summary>The mode word of a TRACK line.</summary>
/// <param name="Word">The word in upper case.</param>
/// <param name="Mode">What the track carries, as far as the word says it.</param>
/// <param name="Form">What a sector in the file holds.</param>
/// <param name="TrailingBytes">Bytes of sub-channel behind each sector.</param>
internal sealed record CueMode(string Word, TrackMode Mode, SectorForm Form, int TrailingBytes = 0)
{
    /// <summary>The mode of ordinary sound.</summary>
    public static CueMode Audio { get; } = new("AUDIO", TrackMode.Audio, SectorForm.Raw);

    private static readonly CueMode[] s_all =
    [
        Audio,
        new("CDG", TrackMode.Audio, SectorForm.Raw, CdSector.SubchannelBytes),
        new("MODE1/2048", TrackMode.Mode1, SectorForm.User2048),
        new("MODE1/2352", TrackMode.Mode1, SectorForm.Raw),
        new("MODE2/2048", TrackMode.Mode2Xa, SectorForm.User2048),
        new("MODE2/2324", TrackMode.Mode2Xa, SectorForm.User2324),
        new("MODE2/2342", TrackMode.Mode2Xa, SectorForm.User2324),
        new("MODE2/2336", TrackMode.Mode2, SectorForm.Mode2),
        new("MODE2/2332", TrackMode.Mode2, SectorForm.Mode2),
        new("MODE2/2352", TrackMode.Mode2, SectorForm.Raw),
        new("CDI/2336", TrackMode.Mode2Xa, SectorForm.Mode2),
        new("CDI/2352", TrackMode.Mode2Xa, SectorForm.Raw),
    ];

    /// <summary>Bytes of a sector in the file.</summary>
    public int StrideBytes => Form.Bytes() + TrailingBytes;

    /// <summary>The mode of a word; null for none.</summary>
    public static CueMode? Find(string word) => Array.Find(s_all, mode => mode.Word == word);
}

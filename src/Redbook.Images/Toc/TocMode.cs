using Redbook.Discs;

namespace Redbook.Images.Toc;

/// <summary>The mode word of a track.</summary>
/// <param name="Word">The word.</param>
/// <param name="Mode">What the track carries.</param>
/// <param name="Form">What a sector in a file holds.</param>
internal sealed record TocMode(string Word, TrackMode Mode, SectorForm Form)
{
    public static TocMode Audio { get; } = new("AUDIO", TrackMode.Audio, SectorForm.Raw);

    private static readonly TocMode[] s_all =
    [
        Audio,
        new("MODE1", TrackMode.Mode1, SectorForm.User2048),
        new("MODE1_RAW", TrackMode.Mode1, SectorForm.Raw),
        new("MODE2", TrackMode.Mode2, SectorForm.Mode2),
        new("MODE2_RAW", TrackMode.Mode2, SectorForm.Raw),
        new("MODE2_FORM1", TrackMode.Mode2Xa, SectorForm.User2048),
        new("MODE2_FORM2", TrackMode.Mode2Xa, SectorForm.User2324),
        new("MODE2_FORM_MIX", TrackMode.Mode2Xa, SectorForm.Mode2),
    ];

    /// <summary>The mode of a word; null for none.</summary>
    public static TocMode? Find(string word) => Array.Find(s_all, mode => mode.Word == word);
}

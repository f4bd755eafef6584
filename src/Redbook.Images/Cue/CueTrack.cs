using Redbook.Discs;

namespace Redbook.Images.Cue;

/// <summary>A TRACK line and what follows it.</summary>
internal sealed class CueTrack
{
    public required int Number { get; init; }

    public required CueMode Mode { get; init; }

    public required FindingPlace Place { get; init; }

    /// <summary>Whether a session begins with it.</summary>
    public bool BeginsSession { get; init; }

    public Control Control { get; set; }

    public bool IsCopyAlternating { get; set; }

    public bool HasFlags { get; set; }

    public Isrc Isrc { get; set; }

    public int? PregapSectors { get; set; }

    public FindingPlace? PregapPlace { get; set; }

    public int? PostgapSectors { get; set; }

    public List<CueIndex> Indexes { get; } = [];

    public CueTexts Texts { get; } = new();

    public List<string> Remarks { get; } = [];
}

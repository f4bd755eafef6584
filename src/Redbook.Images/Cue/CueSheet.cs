using Redbook.Discs;

namespace Redbook.Images.Cue;

/// <summary>What a sheet says, line by line, before any file is looked at.</summary>
internal sealed class CueSheet
{
    public Mcn? Mcn { get; set; }

    public (string Name, FindingPlace Place)? CdTextFile { get; set; }

    public CueTexts Texts { get; } = new();

    public List<string> Remarks { get; } = [];

    public List<CueFile> Files { get; } = [];

    public List<CueTrack> Tracks { get; } = [];

    /// <summary>Where sessions end, by the number of tracks before: the file and the time in it.</summary>
    public Dictionary<int, CueIndex> LeadOuts { get; } = [];
}

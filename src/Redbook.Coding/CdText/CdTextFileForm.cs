namespace Redbook.Coding.CdText;

/// <summary>The forms of a file of CD-TEXT packs; its length tells them apart.</summary>
public enum CdTextFileForm
{
    /// <summary>Packs alone: the form that is written.</summary>
    Packs = 0,

    /// <summary>Packs and one zero byte.</summary>
    TrailingZero = 1,

    /// <summary>Four bytes of length as READ TOC answers, then packs.</summary>
    LengthHeader = 2,
}

namespace Redbook.Coding.CdText;

/// <summary>A CD-TEXT as packs.</summary>
public sealed class CdTextEncoding
{
    internal CdTextEncoding(byte[] packs, IReadOnlyList<CdTextNotice> notices) => (Packs, Notices) = (packs, notices);

    /// <summary>The packs of all blocks, 18 bytes each.</summary>
    public byte[] Packs { get; }

    /// <summary>What was done to texts so that they could be written.</summary>
    public IReadOnlyList<CdTextNotice> Notices { get; }
}

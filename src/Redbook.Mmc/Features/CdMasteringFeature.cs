namespace Redbook.Mmc.Features;

/// <summary>The data of feature 002Eh: writes CDs in one go.</summary>
/// <param name="HasUnderrunProtection">Whether the drive protects itself against an empty buffer.</param>
/// <param name="WritesSessionAtOnce">Whether it takes cue sheets.</param>
/// <param name="WritesRawMultiSession">Whether raw sessions may follow each other.</param>
/// <param name="WritesRaw">Whether it writes raw.</param>
/// <param name="CanTestWrite">Whether the laser can stay off.</param>
/// <param name="WritesCdRw">Whether CD-RW can be overwritten.</param>
/// <param name="WritesRw">Whether the host may send R to W.</param>
/// <param name="MaxCueSheetBytes">The longest cue sheet.</param>
public readonly record struct CdMasteringFeature(
    bool HasUnderrunProtection,
    bool WritesSessionAtOnce,
    bool WritesRawMultiSession,
    bool WritesRaw,
    bool CanTestWrite,
    bool WritesCdRw,
    bool WritesRw,
    int MaxCueSheetBytes)
{
    /// <summary>Bytes of the data.</summary>
    public const int Size = 4;

    /// <summary>Reads the data of a descriptor.</summary>
    /// <returns><see langword="false"/> when it is another feature or too short.</returns>
    public static bool TryParse(in FeatureDescriptor descriptor, out CdMasteringFeature feature)
    {
        feature = default;
        ReadOnlySpan<byte> d = descriptor.Data.Span;
        if (descriptor.Code != FeatureCode.CdMastering || d.Length < Size)
        {
            return false;
        }

        feature = new CdMasteringFeature(
            (d[0] & 0x40) != 0, (d[0] & 0x20) != 0, (d[0] & 0x10) != 0, (d[0] & 0x08) != 0, (d[0] & 0x04) != 0,
            (d[0] & 0x02) != 0, (d[0] & 0x01) != 0, Cdb.ReadUInt24(d[1..]));
        return true;
    }

    /// <summary>The descriptor with this data.</summary>
    public FeatureDescriptor ToDescriptor(bool isCurrent)
    {
        byte[] d = new byte[Size];
        d[0] = (byte)((HasUnderrunProtection ? 0x40 : 0) | (WritesSessionAtOnce ? 0x20 : 0)
            | (WritesRawMultiSession ? 0x10 : 0) | (WritesRaw ? 0x08 : 0) | (CanTestWrite ? 0x04 : 0)
            | (WritesCdRw ? 0x02 : 0) | (WritesRw ? 0x01 : 0));
        Cdb.WriteUInt24(d.AsSpan(1), MaxCueSheetBytes);
        return new FeatureDescriptor(FeatureCode.CdMastering, 1, false, isCurrent, d);
    }
}

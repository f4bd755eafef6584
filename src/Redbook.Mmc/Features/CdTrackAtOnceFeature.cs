using System.Buffers.Binary;

namespace Redbook.Mmc.Features;

/// <summary>The data of feature 002Dh: writes CDs track by track.</summary>
/// <param name="HasUnderrunProtection">Whether the drive protects itself against an empty buffer.</param>
/// <param name="WritesRawRw">Whether raw R to W go with it.</param>
/// <param name="WritesPackedRw">Whether packed R to W go with it.</param>
/// <param name="CanTestWrite">Whether the laser can stay off.</param>
/// <param name="WritesCdRw">Whether CD-RW can be overwritten track by track.</param>
/// <param name="WritesRw">Whether the host may send R to W.</param>
/// <param name="DataBlockTypes">A mask: bit n for data block type n.</param>
public readonly record struct CdTrackAtOnceFeature(
    bool HasUnderrunProtection,
    bool WritesRawRw,
    bool WritesPackedRw,
    bool CanTestWrite,
    bool WritesCdRw,
    bool WritesRw,
    ushort DataBlockTypes)
{
    /// <summary>Bytes of the data.</summary>
    public const int Size = 4;

    /// <summary>Reads the data of a descriptor.</summary>
    /// <returns><see langword="false"/> when it is another feature or too short.</returns>
    public static bool TryParse(in FeatureDescriptor descriptor, out CdTrackAtOnceFeature feature)
    {
        feature = default;
        ReadOnlySpan<byte> d = descriptor.Data.Span;
        if (descriptor.Code != FeatureCode.CdTrackAtOnce || d.Length < Size)
        {
            return false;
        }

        feature = new CdTrackAtOnceFeature(
            (d[0] & 0x40) != 0, (d[0] & 0x10) != 0, (d[0] & 0x08) != 0, (d[0] & 0x04) != 0, (d[0] & 0x02) != 0,
            (d[0] & 0x01) != 0, BinaryPrimitives.ReadUInt16BigEndian(d[2..]));
        return true;
    }

    /// <summary>The descriptor with this data.</summary>
    public FeatureDescriptor ToDescriptor(bool isCurrent)
    {
        byte[] d = new byte[Size];
        d[0] = (byte)((HasUnderrunProtection ? 0x40 : 0) | (WritesRawRw ? 0x10 : 0) | (WritesPackedRw ? 0x08 : 0)
            | (CanTestWrite ? 0x04 : 0) | (WritesCdRw ? 0x02 : 0) | (WritesRw ? 0x01 : 0));
        BinaryPrimitives.WriteUInt16BigEndian(d.AsSpan(2), DataBlockTypes);
        return new FeatureDescriptor(FeatureCode.CdTrackAtOnce, 2, false, isCurrent, d);
    }
}

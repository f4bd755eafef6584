namespace Redbook.Mmc.Features;

/// <summary>The data of feature 0107h: speeds.</summary>
/// <param name="HasBufferBlockCapacity">Whether READ BUFFER CAPACITY counts blocks.</param>
/// <param name="HasSetCdSpeed">Whether SET CD SPEED works.</param>
/// <param name="HasCapabilitiesPage">Whether page 2Ah has write speed descriptors.</param>
/// <param name="HasWriteSpeeds">Whether GET PERFORMANCE and SET STREAMING know write speeds.</param>
/// <param name="HasStreamWriting">Whether stream writing works.</param>
public readonly record struct RealTimeStreamingFeature(
    bool HasBufferBlockCapacity, bool HasSetCdSpeed, bool HasCapabilitiesPage, bool HasWriteSpeeds, bool HasStreamWriting)
{
    /// <summary>Bytes of the data.</summary>
    public const int Size = 4;

    /// <summary>Reads the data of a descriptor.</summary>
    /// <returns><see langword="false"/> when it is another feature or too short.</returns>
    public static bool TryParse(in FeatureDescriptor descriptor, out RealTimeStreamingFeature feature)
    {
        feature = default;
        ReadOnlySpan<byte> d = descriptor.Data.Span;
        if (descriptor.Code != FeatureCode.RealTimeStreaming || d.Length < 1)
        {
            return false;
        }

        feature = new RealTimeStreamingFeature(
            (d[0] & 0x10) != 0, (d[0] & 0x08) != 0, (d[0] & 0x04) != 0, (d[0] & 0x02) != 0, (d[0] & 0x01) != 0);
        return true;
    }

    /// <summary>The descriptor with this data.</summary>
    public FeatureDescriptor ToDescriptor(bool isCurrent)
    {
        byte[] d = new byte[Size];
        d[0] = (byte)((HasBufferBlockCapacity ? 0x10 : 0) | (HasSetCdSpeed ? 0x08 : 0) | (HasCapabilitiesPage ? 0x04 : 0)
            | (HasWriteSpeeds ? 0x02 : 0) | (HasStreamWriting ? 0x01 : 0));
        return new FeatureDescriptor(FeatureCode.RealTimeStreaming, 3, false, isCurrent, d);
    }
}

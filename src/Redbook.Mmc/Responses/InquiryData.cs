namespace Redbook.Mmc.Responses;

/// <summary>The standard reply of INQUIRY.</summary>
/// <param name="DeviceType">Peripheral device type: 5 for CD and DVD drives.</param>
/// <param name="IsRemovable">Whether the medium can be taken out.</param>
/// <param name="Version">The standard claimed; 0 is common.</param>
/// <param name="ResponseFormat">2 in every drive of use.</param>
/// <param name="Vendor">The maker, up to 8 characters.</param>
/// <param name="Product">The model, up to 16 characters.</param>
/// <param name="Revision">The firmware, up to 4 characters.</param>
public readonly record struct InquiryData(
    byte DeviceType, bool IsRemovable, byte Version, byte ResponseFormat, string Vendor, string Product, string Revision)
{
    /// <summary>Bytes of the reply that every drive has.</summary>
    public const int Size = 36;

    /// <summary>The device type of CD and DVD drives.</summary>
    public const byte CdDvdDevice = 5;

    /// <summary>Reads a reply; texts that did not arrive are empty.</summary>
    /// <returns><see langword="false"/> when fewer than 5 bytes arrived.</returns>
    public static bool TryParse(ReadOnlySpan<byte> source, out InquiryData data)
    {
        data = default;
        if (source.Length < 5)
        {
            return false;
        }

        Span<byte> b = stackalloc byte[Size];
        Reply.Fill(source, 5 + source[4], b);
        data = new InquiryData(
            (byte)(b[0] & 0x1F),
            (b[1] & 0x80) != 0,
            b[2],
            (byte)(b[3] & 0x0F),
            Reply.ReadAscii(b[8..16]),
            Reply.ReadAscii(b[16..32]),
            Reply.ReadAscii(b[32..36]));
        return true;
    }

    /// <summary>Writes the 36 bytes.</summary>
    /// <exception cref="ArgumentException">The span is too short.</exception>
    public void WriteTo(Span<byte> destination)
    {
        Span<byte> b = Reply.Begin(destination, Size);
        b[0] = (byte)(DeviceType & 0x1F);
        b[1] = (byte)(IsRemovable ? 0x80 : 0);
        b[2] = Version;
        b[3] = (byte)(ResponseFormat & 0x0F);
        b[4] = Size - 5;
        Reply.WriteAscii(b[8..16], Vendor ?? string.Empty);
        Reply.WriteAscii(b[16..32], Product ?? string.Empty);
        Reply.WriteAscii(b[32..36], Revision ?? string.Empty);
    }
}

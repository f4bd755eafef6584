namespace Redbook.Images.Ddp;

/// <summary>The 128 bytes of <c>DDPID</c>, which say what a set is.</summary>
/// <remarks>0: level. 8: UPC or EAN. 21: map stream start. 29: map stream length. 37: medium number. 38: master
/// identifier. 86: book. 87: type. 89: sides and layers of a DVD. 93: length of the user's text, and the text.</remarks>
internal readonly record struct DdpIdentifier
{
    public const int Size = 128;

    /// <summary>The level that is written.</summary>
    public const string Level200 = "DDP 2.00";

    public required string Level { get; init; }

    public string Upc { get; init; }

    public string MasterId { get; init; }

    public string Book { get; init; }

    public string Type { get; init; }

    public static DdpIdentifier Parse(ReadOnlySpan<byte> packet)
    {
        packet = packet[..Size];
        return new DdpIdentifier
        {
            Level = DdpFields.Text(packet, 0, 8),
            Upc = DdpFields.Text(packet, 8, 13),
            MasterId = DdpFields.Text(packet, 38, 48),
            Book = DdpFields.Text(packet, 86, 1),
            Type = DdpFields.Text(packet, 87, 2),
        };
    }

    public void WriteTo(Span<byte> packet)
    {
        packet = packet[..Size];
        packet.Fill((byte)' ');
        DdpFields.Text(packet, 0, 8, Level);
        DdpFields.Text(packet, 8, 13, Upc ?? string.Empty);
        DdpFields.Text(packet, 38, 48, MasterId ?? string.Empty);
        DdpFields.Text(packet, 86, 1, Book ?? string.Empty);
        DdpFields.Text(packet, 87, 2, Type ?? string.Empty);
    }
}

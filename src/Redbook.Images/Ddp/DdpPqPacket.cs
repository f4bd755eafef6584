using System.Globalization;
using Redbook.Discs;

namespace Redbook.Images.Ddp;

/// <summary>A packet of the PQ descriptor: one point of the disc.</summary>
/// <remarks>0: VVVS. 4: track. 6: index. 8: hours. 10: minute. 12: second. 14: frame. 16: control and ADR. 18: more of
/// these. 20: ISRC. 32: UPC or EAN. 45: text.</remarks>
internal readonly record struct DdpPqPacket
{
    public const int Size = 64;
    public const string LeadOutTrack = "AA";

    public bool IsValid { get; init; }

    /// <summary>00 lead-in, 01 to 99, AA lead-out.</summary>
    public string Track { get; init; }

    public string Index { get; init; }

    public string Hours { get; init; }

    /// <summary>Disc time: 00:00:00 is LBA −150; null when it is no time.</summary>
    public Msf? Time { get; init; }

    /// <summary>CONTROL as a hexadecimal digit, then 1, or S for SCMS.</summary>
    public string ControlCode { get; init; }

    public string Isrc { get; init; }

    public string Upc { get; init; }

    public string Text { get; init; }

    public bool IsLeadIn => Track == "00";

    public bool IsLeadOut => string.Equals(Track, LeadOutTrack, StringComparison.OrdinalIgnoreCase);

    public int? TrackNumber => Two(Track) is >= 1 and var number ? number : null;

    public int? IndexNumber => Two(Index);

    public static DdpPqPacket Parse(ReadOnlySpan<byte> packet)
    {
        packet = packet[..Size];
        long? minute = DdpFields.Number(packet, 10, 2), second = DdpFields.Number(packet, 12, 2);
        long? frame = DdpFields.Number(packet, 14, 2);
        return new DdpPqPacket
        {
            IsValid = packet.StartsWith("VVVS"u8),
            Track = DdpFields.Text(packet, 4, 2),
            Index = DdpFields.Text(packet, 6, 2),
            Hours = DdpFields.Text(packet, 8, 2),
            Time = minute is { } m and <= 99 && second is { } s and < 60 && frame is { } f and < CdSector.PerSecond
                ? new Msf((int)m, (int)s, (int)f)
                : null,
            ControlCode = DdpFields.Text(packet, 16, 2),
            Isrc = DdpFields.Text(packet, 20, 12),
            Upc = DdpFields.Text(packet, 32, 13),
            Text = DdpFields.Text(packet, 45, 19),
        };
    }

    public void WriteTo(Span<byte> packet)
    {
        packet = packet[..Size];
        packet.Fill((byte)' ');
        DdpFields.Text(packet, 0, 4, "VVVS");
        DdpFields.Text(packet, 4, 2, Track);
        DdpFields.Text(packet, 6, 2, Index);
        Msf time = Time ?? default;
        DdpFields.Text(packet, 10, 6, string.Create(
            CultureInfo.InvariantCulture, $"{time.Minute:D2}{time.Second:D2}{time.Frame:D2}"));
        DdpFields.Text(packet, 16, 2, ControlCode);
        DdpFields.Text(packet, 20, 12, Isrc ?? string.Empty);
        DdpFields.Text(packet, 32, 13, Upc ?? string.Empty);
    }

    private static int? Two(string text) =>
        text.Length is 1 or 2 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value)
            ? value
            : null;
}

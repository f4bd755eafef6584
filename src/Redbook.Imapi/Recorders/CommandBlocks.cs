namespace Redbook.Imapi.Recorders;

/// <summary>The rules for command blocks that programs send themselves.</summary>
internal static class CommandBlocks
{
    public const int Shortest = 6;
    public const int Longest = 16;

    /// <summary>Operation codes that exist in more than one length: only the general limits hold for them.</summary>
    private static ReadOnlySpan<byte> Exempt =>
    [
        0x02, 0x05, 0x06, 0x09, 0x0C, 0x0D, 0x0E, 0x0F, 0x10, 0x13, 0x14, 0x19, 0x20, 0x21, 0x22, 0x23, 0x24, 0x26, 0x27,
        0x29, 0x2C, 0x2D,
    ];

    /// <summary>The rule that a block breaks, in words; <see langword="null"/> for a good one.</summary>
    public static string? BrokenRule(ReadOnlySpan<byte> cdb)
    {
        if (cdb.Length is < Shortest or > Longest)
        {
            return $"A command block has {Shortest} to {Longest} bytes; this one has {cdb.Length}.";
        }

        int? length = cdb[0] switch
        {
            _ when Exempt.Contains(cdb[0]) => null,
            < 0x20 => 6,
            < 0x60 => 10,
            < 0x80 => null,
            < 0xA0 => 16,
            < 0xC0 => 12,
            _ => null,                                   // the maker's own
        };
        return length is { } needed && needed != cdb.Length
            ? $"A command {cdb[0]:X2}h has {needed} bytes; this block has {cdb.Length}."
            : null;
    }
}

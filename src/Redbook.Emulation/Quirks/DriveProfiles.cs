namespace Redbook.Emulation.Quirks;

/// <summary>Drives to test with, by name. A further one is a JSON file: see <see cref="DriveProfile.Load"/>.</summary>
public static class DriveProfiles
{
    private static readonly (string Name, DriveProfile Profile)[] All =
    [
        ("plain", new DriveProfile()),
        ("old-tao-only", new DriveProfile
        {
            Product = "OLD TAO ONLY",
            HasSessionAtOnce = false,
            HasCdText = false,
            HasUnderrunProtection = false,
            HasTestWrite = false,
            RawSubChannels = RawSubChannels.None,
            BufferBytes = 512 * 1024,
            MaxTransferBytes = 64 * 1024,
            WriteSpeeds = [1, 2, 4],
            ReadSpeed = 8,
            ReadyPolls = 8,
            MissingModePages = [0x08, 0x1A, 0x1D],
        }),
        ("no-cd-text", new DriveProfile { Product = "NO CD-TEXT", HasCdText = false, RawSubChannels = RawSubChannels.Pq16 }),
        ("pq-only", new DriveProfile { Product = "PQ ONLY", RawSubChannels = RawSubChannels.Pq16 }),
        ("no-burn-proof", new DriveProfile { Product = "NO BURN PROOF", HasUnderrunProtection = false }),
        ("picky-cue", new DriveProfile
        {
            Product = "PICKY CUE", TextLeadInTimes = CueVariants.Zero, IsrcCueControls = CueVariants.Zero,
        }),
        ("offset+102", new DriveProfile { Product = "OFFSET +102", ReadOffsetSamples = 102, WriteOffsetSamples = -12 }),
        ("offset-582", new DriveProfile { Product = "OFFSET -582", ReadOffsetSamples = -582, WriteOffsetSamples = 6 }),
        ("binary-q", new DriveProfile { Product = "BINARY Q", ReturnsBinaryQ = true }),
        ("wrong-nwa", new DriveProfile { Product = "WRONG NWA", NextWritableError = 150 }),
        ("slow", new DriveProfile { Product = "SLOW", ReadyPolls = 20, WriteSpeeds = [1, 2], ReadSpeed = 4 }),
    ];

    /// <summary>The names there are.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(static one => one.Name)];

    /// <summary>The drive of this name; null when there is none.</summary>
    public static DriveProfile? Find(string name)
    {
        foreach ((string known, DriveProfile profile) in All)
        {
            if (string.Equals(known, name, StringComparison.OrdinalIgnoreCase))
            {
                return profile;
            }
        }

        return null;
    }
}

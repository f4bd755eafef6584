using Redbook.Discs;

namespace Redbook.Coding.Tests.Subcode;

/// <summary>Discs that several tests look at.</summary>
internal static class ExampleDiscs
{
    public static readonly Lba LeadIn973423 = new(-11_077);

    /// <summary>Two audio tracks with a pause between them; the disc of the worked Q examples.</summary>
    public static DiscLayout TwoTracks(
        Control control = Control.None, string? mcn = null, string? isrc = null, bool scms = false) => new()
        {
            Mcn = mcn is null ? null : ParseMcn(mcn),
            Sessions =
            [
                new SessionLayout
                {
                    Number = 1,
                    LeadOut = new Lba(12_345),
                    Tracks =
                    [
                        new TrackLayout
                        {
                            Number = 1, Control = control, End = new Lba(6_000), IsCopyAlternating = scms,
                            Indexes = [new TrackIndex(1, Lba.Zero)], Isrc = isrc is null ? default : ParseIsrc(isrc),
                        },
                        new TrackLayout
                        {
                            Number = 2, Control = control, End = new Lba(12_345), IsCopyAlternating = scms,
                            Indexes = [new TrackIndex(0, new Lba(6_000)), new TrackIndex(1, new Lba(6_150))],
                        },
                    ],
                },
            ],
        };

    public static Isrc ParseIsrc(string text) =>
        Isrc.TryParse(text, out Isrc isrc) ? isrc : throw new ArgumentException(text, nameof(text));

    public static Mcn ParseMcn(string text) =>
        Mcn.TryParse(text, out Mcn mcn) ? mcn : throw new ArgumentException(text, nameof(text));

    public static byte[] Hex(string text) => Convert.FromHexString(text.Replace(" ", "", StringComparison.Ordinal));

    public static string Hex(ReadOnlySpan<byte> bytes) =>
        string.Join(' ', bytes.ToArray().Select(static b => b.ToString("X2")));
}

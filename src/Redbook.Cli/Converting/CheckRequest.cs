using Redbook.Images;

namespace Redbook.Cli.Converting;

/// <summary>What <c>redbook check</c> was asked for.</summary>
internal sealed record CheckRequest(IReadOnlyList<string> Inputs, DiscImageOptions Options, bool WithSound, bool WithSums, bool Json);

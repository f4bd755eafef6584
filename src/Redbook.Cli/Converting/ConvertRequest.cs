using Redbook.Images;

namespace Redbook.Cli.Converting;

/// <summary>What <c>redbook convert</c> was asked for.</summary>
internal sealed record ConvertRequest(
    IReadOnlyList<string> Inputs, string Output, DiscImageOptions Read, DiscImageWriteOptions Write, bool Json);

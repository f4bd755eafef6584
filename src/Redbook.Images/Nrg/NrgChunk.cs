namespace Redbook.Images.Nrg;

/// <summary>A chunk of a Nero image.</summary>
/// <param name="Id">Its four characters.</param>
/// <param name="Content">What it holds.</param>
/// <param name="Offset">Where it begins in the file.</param>
internal sealed record NrgChunk(string Id, byte[] Content, long Offset);

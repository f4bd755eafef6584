namespace Redbook;

/// <summary>Who wanted what is on a disc besides its sound.</summary>
/// <param name="CdText">The texts.</param>
/// <param name="Mcn">The catalogue number.</param>
/// <param name="Structure">Gaps that are not two seconds of silence, indexes, hidden sound, the first number.</param>
/// <param name="Graphics">Graphics in R to W.</param>
internal sealed record AlbumOrigins(Origin CdText, Origin Mcn, Origin Structure, Origin Graphics = Origin.Nobody);

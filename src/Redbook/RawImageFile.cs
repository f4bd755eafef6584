using Redbook.Discs;
using Redbook.Recording.Mastering;

namespace Redbook;

/// <summary>A file with a whole disc as raw sectors, lead-in to lead-out.</summary>
/// <param name="Path">The file, as a full path.</param>
/// <param name="Form">What follows the 2352 main bytes of each sector.</param>
/// <param name="Start">The address of its first sector.</param>
/// <param name="LengthSectors">Its sectors.</param>
public sealed record RawImageFile(string Path, RawImageForm Form, Lba Start, int LengthSectors);

using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Recording.Mastering;

namespace Redbook;

/// <summary>A file with a whole disc as raw sectors, lead-in to lead-out.</summary>
/// <param name="Path">The file, as a full path.</param>
/// <param name="Form">What follows the 2352 main bytes of each sector.</param>
/// <param name="Start">The address of its first sector.</param>
/// <param name="LengthSectors">Its sectors.</param>
public sealed record RawImageFile(string Path, RawImageForm Form, Lba Start, int LengthSectors)
{
    /// <summary>The sub-channels P and Q of a sector as the file has them.</summary>
    /// <param name="address">From <see cref="Start"/> on, <see cref="LengthSectors"/> of them.</param>
    /// <returns>The twelve bytes of Q, and the P bit.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The sector is not in the file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be read.</exception>
    public (byte[] Q, bool P) ReadPq(Lba address)
    {
        long sector = (long)address.Value - Start.Value;
        if (sector < 0 || sector >= LengthSectors)
        {
            throw new ArgumentOutOfRangeException(nameof(address), address, $"The file has {LengthSectors} sectors from {Start} on.");
        }

        int sectorBytes = RawImage.SectorBytesOf(Form);
        byte[] own = new byte[sectorBytes - CdSector.AudioBytes];
        byte[] q = new byte[QFrame.Size];
        using FileStream file = new(Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        file.Position = (sector * sectorBytes) + CdSector.AudioBytes;
        file.ReadExactly(own);
        if (Form == RawImageForm.Pq)
        {
            own.AsSpan(0, q.Length).CopyTo(q);
            return (q, (own[^1] & 0x80) != 0);
        }

        SubcodeBits.ExtractQ(own, q);
        return (q, (own[0] & 0x80) != 0);
    }
}

using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Recording.Mastering;

namespace Redbook.Mastering;

/// <summary>Finds out what follows the sound of each sector of a raw image, by Q in its lead-in.</summary>
internal static class RawImageProbe
{
    /// <summary>A few rounds of the shortest table of contents, and one of the longest.</summary>
    private const int ProbedSectors = 320;

    /// <summary>The forms in which the first sectors make sense. The two of 96 bytes look alike there.</summary>
    public static IReadOnlyList<RawImageForm> Forms(Stream file)
    {
        List<RawImageForm> forms = [];
        if (file.Length % RawImage.SectorBytesOf(RawImageForm.Pq) == 0 && Read(file, RawImageForm.Pq) > 0)
        {
            forms.Add(RawImageForm.Pq);
        }

        if (file.Length % RawImage.SectorBytesOf(RawImageForm.Raw) == 0 && Read(file, RawImageForm.Raw) > 0)
        {
            forms.AddRange([RawImageForm.Cooked, RawImageForm.Raw]);
        }

        return forms;
    }

    /// <summary>How many of the first sectors have a Q that is part of a table of contents.</summary>
    private static int Read(Stream file, RawImageForm form)
    {
        QReader reader = new(form == RawImageForm.Pq ? QSource.Pq16 : QSource.Subcode96);
        int sectorBytes = RawImage.SectorBytesOf(form), count = 0;
        byte[] sectors = new byte[sectorBytes * ProbedSectors];
        Span<byte> q = stackalloc byte[QFrame.Size];
        file.Position = 0;
        int got = file.ReadAtLeast(sectors, sectors.Length, throwOnEndOfStream: false) / sectorBytes;
        for (int i = 0; i < got; i++)
        {
            ReadOnlySpan<byte> sub = sectors.AsSpan((i * sectorBytes) + CdSector.AudioBytes, sectorBytes - CdSector.AudioBytes);
            if (form == RawImageForm.Pq)
            {
                sub[..QFrame.Size].CopyTo(q);
            }
            else
            {
                SubcodeBits.ExtractQ(sub, q);
            }

            QReading reading = reader.Read(q);
            if (reading.Crc != QCrcState.Wrong && reading.Kind is QKind.TocPoint or QKind.MultiSession)
            {
                count++;
            }
        }

        return count;
    }
}

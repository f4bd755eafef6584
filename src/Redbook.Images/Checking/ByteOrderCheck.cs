using System.Buffers.Binary;
using Redbook.Audio;
using Redbook.Discs;
using Redbook.Images.Formats;

namespace Redbook.Images.Checking;

/// <summary>Finds bare samples whose bytes are the other way round: they would be played as noise.</summary>
internal static class ByteOrderCheck
{
    private const int WindowBytes = 16 * 1024;
    private const int Windows = 5;

    // Sound moves little from sample to sample; with its bytes big round it jumps. Noise jumps either way.
    private const int Smoother = 4;

    /// <summary>Looks into every file of bare samples in a few places.</summary>
    public static void Check(DiscImage image, FindingList findings)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (PcmExtent extent in image.Tracks.SelectMany(static track => track.Extents).OfType<PcmExtent>())
        {
            if (seen.Add(extent.Path) && IsTurnedRound(extent))
            {
                string order = extent.ByteOrder == PcmByteOrder.LittleEndian ? "low byte first" : "high byte first";
                findings.Warning(
                    "audio.byte-order",
                    $"Read {order}, the samples are noise, and the other way round they are not.",
                    new FindingPlace(extent.Path),
                    "Say so in the sheet (MOTOROLA in a CUE sheet, SWAP in a TOC), or the disc is noise.");
            }
        }
    }

    private static bool IsTurnedRound(PcmExtent extent)
    {
        try
        {
            using FileStream file = new(extent.Path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            long lengthBytes = Math.Min(extent.LengthSamples * CdSector.BytesPerSample, file.Length - extent.StartBytes);
            long little = 0, big = 0;
            byte[] window = new byte[WindowBytes];
            for (int i = 0; i < Windows; i++)
            {
                long at = lengthBytes / (Windows + 1) * (i + 1) / CdSector.BytesPerSample * CdSector.BytesPerSample;
                file.Position = extent.StartBytes + at;
                int got = file.ReadAtLeast(window, WindowBytes, throwOnEndOfStream: false);
                (long one, long other) = Movements(window.AsSpan(0, got & ~1));
                (little, big) = (little + one, big + other);
            }

            return extent.ByteOrder == PcmByteOrder.LittleEndian
                ? big < little / Smoother
                : little < big / Smoother;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static (long Little, long Big) Movements(ReadOnlySpan<byte> samples)
    {
        long little = 0, big = 0;
        for (int i = CdSector.BytesPerSample; i < samples.Length; i += sizeof(short))
        {
            ReadOnlySpan<byte> now = samples[i..], before = samples[(i - CdSector.BytesPerSample)..];
            little += Math.Abs(BinaryPrimitives.ReadInt16LittleEndian(now) - BinaryPrimitives.ReadInt16LittleEndian(before));
            big += Math.Abs(BinaryPrimitives.ReadInt16BigEndian(now) - BinaryPrimitives.ReadInt16BigEndian(before));
        }

        return (little, big);
    }
}

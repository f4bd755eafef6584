using Redbook.Discs;
using Redbook.Emulation.Drive;
using Redbook.Emulation.Handlers;
using Redbook.Emulation.Recorded;

namespace Redbook.Emulation.Quirks;

/// <summary>Sound that comes a few samples early or late, because the drive's main channel and sub-channel do not run
/// together. Data sectors stay where they are: they are found by their own sync pattern.</summary>
internal static class SampleOffset
{
    private const int SampleBytes = 4;

    /// <summary>Replaces the sound in a reply by what lies a little before or behind it.</summary>
    public static void ShiftRead(DriveState drive, ref CommandContext context)
    {
        if (!SectorReply.TryFrom(drive, context, out SectorReply reply) || reply.MainBytes != CdSector.AudioBytes)
        {
            return;
        }

        Span<byte> two = stackalloc byte[2 * CdSector.AudioBytes];
        for (int i = 0; i < reply.Count; i++)
        {
            Span<byte> sector = context.Room.Slice(i * reply.SectorBytes, CdSector.AudioBytes);
            if (IsData(sector))
            {
                continue;
            }

            long from = ((reply.Start.Value + (long)i) * CdSector.AudioBytes) - (drive.Profile.ReadOffsetSamples * SampleBytes);
            int first = (int)Math.Floor((double)from / CdSector.AudioBytes);
            Read(drive.Contents, first, two);
            two.Slice((int)(from - ((long)first * CdSector.AudioBytes)), CdSector.AudioBytes).CopyTo(sector);
        }
    }

    /// <summary>Whether a sector begins as a data sector does.</summary>
    public static bool IsData(ReadOnlySpan<byte> sector) =>
        sector.StartsWith((ReadOnlySpan<byte>)[0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0]);

    // In front of the first pregap there is no sound that anybody could have sent.
    private static void Read(DiscContents disc, int first, Span<byte> sectors)
    {
        int silent = Math.Clamp(Lba.FirstPregap.Value - first, 0, sectors.Length / CdSector.AudioBytes) * CdSector.AudioBytes;
        sectors[..silent].Clear();
        if (silent < sectors.Length)
        {
            disc.Read(new Lba(first + (silent / CdSector.AudioBytes)), sectors[silent..]);
        }
    }
}

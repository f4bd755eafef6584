using Redbook.Discs;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.Transport;

namespace Redbook.Recording.Writing;

/// <summary>Reads a disc back around the places where its recording stood still, and looks for errors that the drive could
/// not correct.</summary>
internal sealed class DiscExamination(DriveLink link, StallWatch stalls, Action<string>? notify)
{
    /// <summary>Sectors looked at before and behind each place: a second in all.</summary>
    private const int Reach = 38;

    /// <summary>The most that one sector comes with: 2352 bytes, and an error flag for each.</summary>
    private const int C2Bytes = CdSector.AudioBytes / 8;

    /// <summary>Selects error flags beside what else is selected.</summary>
    private const byte C2Flags = 0x02;

    private enum Finding
    {
        Clean,
        Damaged,
        NotReadable,
    }

    /// <summary>Looks at every place that has not been looked at yet.</summary>
    /// <param name="start">The first address that was written.</param>
    /// <param name="end">The address behind the last one.</param>
    /// <param name="isLast">Whether there is no later moment: until then what the drive does not read is kept.</param>
    /// <exception cref="RecordingException">The disc is damaged there, or the drive gave no answer.</exception>
    public void Examine(Lba start, Lba end, bool isLast)
    {
        foreach (Lba place in stalls.TakePlaces())
        {
            int first = Math.Max(place.Value - Reach, start.Value), behind = Math.Min(place.Value + Reach, end.Value);
            if (behind <= first)
            {
                continue;
            }

            switch (Read(new Lba(first), behind - first))
            {
                case Finding.Damaged:
                    throw new RecordingException(
                        RecordingStep.Verify, RecordingFailure.VerificationFailed, link.Name,
                        $"the recording stood still at LBA {place}, and the disc cannot be read there without errors");
                case Finding.Clean:
                    notify?.Invoke($"The disc was read back around LBA {place}: no errors.");
                    break;
                case Finding.NotReadable when isLast:
                    notify?.Invoke(
                        $"The drive does not read the disc back around LBA {place}, where the recording stood still: play it "
                        + "there before you trust it.");
                    break;
                default:
                    stalls.PutBack(place);
                    break;
            }
        }
    }

    private Finding Read(Lba start, int sectors)
    {
        byte selection = ReadCd.Everything | C2Flags;
        int sectorBytes = CdSector.AudioBytes + C2Bytes;
        int most = Math.Max(1, link.Drive.Transport.MaxTransferBytes / sectorBytes);
        byte[] data = new byte[Math.Min(most, sectors) * sectorBytes];
        for (int done = 0; done < sectors;)
        {
            int count = Math.Min(data.Length / sectorBytes, sectors - done);
            ScsiResult result = link.SendPatiently(
                new ReadCd(start + done, count, SectorType: 0, selection, SubChannelSelection.None),
                data.AsSpan(0, count * sectorBytes),
                RecordingStep.Verify);
            if (!result.IsGood && result.Sense is { Key: SenseKey.IllegalRequest, Asc: 0x24 } && (selection & C2Flags) != 0)
            {
                // A drive without error flags still fails on what it cannot read at all.
                (selection, sectorBytes) = (ReadCd.Everything, CdSector.AudioBytes);
                continue;
            }

            if (!result.IsGood && !(result.Sense is SenseData harmless && SenseClassifier.IsHarmless(harmless)))
            {
                return result.Sense is { Key: SenseKey.MediumError or SenseKey.HardwareError }
                    ? Finding.Damaged
                    : Finding.NotReadable;
            }

            if ((selection & C2Flags) != 0 && HasErrors(data.AsSpan(0, Math.Clamp(result.BytesTransferred, 0, count * sectorBytes))))
            {
                return Finding.Damaged;
            }

            done += count;
        }

        return Finding.Clean;
    }

    private static bool HasErrors(ReadOnlySpan<byte> sectors)
    {
        const int SectorBytes = CdSector.AudioBytes + C2Bytes;
        for (; sectors.Length >= SectorBytes; sectors = sectors[SectorBytes..])
        {
            if (sectors[CdSector.AudioBytes..SectorBytes].ContainsAnyExcept((byte)0))
            {
                return true;
            }
        }

        return false;
    }
}

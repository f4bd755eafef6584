using Redbook.Coding.RwPacks;
using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Emulation.Drive;
using Redbook.Emulation.Recorded;

namespace Redbook.Emulation.Handlers;

/// <summary>The sub-channel as it lies on the disc: what a host sent, or what the drive made.</summary>
internal static class SubChannelReader
{
    // Sectors that a drive reads on without a frame that tells where it is.
    private const int BlindSectors = 10;

    /// <summary>Reads P to W of a sector that is recorded.</summary>
    /// <exception cref="IOException">The keeper failed.</exception>
    public static void ReadRaw(DriveState drive, Lba address, Span<byte> rawPw)
    {
        rawPw = rawPw[..CdSector.SubchannelBytes];
        KeptSubChannel kept = KeptAt(drive.Contents.State, address);
        rawPw.Clear();
        if (kept != KeptSubChannel.None)
        {
            drive.Contents.Store.SubChannel.Read(address, rawPw);
        }

        if (kept != KeptSubChannel.All)
        {
            drive.Subcode().WriteRaw(address, rawPw);
        }
    }

    /// <summary>Reads the Q frame of a sector that is recorded.</summary>
    /// <exception cref="IOException">The keeper failed.</exception>
    public static void ReadQ(DriveState drive, Lba address, Span<byte> q)
    {
        if (KeptAt(drive.Contents.State, address) != KeptSubChannel.All)
        {
            drive.Subcode().WriteQ(address, q);
            return;
        }

        Span<byte> raw = stackalloc byte[CdSector.SubchannelBytes];
        drive.Contents.Store.SubChannel.Read(address, raw);
        SubcodeBits.ExtractQ(raw, q);
    }

    /// <summary>Reads the packs of R to W, de-interleaved and corrected.</summary>
    /// <exception cref="IOException">The keeper failed.</exception>
    public static void ReadPacks(DriveState drive, Lba address, Span<byte> packs)
    {
        if (KeptAt(drive.Contents.State, address) == KeptSubChannel.None)
        {
            packs.Clear();
            return;
        }

        // A pack reaches into the two sectors behind its own.
        var decoder = new RwDecoder();
        Span<byte> raw = stackalloc byte[CdSector.SubchannelBytes];
        for (int i = 0; i <= RwEncoder.HistorySectors; i++)
        {
            drive.Contents.Store.SubChannel.Read(address + i, raw);
            decoder.Decode(raw, packs);
        }
    }

    /// <summary>Whether a drive that looks for these sectors by their Q finds them: at least one of any ten in a row says
    /// where it is.</summary>
    /// <exception cref="IOException">The keeper failed.</exception>
    public static bool CanFind(DriveState drive, Lba start, int count)
    {
        if (KeptAt(drive.Contents.State, start) != KeptSubChannel.All)
        {
            return true;
        }

        int blind = BlindSectors;
        Span<byte> q = stackalloc byte[QFrame.Size];
        Lba from = start - (BlindSectors - 1);
        from = from < Lba.FirstPregap ? Lba.FirstPregap : from;
        for (Lba at = from; at < start + count; at += 1)
        {
            ReadQ(drive, at, q);
            var frame = new QFrame(q);
            blind = frame.Adr == 1 && frame.IsCrcValid && IsTime(frame.AbsoluteTime, at) ? 0 : blind + 1;
            if (blind >= BlindSectors && at >= start)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsTime(ReadOnlySpan<byte> bcd, Lba address)
    {
        Msf time = address.ToAbsoluteMsf();
        return bcd[0] == Bcd.FromBinary(time.Minute).Raw
            && bcd[1] == Bcd.FromBinary(time.Second).Raw
            && bcd[2] == Bcd.FromBinary(time.Frame).Raw;
    }

    private static KeptSubChannel KeptAt(DiscState state, Lba address)
    {
        KeptSubChannel kept = KeptSubChannel.None;
        foreach (RecordedSession session in state.Sessions)
        {
            if (session.Tracks[0].PregapStart <= address)
            {
                kept = session.SubChannel;
            }
        }

        return kept;
    }
}

using Redbook.Coding.Subcode;
using Redbook.Discs;

namespace Redbook.Images.Content;

/// <summary>Whether a sub-channel carries anything in R to W. P and Q alone are made anew with every disc, and are not worth
/// keeping where that makes a track one of graphics (CD+G).</summary>
internal static class Graphics
{
    private const int BlockSectors = 256;
    private const byte RToW = 0x3F;

    /// <summary>The same disc, its tracks without a sub-channel in which R to W are empty.</summary>
    public static DiscImage Only(DiscImage image)
    {
        if (!image.Tracks.Any(static track => track.Subchannel.Count > 0 && !AreIn(track)))
        {
            return image;
        }

        return image with
        {
            Sessions =
            [
                .. image.Sessions.Select(static session => session with
                {
                    Tracks = [.. session.Tracks.Select(static track => AreIn(track) ? track : track with { Subchannel = [] })],
                }),
            ],
        };
    }

    /// <summary>Whether a track has anything in R to W. What cannot be read counts as something.</summary>
    public static bool AreIn(ImageTrack track) => track.Subchannel.Any(AreIn);

    private static bool AreIn(SubchannelExtent part)
    {
        if (part.Form is SubchannelForm.Zero or SubchannelForm.Pq)
        {
            return false;
        }

        try
        {
            using OpenFile file = new();
            byte[] block = new byte[BlockSectors * part.StrideBytes];
            for (int sector = 0; sector < part.LengthSectors; sector += BlockSectors)
            {
                // The last sector has no other behind it: its stride may go beyond the file.
                int count = Math.Min(BlockSectors, part.LengthSectors - sector);
                Span<byte> bytes = block.AsSpan(0, ((count - 1) * part.StrideBytes) + CdSector.SubchannelBytes);
                file.Read(part.Path, part.StartBytes + ((long)sector * part.StrideBytes), bytes);
                for (int i = 0; i < count; i++)
                {
                    if (AreIn(bytes.Slice(i * part.StrideBytes, CdSector.SubchannelBytes), part.Form))
                    {
                        return true;
                    }
                }
            }

            return false;
        }
        catch (DiscImageException)
        {
            return true;
        }
    }

    private static bool AreIn(ReadOnlySpan<byte> sector, SubchannelForm form)
    {
        if (form == SubchannelForm.Packed)
        {
            return sector[(2 * QFrame.Size)..].ContainsAnyExcept((byte)0);
        }

        byte all = 0;
        foreach (byte symbol in sector)
        {
            all |= symbol;
        }

        return (all & RToW) != 0;
    }
}

using Redbook.Coding.RwPacks;
using Redbook.Discs;
using Redbook.Images;

namespace Redbook;

/// <summary>A file with the graphics of a track (<c>.cdg</c>), looked at before it is taken.</summary>
internal static class GraphicsFile
{
    private const int LookedAtBytes = 60 * CdSector.PerSecond * CdSector.SubchannelBytes;

    /// <summary>The sub-channel of a track whose graphics are in a file: nothing in its pregap, then the packs.</summary>
    /// <exception cref="InputException">The file is missing, cannot be read, or has no packs of graphics.</exception>
    public static IReadOnlyList<SubchannelExtent> Lay(string path, ImageTrack track, int place, AlbumOptions options, List<string> notices)
    {
        if (track.IsData)
        {
            throw new InputException(path, $"Track {place} is a data track and has no graphics.", "Leave out --cdg for it.");
        }

        string full = Path.GetFullPath(path, options.BaseFolder ?? Environment.CurrentDirectory);
        long bytes = Look(path, full);
        int sectors = (int)Math.Min(CdgReader.SectorsIn(bytes), track.LengthSectors);
        long over = CdgReader.SectorsIn(bytes) - sectors;
        if (bytes % RwPack.Size != 0)
        {
            notices.Add($"{path}: its last {bytes % RwPack.Size} bytes are no whole pack of {RwPack.Size} and are left out.");
        }

        if (over > 0)
        {
            notices.Add(
                $"{path} lasts longer than track {place} by {Msf.FromSectors((int)Math.Min(over, 449_999))}; what is behind its end is left out.");
        }

        SubchannelExtent packs = new(full, 0, sectors, SubchannelForm.RwPacks);
        return track.PregapSectors > 0 ? [SubchannelExtent.Zeros(track.PregapSectors), packs] : [packs];
    }

    private static long Look(string path, string full)
    {
        try
        {
            using FileStream file = new(full, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
            byte[] first = new byte[Math.Min(file.Length, LookedAtBytes)];
            file.ReadExactly(first);
            int filled = 0, graphics = 0;
            for (int i = 0; i + RwPack.Size <= first.Length; i += RwPack.Size)
            {
                RwPack pack = new(first.AsSpan(i, RwPack.Size));
                filled += pack.IsZero ? 0 : 1;
                graphics += pack is { Mode: 1, Item: 1 or 2 } ? 1 : 0;
            }

            return graphics * 2 > filled ? file.Length : throw new InputException(
                path, $"{path} is no file of graphics: in its first minute {graphics} of {filled} packs are graphics.", "Name a .cdg file.");
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException(path, $"There is no file {path}.", "Check the name.", missing);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new InputException(path, $"{path} cannot be read: {unreadable.Message}", "Check the file and who may read it.", unreadable);
        }
    }
}

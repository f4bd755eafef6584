using System.Text;
using Redbook.Audio;
using Redbook.Coding.CdText;
using Redbook.Coding.Sectors;
using Redbook.Discs;

namespace Redbook.Images.Formats;

/// <summary>What several formats cannot hold.</summary>
internal static class WriteLosses
{
    /// <summary>Content in the two seconds before LBA 0, which sheets do not have.</summary>
    public static void FirstPause(DiscImage image, FindingList findings)
    {
        ImageSession first = image.Sessions[0];
        if (first.IsPauseStored && !BeginsSilent(first.Tracks[0], RedBookLimits.PauseSectors))
        {
            findings.Warning("write.first-pause", "What lies in the two seconds before track 1, at negative addresses, is lost.");
        }
    }

    /// <summary>A pregap of a later session beyond its pause.</summary>
    public static void LaterPregaps(DiscImage image, FindingList findings)
    {
        for (int i = 1; i < image.Sessions.Count; i++)
        {
            ImageTrack track = image.Sessions[i].Tracks[0];
            int usual = image.Sessions[i].IsPauseStored ? RedBookLimits.PauseSectors : 0;
            if (track.PregapSectors > usual || (usual > 0 && !BeginsSilent(track, usual)))
            {
                findings.Warning("write.later-pregap", $"What lies before track {track.Number}, the first of session {i + 1}, is lost.");
            }
        }
    }

    /// <summary>A sub-channel that cannot be kept.</summary>
    public static void Subchannel(DiscImage image, Func<ImageTrack, bool> isKept, FindingList findings)
    {
        int[] lost =
        [
            .. image.Tracks.Where(track => track.Subchannel.Any(static part => part.Form != SubchannelForm.Zero) && !isKept(track))
                .Select(static track => track.Number),
        ];
        if (lost.Length > 0)
        {
            findings.Warning("write.subchannel", $"The sub-channel of {Tracks(lost)} is lost, and with it graphics (CD+G).");
        }
    }

    /// <summary>Sessions that do not follow each other at the usual distance.</summary>
    public static void SessionGaps(DiscImage image, FindingList findings)
    {
        if (image.Sessions.Any(static session => session.PauseStart is not null))
        {
            findings.Warning("write.session-gap", "The distance between sessions is not the usual one; it becomes that.");
        }
    }

    /// <summary>Texts that an encoding lacks characters of, and encodings that no sheet is read in.</summary>
    /// <param name="encoding">The encoding; null for one that lacks nothing.</param>
    /// <param name="name">The name of the files beside the sheet, which has to stay what it is.</param>
    /// <param name="texts">The texts of the sheet.</param>
    /// <param name="findings">Where the losses are told.</param>
    public static void Encoding(Encoding? encoding, string name, IEnumerable<string> texts, FindingList findings)
    {
        if (encoding is null)
        {
            return;
        }

        if (encoding is not UnicodeEncoding && !encoding.GetBytes("FILE \"~\"").AsSpan().SequenceEqual("FILE \"~\""u8))
        {
            findings.Error("write.encoding", $"A sheet in {encoding.WebName} is read by no program.", advice: "Write UTF-8, which holds everything.");
        }
        else if (Lacks(name))
        {
            findings.Error("write.encoding", $"{encoding.WebName} has no form for the name \"{name}\".", advice: "Give OUTPUT another name, or write UTF-8.");
        }
        else
        {
            foreach (string text in texts.Where(Lacks))
            {
                findings.Warning(
                    "write.encoding", $"{encoding.WebName} lacks characters of \"{text}\", which become others.", advice: "Write UTF-8, which holds everything.");
            }
        }

        bool Lacks(string text) => encoding.GetString(encoding.GetBytes(text)) != text;
    }

    /// <summary>Texts that cannot be written as packs.</summary>
    public static void Packs(DiscImage image, FindingList findings)
    {
        try
        {
            image.GetCdTextPacks();
        }
        catch (CdTextException problem)
        {
            findings.Warning("write.cd-text", $"Part of the CD-TEXT is lost: {problem.Message}");
        }
    }

    /// <summary>Names of files that a sheet cannot write down.</summary>
    public static void Names(ImageTarget target, FindingList findings)
    {
        if (target.BaseName.AsSpan().ContainsAny('"', '\r', '\n'))
        {
            findings.Error("write.name", "A sheet cannot name files whose names have quotes or line ends.", advice: "Choose another name.");
        }
    }

    /// <summary>Some track numbers in words.</summary>
    public static string Tracks(IReadOnlyList<int> numbers) =>
        numbers.Count == 1 ? $"track {numbers[0]}" : $"tracks {string.Join(", ", numbers)}";

    // Files of zeros are silence too, and sectors of data with nothing in them.
    private static bool BeginsSilent(ImageTrack track, int sectors)
    {
        if (track.Extents is [SilenceExtent silence, ..] && silence.LengthSamples >= (long)sectors * CdSector.Samples)
        {
            return true;
        }

        byte[] start = new byte[sectors * CdSector.AudioBytes];
        try
        {
            using SectorStream stream = SectorStream.Open(track, Lba.Zero);
            int got = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
            return track.IsData ? AreEmpty(start.AsSpan(0, got), track.Mode) : !start.AsSpan(0, got).ContainsAnyExcept((byte)0);
        }
        catch (Exception unreadable) when (unreadable is DiscImageException or AudioDataException)
        {
            return false;
        }
    }

    private static bool AreEmpty(ReadOnlySpan<byte> sectors, TrackMode mode)
    {
        int at = DataSector.SyncSize + DataSector.HeaderSize + (mode == TrackMode.Mode2Xa ? 2 * SubHeader.Size : 0);
        for (; !sectors.IsEmpty; sectors = sectors[CdSector.AudioBytes..])
        {
            if (sectors.Slice(at, DataSector.UserSize).ContainsAnyExcept((byte)0))
            {
                return false;
            }
        }

        return true;
    }
}

using Redbook.Audio;
using Redbook.Images.Formats;

namespace Redbook.Images.Cue;

/// <summary>Turns the FILE lines of a sheet into files that content is taken from, one after another.</summary>
internal static class CueFiles
{
    /// <summary>Finds the files; indexes are changed to count in the result.</summary>
    public static List<CueUse> Open(CueSheet sheet, ImageInput input, TextEncodingChoice encoding)
    {
        var sources = new SourceFiles(input, encoding);
        var sounds = new SoundFiles(input);
        var uses = new List<CueUse>();
        int[] places = new int[sheet.Files.Count];
        Array.Fill(places, -1);
        (string? Path, int Sectors) current = (null, 0);
        ILookup<int, CueIndex> byFile = sheet.Tracks.SelectMany(static track => track.Indexes).ToLookup(static index => index.File);
        HashSet<int> withData =
        [
            .. sheet.Tracks.Where(static track => track.Mode != CueMode.Audio)
                .SelectMany(static track => track.Indexes.Select(static index => index.File)),
        ];
        for (int i = 0; i < sheet.Files.Count; i++)
        {
            CueFile file = sheet.Files[i];
            CueIndex[] indexes = [.. byFile[i]];
            if (indexes.Length == 0)
            {
                input.Findings.Warning(
                    "cue.unused-file", "No INDEX counts in this file; it is left out.", file.Place,
                    "Remove the line, or add the track.");
                continue;
            }

            string? path = sources.Find(file.Name, file.Place);
            int first = indexes.Min(static index => index.Sectors), last = indexes.Max(static index => index.Sectors);
            if (path is not null && path == current.Path && first > current.Sectors)
            {
                input.Findings.Note("cue.file-again", "The same file again, with times that go on: it is one.", file.Place);
                places[i] = uses.Count - 1;
                current.Sectors = last;
                continue;
            }

            if (uses.Count > 0 && first > 0)
            {
                input.Findings.Note(
                    "cue.file-start", "What the file holds before its first INDEX goes to the track before.", indexes[0].Place);
            }

            bool hasData = withData.Contains(i);
            places[i] = uses.Count;
            uses.Add(Use(file, path, hasData, (last + 1L) * Discs.CdSector.Samples, input, sounds));
            current = (path, last);
        }

        Renumber(sheet, places);
        return uses;
    }

    private static CueUse Use(
        CueFile file, string? path, bool hasData, long assumedSamples, ImageInput input, SoundFiles sounds)
    {
        if (path is null)
        {
            return CueUse.Missing(assumedSamples);
        }

        string? signature = SoundFiles.Signature(path);
        if (file.IsBinary && signature is not null && !hasData)
        {
            input.Findings.Warning(
                "cue.binary-with-header",
                $"{Path.GetFileName(path)} is named as bare sectors, but is a {signature} file; it was taken as that.",
                file.Place,
                "Write WAVE, or its header is played as sound.");
        }

        if (hasData || (file.IsBinary && signature is null))
        {
            return CueUse.Binary(path, file.Type == "MOTOROLA" ? PcmByteOrder.BigEndian : PcmByteOrder.LittleEndian);
        }

        return sounds.Whole(path, file.Place) switch
        {
            null => CueUse.Missing(assumedSamples),
            PcmExtent => CueUse.Binary(path, PcmByteOrder.LittleEndian),
            { } whole => CueUse.Sound(whole),
        };
    }

    private static void Renumber(CueSheet sheet, int[] places)
    {
        foreach (CueTrack track in sheet.Tracks)
        {
            for (int i = 0; i < track.Indexes.Count; i++)
            {
                track.Indexes[i] = track.Indexes[i] with { File = places[track.Indexes[i].File] };
            }
        }

        foreach ((int tracks, CueIndex leadOut) in sheet.LeadOuts.ToArray())
        {
            sheet.LeadOuts[tracks] = leadOut with { File = places[leadOut.File] };
        }
    }
}

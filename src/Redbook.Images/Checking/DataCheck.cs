using Redbook.Coding.Sectors;
using Redbook.Discs;
using Redbook.Images.Formats;

namespace Redbook.Images.Checking;

/// <summary>Looks at every sector of a data track as it would be recorded.</summary>
internal static class DataCheck
{
    /// <summary>Reads a track from where the stream stands.</summary>
    public static void Check(SectorStream stream, ImageTrack track, SectorWalk walk, FindingList findings)
    {
        Lba address = stream.Start + (int)(stream.Position / DataSector.Size);
        var missing = new Tally();
        var moved = new Tally();
        var wrong = new Tally();
        Lba? said = null;
        walk.Through(stream, track.ContentSectors, part =>
        {
            for (; !part.IsEmpty; part = part[DataSector.Size..], address += 1)
            {
                Look(part[..DataSector.Size]);
            }
        });

        if (missing.Count > 0)
        {
            findings.Warning(
                "data.no-sync", $"{missing.Words(track)} have no sync pattern: they are sound, scrambled or damaged.",
                advice: "Is the mode of the track right?");
        }

        if (moved.Count > 0)
        {
            findings.Warning(
                "data.address",
                $"{moved.Words(track)} bear another address than the one where they lie{(said is { } there ? $": {there}" : string.Empty)}. Players of data may not find them.",
                advice: "Is a pregap missing before the track, or the distance between sessions another?");
        }

        if (wrong.Count > 0)
        {
            findings.Warning(
                "data.codes", $"{wrong.Words(track)} have codes that do not fit their content: they were damaged when they were read.",
                advice: "Read the disc again.");
        }

        void Look(ReadOnlySpan<byte> sector)
        {
            DataSectorKind kind = DataSector.KindOf(sector);
            if (kind == DataSectorKind.None)
            {
                missing.Add(address);
            }
            else
            {
                if (DataSector.AddressOf(sector) is var header && header != address)
                {
                    said ??= header;
                    moved.Add(address);
                }

                if (DataSectorCorrector.Check(sector, kind) == DataSectorState.Uncorrectable)
                {
                    wrong.Add(address);
                }
            }
        }
    }

    /// <summary>How many sectors, and the first of them.</summary>
    private sealed class Tally
    {
        private Lba _first;

        public int Count { get; private set; }

        public void Add(Lba address)
        {
            _first = Count == 0 ? address : _first;
            Count++;
        }

        public string Words(ImageTrack track) =>
            $"{Count} of {track.ContentSectors} sectors of track {track.Number}, from {_first} on,";
    }
}

using Redbook.Coding.CdText;
using Redbook.Coding.Sectors;
using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Images.Content;
using Redbook.Images.Formats;

namespace Redbook.Images.Raw;

/// <summary>Writes a disc as raw writing takes it: lead-in, program and lead-out, 2352 bytes and 96 of sub-channel, a symbol
/// to a byte; data scrambled.</summary>
internal sealed class RawWriter(DiscImage image, ImageOutput output)
{
    private const int BlockSectors = 64;
    private const int StrideBytes = CdSector.AudioBytes + CdSector.SubchannelBytes;

    private readonly byte[] _main = new byte[BlockSectors * CdSector.AudioBytes];
    private readonly byte[] _block = new byte[BlockSectors * StrideBytes];

    public static void ListLosses(DiscImage image, FindingList findings)
    {
        if (image.Sessions.Count > 1)
        {
            findings.Error("raw.sessions", $"The disc has {image.Sessions.Count} sessions; a raw image holds one.");
        }

        try
        {
            DiscLayout layout = image.ToLayout();
            int over = layout.Sessions[0].LeadOut.Value + RedBookLimits.FirstLeadOutSectors - 1 - Lba.MaxValue;
            if (over > 0)
            {
                findings.Error("raw.too-long", $"The lead-out would end {over} sectors behind the last address.");
            }
        }
        catch (OverflowException)
        {
            findings.Error("raw.too-long", "The disc is longer than an address can say.");
        }

        try
        {
            image.GetCdTextPacks();
        }
        catch (CdTextException problem)
        {
            foreach (CdTextProblem each in problem.Problems)
            {
                findings.Error("raw.cd-text", each.Reason);
            }
        }

        if (image.Remarks.Count > 0 || image.Tracks.Any(static track => track.Remarks.Count > 0))
        {
            findings.Warning("raw.remarks", "Remarks have no place in a raw image and are left out.");
        }
    }

    public void Write()
    {
        DiscLayout layout = image.ToLayout();
        SessionLayout session = layout.Sessions[0];
        SubcodeGenerator generator = new(layout, new SubcodeOptions());
        CdTextLeadIn text = new(image.GetCdTextPacks().Span);
        IReadOnlyList<ImageTrack> tracks = image.Sessions[0].Tracks;
        Lba start = generator.Start, leadOut = session.LeadOut, end = leadOut + RedBookLimits.FirstLeadOutSectors;
        using SectorStream content = SectorStream.Open(image, 0, output.Target.Options.Audio);
        using SubchannelMaker maker = new(image, 0, generator, content.Start);
        using SectorStream leadIn = Empty(tracks[0], start, content.Start - start);
        using SectorStream after = Empty(tracks[^1], leadOut, end - leadOut);
        Stream file = output.Create(output.Target.Path);

        // The table of an older clone would be taken for that of this image.
        OlderFiles.Replace(image, output, ((string[])[CloneFormat.TableOf(output.Target.Path)]).Where(File.Exists));
        SectorStream[] parts = [leadIn, content, after];
        foreach (SectorStream part in parts)
        {
            for (Lba at = part.Start; at < part.Start + part.LengthSectors;)
            {
                int count = Math.Min(BlockSectors, part.Start + part.LengthSectors - at);
                part.ReadExactly(_main, 0, count * CdSector.AudioBytes);
                for (int i = 0; i < count; i++)
                {
                    Span<byte> sector = _block.AsSpan(i * StrideBytes, StrideBytes);
                    _main.AsSpan(i * CdSector.AudioBytes, CdSector.AudioBytes).CopyTo(sector);
                    if (IsData(session, at + i))
                    {
                        Scrambler.Apply(sector[..CdSector.AudioBytes]);
                    }

                    maker.WriteRaw(at + i, sector[CdSector.AudioBytes..]);
                    if (at + i < Lba.FirstPregap && !text.IsEmpty)
                    {
                        text.Write(at + i - start, sector[CdSector.AudioBytes..]);
                    }
                }

                file.Write(_block, 0, count * StrideBytes);
                at += count;
                output.Report((double)(at - start) / (end - start));
            }
        }
    }

    private static SectorStream Empty(ImageTrack track, Lba start, int sectors) =>
        SectorStream.Open(track with { Extents = [SilenceExtent.OfSectors(sectors)], Subchannel = [] }, start);

    // Lead-in and pause are of the first track's kind, the lead-out is of the last one's.
    private static bool IsData(SessionLayout session, Lba address)
    {
        TrackLayout found = session.Tracks[0];
        foreach (TrackLayout track in session.Tracks)
        {
            if (address >= track.PregapStart)
            {
                found = track;
            }
        }

        return found.Mode != TrackMode.Audio;
    }
}

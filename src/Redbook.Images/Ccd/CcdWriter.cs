using System.Globalization;
using System.Text;
using Redbook.Coding.CdText;
using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Images.Content;
using Redbook.Images.Formats;

namespace Redbook.Images.Ccd;

/// <summary>Writes the three files in one pass over the content.</summary>
internal sealed class CcdWriter(DiscImage image, ImageOutput output)
{
    private const int BlockSectors = 128;
    private const string Eol = "\r\n";

    private readonly StringBuilder _sheet = new();
    private readonly byte[] _sectors = new byte[BlockSectors * CdSector.AudioBytes];
    private readonly byte[] _sub = new byte[BlockSectors * CdSector.SubchannelBytes];

    public static void ListLosses(DiscImage image, FindingList findings)
    {
        if (IsTooLong(image))
        {
            findings.Error("ccd.too-long", "The disc is longer than an address can say.");
            return;
        }

        try
        {
            image.GetCdTextPacks();
        }
        catch (CdTextException problem)
        {
            foreach (CdTextProblem each in problem.Problems)
            {
                findings.Error("ccd.cd-text", each.Reason);
            }
        }

        WriteLosses.FirstPause(image, findings);
        if (image.Remarks.Count > 0 || image.Tracks.Any(static track => track.Remarks.Count > 0))
        {
            findings.Warning("ccd.remarks", "Remarks have no place in a CloneCD image and are left out.");
        }
    }

    private static bool IsTooLong(DiscImage image)
    {
        try
        {
            return image.ToLayout().Sessions[^1].LeadOut.Value > Lba.MaxValue;
        }
        catch (OverflowException)
        {
            return true;
        }
    }

    public void Write()
    {
        DiscLayout layout = image.ToLayout();
        SubcodeGenerator generator = new(layout);
        Stream sectors = output.Create(output.Target.BaseName + ".img");
        Stream sub = output.Create(output.Target.BaseName + ".sub");
        int whole = Math.Max(1, layout.Sessions.Sum(static session => session.LeadOut - session.Tracks[0].Start)), done = 0;
        for (int i = 0; i < layout.Sessions.Count; i++)
        {
            WriteSession(layout.Sessions[i], i, generator, sectors, sub, count => output.Report((double)(done += count) / whole));
        }

        WriteSheet(layout, generator);
        output.Write(output.Target.Path, Encoding.ASCII.GetBytes(_sheet.ToString()));
    }

    // The first session from LBA 0 on, later ones with their pause; no lead-out lies between.
    private void WriteSession(
        SessionLayout session, int number, SubcodeGenerator generator, Stream sectors, Stream sub, Action<int> report)
    {
        using SectorStream content = SectorStream.Open(image, number, output.Target.Options.Audio);
        using SubchannelMaker maker = new(image, number, generator, content.Start);
        Lba at = number == 0 ? Lba.Zero : session.Tracks[0].PregapStart;
        if (at < content.Start)
        {
            int pause = content.Start - at;
            ImageTrack gap = image.Sessions[number].Tracks[0] with { Extents = [SilenceExtent.OfSectors(pause)] };
            using SectorStream made = SectorStream.Open(gap, at);
            Copy(made, at, pause, maker, sectors, sub, report);
            at = content.Start;
        }

        content.Position = (long)(at - content.Start) * CdSector.AudioBytes;
        Copy(content, at, session.LeadOut - at, maker, sectors, sub, report);
    }

    private void Copy(
        SectorStream from, Lba at, int count, SubchannelMaker maker, Stream sectors, Stream sub, Action<int> report)
    {
        while (count > 0)
        {
            int block = Math.Min(count, BlockSectors);
            Span<byte> main = _sectors.AsSpan(0, block * CdSector.AudioBytes);
            from.ReadExactly(main);
            sectors.Write(main);
            for (int i = 0; i < block; i++)
            {
                maker.WritePacked(at + i, _sub.AsSpan(i * CdSector.SubchannelBytes, CdSector.SubchannelBytes));
            }

            sub.Write(_sub, 0, block * CdSector.SubchannelBytes);
            at += block;
            count -= block;
            report(block);
        }
    }

    private void WriteSheet(DiscLayout layout, SubcodeGenerator generator)
    {
        List<(int Session, TocEntry Entry)> entries = [];
        foreach (SessionLayout session in layout.Sessions)
        {
            entries.AddRange(LeadIn(layout, session, generator).Select(entry => (session.Number, entry)));
        }

        ReadOnlyMemory<byte> packs = image.GetCdTextPacks();
        Line("[CloneCD]");
        Line("Version=3");
        Line("[Disc]");
        Line($"TocEntries={entries.Count}");
        Line($"Sessions={layout.Sessions.Count}");
        Line("DataTracksScrambled=0");
        Line($"CDTextLength={packs.Length}");
        if (layout.Mcn is { } mcn)
        {
            Line($"CATALOG={mcn.Digits}");
        }

        foreach (SessionLayout session in layout.Sessions)
        {
            Line($"[Session {session.Number}]");
            Line($"PreGapMode={Mode(session.Tracks[0].Mode)}");
            Line("PreGapSubC=0");
        }

        for (int i = 0; i < entries.Count; i++)
        {
            WriteEntry(i, entries[i].Session, entries[i].Entry);
        }

        foreach (TrackLayout track in layout.Tracks)
        {
            WriteTrack(track);
        }

        WriteTexts(packs.Span);
    }

    // What the lead-in says of a session, from the one place that knows.
    private static IEnumerable<TocEntry> LeadIn(DiscLayout layout, SessionLayout session, SubcodeGenerator generator)
    {
        int at = layout.Sessions.ToList().IndexOf(session);
        Lba start = at == 0
            ? generator.Start
            : layout.Sessions[at - 1].LeadOut + (at == 1 ? RedBookLimits.FirstLeadOutSectors : RedBookLimits.LaterLeadOutSectors);
        SubcodeDecoder decoder = new();
        byte[] q = new byte[QFrame.Size];
        for (int i = 0; i < (session.Tracks.Count + 6) * 3; i++)
        {
            generator.WriteQ(start + i, q);
            decoder.Feed(start + i, q);
        }

        return decoder.Decode().Sessions[0].Toc
            .OrderBy(static entry => entry.Adr == 5 ? 2 : entry.Point >= TocPoint.FirstTrack ? 0 : 1)
            .ThenBy(static entry => entry.Point);
    }

    private void WriteEntry(int number, int session, TocEntry entry)
    {
        bool isRaw = entry.Adr == 5;
        (byte minute, byte second, byte frame) = isRaw ? (entry.Minute, entry.Second, entry.Frame) : default;
        Line($"[Entry {number}]");
        Line($"Session={session}");
        Line($"Point=0x{entry.Point:x2}");
        Line($"ADR=0x{entry.Adr:x2}");
        Line($"Control=0x{(int)entry.Control:x2}");
        Line("TrackNo=0");
        Line($"AMin={minute}");
        Line($"ASec={second}");
        Line($"AFrame={frame}");
        Line($"ALBA={Plain(minute, second, frame)}");
        Line($"Zero={entry.Zero}");
        Line($"PMin={entry.PMinute}");
        Line($"PSec={entry.PSecond}");
        Line($"PFrame={entry.PFrame}");
        Line($"PLBA={Plain(entry.PMinute, entry.PSecond, entry.PFrame)}");
    }

    private void WriteTrack(TrackLayout track)
    {
        Line($"[TRACK {track.Number}]");
        Line($"MODE={Mode(track.Mode)}");
        if (!track.Isrc.IsEmpty)
        {
            Line($"ISRC={track.Isrc.Code}");
        }

        foreach (TrackIndex index in track.Indexes)
        {
            if (index.Start >= Lba.Zero)
            {
                Line($"INDEX {index.Number}={index.Start.Value}");
            }
        }
    }

    private void WriteTexts(ReadOnlySpan<byte> packs)
    {
        if (packs.IsEmpty)
        {
            return;
        }

        Line("[CDText]");
        Line($"Entries={packs.Length / CdTextPack.Size}");
        for (int i = 0; i < packs.Length / CdTextPack.Size; i++)
        {
            ReadOnlySpan<byte> pack = packs.Slice(i * CdTextPack.Size, CdTextPack.Size - QCrc.Size);
            Line($"Entry {i}={string.Join(' ', pack.ToArray().Select(static value => value.ToString("x2", CultureInfo.InvariantCulture)))}");
        }
    }

    private static int Plain(int minute, int second, int frame) =>
        (((minute * 60) + second) * CdSector.PerSecond) + frame - Lba.PregapSectors;

    private static int Mode(TrackMode mode) => mode switch
    {
        TrackMode.Audio => 0,
        TrackMode.Mode1 => 1,
        _ => 2,
    };

    private void Line(FormattableString line) => _sheet.Append(line.ToString(CultureInfo.InvariantCulture)).Append(Eol);

    private void Line(string line) => _sheet.Append(line).Append(Eol);
}

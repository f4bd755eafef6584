using System.Globalization;
using System.Text;
using Redbook.Coding.CdText;
using Redbook.Discs;
using Redbook.Images.Content;
using Redbook.Images.Formats;

namespace Redbook.Images.Ddp;

/// <summary>Writes a set: the sound in one pass with its checksums, then the small files.</summary>
internal sealed class DdpWriter(DiscImage image, ImageOutput output)
{
    private const string ImageName = "IMAGE.DAT";
    private const string CdTextName = "CDTEXT.BIN";

    // 99:59:74 is the last sector that a PQ packet can name.
    private const int MostSectors = 449_999;

    private readonly DdpWriteOptions _options = output.Target.Options.Ddp;
    private readonly string _folder = Path.GetFullPath(output.Target.Path);
    private readonly DdpSums _sums = new();

    public static void ListLosses(DiscImage image, ImageTarget target, FindingList findings)
    {
        DdpWriteOptions options = target.Options.Ddp;
        if (options.MasterId.Length > DdpWriteOptions.MaxMasterIdLength
            || options.MasterId.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            findings.Error("ddp.master-id", $"The master identifier is not {DdpWriteOptions.MaxMasterIdLength} characters of ASCII at most.");
        }

        if (image.Sessions.Count > 1)
        {
            findings.Error(
                "ddp.sessions", $"The disc has {image.Sessions.Count} sessions; a DDP set is written of one.",
                advice: "Take a CloneCD image or a cue sheet, which hold them all.");
        }

        foreach (ImageTrack track in image.Tracks.Where(static track => track.IsData))
        {
            findings.Error(
                "ddp.data-track",
                $"Track {track.Number} is data; a DDP set is written of sound only. How a set describes data is published nowhere, and a plant would "
                + "press what was guessed.",
                advice: "Take a CloneCD image or a cue sheet, and ask the plant.");
        }

        ListTimes(image, findings);
        if (DdpCdText.TryGetPacks(image, out IReadOnlyList<CdTextProblem> problems) is null)
        {
            foreach (CdTextProblem problem in problems)
            {
                findings.Error("ddp.cd-text", problem.Reason);
            }
        }

        if (image.Tracks.Any(Graphics.AreIn))
        {
            findings.Warning("ddp.sub-channel", "Graphics in the sub-channel (CD+G) are left out.");
        }

        if (image.Remarks.Count > 0 || image.Tracks.Any(static track => track.Remarks.Count > 0))
        {
            findings.Warning("ddp.remarks", "Remarks have no place in a DDP set and are left out.");
        }
    }

    public void Write()
    {
        SessionLayout layout = image.ToLayout().Sessions[0];
        ReadOnlyMemory<byte> texts = DdpCdText.TryGetPacks(image, out _) ?? default;
        byte[] pq = PqPackets(layout);
        int sectors = layout.LeadOut - Lba.FirstPregap;
        string pqName = _options.Style == DdpStyle.Cue2Ddp ? "SD" : "PQDESCR";

        OlderFiles.Replace(image, output, DdpFolder.FilesOfSet(_folder));
        byte[] identifier = new byte[DdpIdentifier.Size];
        new DdpIdentifier
        {
            Level = DdpIdentifier.Level200,
            Upc = Upc,
            MasterId = _options.MasterId,
            Type = "CD",
        }.WriteTo(identifier);
        Put(DdpFolder.IdentifierName, identifier);
        Put(DdpFolder.MapName, Map(texts.Length, pq.Length, pqName, sectors));
        if (!texts.IsEmpty)
        {
            Put(CdTextName, texts.Span);
        }

        Put(pqName, pq);
        WriteImage(sectors);
        WriteSums();
        if (_options.Style == DdpStyle.Standard)
        {
            PutText("PQSHEET.TXT", PqSheet.Write(image, _options));
            if (image.CdText is { Blocks.Count: > 0 } text)
            {
                PutText("CDTEXT.TXT", PqSheet.WriteTexts(text));
            }
        }
    }

    private string Upc => image.Mcn?.Digits ?? string.Empty;

    private static void ListTimes(DiscImage image, FindingList findings)
    {
        DiscLayout layout;
        try
        {
            layout = image.ToLayout();
        }
        catch (OverflowException)
        {
            findings.Error("ddp.too-long", "The disc is longer than a time can say.");
            return;
        }

        SessionLayout session = layout.Sessions[0];
        int sectors = session.LeadOut - Lba.FirstPregap;
        if (sectors > MostSectors)
        {
            findings.Error("ddp.too-long", $"The disc ends {sectors - MostSectors} sectors behind 99:59:74, the last time that a PQ packet holds.");
        }

        Lba pause = image.Sessions[0].PauseStart ?? Lba.FirstPregap;
        if (pause != Lba.FirstPregap || session.Tracks[0].Start < Lba.Zero)
        {
            findings.Error("ddp.first-pause", "The first track begins less than two seconds behind the start of the disc.");
        }
    }

    private byte[] Map(int textBytes, int pqBytes, string pqName, int sectors)
    {
        List<DdpMapPacket> packets = [];
        if (textBytes > 0)
        {
            packets.Add(new() { StreamType = "S0", Length = textBytes, Subcode = "CDTEXT", Track = "00", FileName = CdTextName });
        }

        packets.Add(new() { StreamType = "S0", Length = pqBytes, Subcode = "PQ DESCR", FileName = pqName });
        packets.Add(new()
        {
            StreamType = "D0",
            Length = sectors,
            Mode = "DA",
            Storage = '7',
            Scrambled = _options.Style == DdpStyle.Cue2Ddp ? '1' : '0',
            Pregap2 = Lba.PregapSectors,
            FileName = ImageName,
        });
        byte[] map = new byte[packets.Count * DdpMapPacket.Size];
        for (int i = 0; i < packets.Count; i++)
        {
            packets[i].WriteTo(map.AsSpan(i * DdpMapPacket.Size));
        }

        return map;
    }

    private byte[] PqPackets(SessionLayout session)
    {
        List<DdpPqPacket> packets = [new() { Track = "00", Index = "00", Time = default(Msf), ControlCode = "01", Upc = Upc }];
        foreach (TrackLayout track in session.Tracks)
        {
            string isrc = track.Isrc.Code;
            foreach (TrackIndex index in track.Indexes)
            {
                packets.Add(new()
                {
                    Track = Two(track.Number),
                    Index = Two(index.Number),
                    Time = index.Start.ToAbsoluteMsf(),
                    ControlCode = Control(track.Control, track.IsCopyAlternating),
                    Isrc = isrc,
                });
                isrc = string.Empty;
            }
        }

        // Written twice, as nearly all programs do.
        DdpPqPacket leadOut = new()
        {
            Track = DdpPqPacket.LeadOutTrack,
            Index = "01",
            Time = session.LeadOut.ToAbsoluteMsf(),
            ControlCode = Control(session.Tracks[^1].Control, isCopyAlternating: false),
        };
        packets.Add(leadOut);
        packets.Add(leadOut);
        byte[] pq = new byte[packets.Count * DdpPqPacket.Size];
        for (int i = 0; i < packets.Count; i++)
        {
            packets[i].WriteTo(pq.AsSpan(i * DdpPqPacket.Size));
        }

        return pq;
    }

    private static string Control(Control control, bool isCopyAlternating)
    {
        int nibble = (int)(isCopyAlternating ? control & ~Discs.Control.CopyPermitted : control);
        return nibble.ToString("X", CultureInfo.InvariantCulture) + (isCopyAlternating ? "S" : "1");
    }

    private static string Two(int number) => number.ToString("D2", CultureInfo.InvariantCulture);

    private void WriteImage(int sectors)
    {
        using SectorStream content = SectorStream.Open(image, 0, output.Target.Options.Audio);
        Stream file = output.Create(Path.Combine(_folder, ImageName));
        int pause = image.Sessions[0].IsPauseStored ? 0 : Lba.PregapSectors;
        using DdpImageCopy copy = new(file, _options.Style == DdpStyle.Cue2Ddp);
        copy.Write(new byte[pause * CdSector.AudioBytes]);
        copy.WriteAll(content, (sectors - pause) * (long)CdSector.AudioBytes, output);
        _sums.Add(ImageName, copy.Finish());
    }

    private void WriteSums()
    {
        output.Write(Path.Combine(_folder, "CHECKSUM.MD5"), Encoding.ASCII.GetBytes(_sums.ToMd5File()));
        if (_options.Style == DdpStyle.Cue2Ddp)
        {
            output.Write(Path.Combine(_folder, "CHECKSUM.TXT"), Encoding.ASCII.GetBytes(_sums.ToCrcFile()));
        }
    }

    private void Put(string name, ReadOnlySpan<byte> bytes)
    {
        output.Write(Path.Combine(_folder, name), bytes);
        _sums.Add(name, bytes);
    }

    private void PutText(string name, string text) =>
        output.Write(Path.Combine(_folder, name), Encoding.UTF8.GetBytes(text));
}

using Redbook.Coding.CdText;
using Redbook.Discs;
using Redbook.Images.Formats;

namespace Redbook.Images.Ddp;

/// <summary>Reads a set as it is found in the world, and names every oddity.</summary>
internal sealed class DdpReader(ImageInput input)
{
    private readonly DdpFolder _folder = DdpFolder.Of(input);

    private FindingList Findings => input.Findings;

    public DiscImage Read()
    {
        CheckFolder();
        DdpIdentifier? identifier = ReadIdentifier();
        IReadOnlyList<DdpMapPacket> map = ReadMap();
        IReadOnlyList<DdpPqPoint> points = ReadPq(map, identifier?.Upc ?? string.Empty, out string upc);
        DdpContent content = DdpContent.Of(map, _folder, input);
        IReadOnlyList<ImageSession> sessions = new DdpSessions(points, content, input, PathOf(map, static packet => packet.IsPq)).Build();
        ReadOnlyMemory<byte> packs = ReadTexts(map);
        CdTextDecoding? texts = packs.IsEmpty ? null : CdTextDecoder.Decode(packs.Span);
        DiscImage image = new()
        {
            Sessions = sessions,
            Mcn = ToMcn(upc),
            CdTextPacks = packs,
            CdText = texts?.Disc,
        };
        if (texts is not null)
        {
            CheckTexts(texts, image);
        }

        DdpChecksums.VerifySmall(_folder, [.. map.Where(static packet => packet.IsMainData).Select(static packet => packet.FileName)], Findings);
        return image;
    }

    private void CheckFolder()
    {
        if (_folder.Wrapper is { } wrapper)
        {
            Findings.Warning("ddp.extra-folder", "The set lies in a folder inside the one that was named; plants want it at the top.",
                new FindingPlace(wrapper));
        }

        foreach (string name in _folder.FileNames)
        {
            OutsideFiles.Tell(_folder.PathOf(name), _folder.Path, Findings);
        }

        foreach (string name in _folder.FileNames.Where(DdpFolder.IsLeftOver))
        {
            Findings.Warning("ddp.foreign-file", "The file was left behind by a file manager or an archive.", Place(name), "Remove it before sending the set.");
        }
    }

    private DdpIdentifier? ReadIdentifier()
    {
        if (FindFixed(DdpFolder.IdentifierName) is not { } name)
        {
            Findings.Error("ddp.no-identifier", "The set has no DDPID, which says what it is.", new FindingPlace(_folder.Path));
            return null;
        }

        byte[] bytes = _folder.ReadSmall(name, input);
        if (bytes.Length < DdpIdentifier.Size)
        {
            Findings.Error("ddp.size", $"DDPID has {bytes.Length} bytes where it should have {DdpIdentifier.Size}.", Place(name));
            return null;
        }

        if (bytes.Length > DdpIdentifier.Size)
        {
            Findings.Warning("ddp.size", $"DDPID has {bytes.Length - DdpIdentifier.Size} bytes more than {DdpIdentifier.Size}; they are ignored.", Place(name));
        }

        DdpIdentifier identifier = DdpIdentifier.Parse(bytes);
        if (identifier.Level != DdpIdentifier.Level200)
        {
            bool isKin = identifier.Level is "DDP 1.01" or "DDP 2.10";
            Action<string, string, FindingPlace?, string?> say = isKin ? Findings.Note : Findings.Warning;
            say("ddp.level", $"The set says that it is of level \"{identifier.Level}\"; it is read as {DdpIdentifier.Level200}.", Place(name), null);
        }

        if (identifier.Type is not ("CD" or ""))
        {
            Findings.Warning("ddp.type", $"The set says that it is for a medium \"{identifier.Type}\", not a CD.", Place(name, 87));
        }

        if (identifier.Book.Length > 0)
        {
            Findings.Note("ddp.book", $"The set names the book \"{identifier.Book}\"; for a CD-DA the field is blank.", Place(name, 86));
        }

        return identifier;
    }

    private List<DdpMapPacket> ReadMap()
    {
        if (FindFixed(DdpFolder.MapName) is not { } name)
        {
            throw input.Fail("ddp.no-map", "The set has no DDPMS, which says what its files are.", new FindingPlace(_folder.Path));
        }

        byte[] bytes = _folder.ReadSmall(name, input);
        if (bytes.Length % DdpMapPacket.Size != 0)
        {
            Findings.Error("ddp.size", $"DDPMS has {bytes.Length} bytes, which is no multiple of {DdpMapPacket.Size}; the rest is ignored.", Place(name));
        }

        List<DdpMapPacket> packets = [];
        for (int offset = 0; offset + DdpMapPacket.Size <= bytes.Length; offset += DdpMapPacket.Size)
        {
            DdpMapPacket packet = DdpMapPacket.Parse(bytes.AsSpan(offset));
            if (!packet.IsValid)
            {
                Findings.Warning("ddp.map-mark", "A packet of DDPMS does not begin with VVVM; it is ignored.", Place(name, offset));
                continue;
            }

            packets.Add(packet);
            CheckPacket(packet, name, offset);
        }

        return packets;
    }

    private void CheckPacket(DdpMapPacket packet, string name, int offset)
    {
        if (!packet.IsMainData && !packet.IsPq && !packet.IsCdText)
        {
            Findings.Note("ddp.other-stream", $"The stream \"{packet.StreamType} {packet.Subcode}\" (file \"{packet.FileName}\") is not read.", Place(name, offset));
            return;
        }

        if (packet.StatedNameLength is not DdpMapPacket.NameLength)
        {
            Findings.Note("ddp.name-length", $"The length of a name is given as \"{packet.StatedNameLength}\" where {DdpMapPacket.NameLength} is usual.", Place(name, offset + 71));
        }

        if (packet.FileName.Any(char.IsAsciiLetterLower))
        {
            Findings.Warning("ddp.name-case", $"The file name \"{packet.FileName}\" is not in upper case.", Place(name, offset + 74));
        }

        if (packet.IsMainData && packet.Storage != '7')
        {
            Findings.Note("ddp.storage", $"The storage mode of the sound is \"{packet.Storage}\" where 7 is usual.", Place(name, offset + 40));
        }

        if (packet.IsMainData && packet.Scrambled is not ('0' or '1'))
        {
            Findings.Note("ddp.scrambled", $"The field for scrambling holds \"{packet.Scrambled}\" where 0 or 1 is usual.", Place(name, offset + 41));
        }

        if (packet.FileOffset is > 0 and { } into)
        {
            Findings.Warning("ddp.file-offset", $"A stream says that it begins {into} into its file; what that counts is not agreed on, and it is read from the start.", Place(name, offset + 104));
        }
    }

    private List<DdpPqPoint> ReadPq(IReadOnlyList<DdpMapPacket> map, string identifierUpc, out string upc)
    {
        DdpMapPacket? found = Find(map, static packet => packet.IsPq, "a PQ descriptor");
        if (found is not { } packet || Resolve(packet) is not { } name)
        {
            throw input.Fail("ddp.no-pq", "The set has no PQ descriptor, which says where the tracks are.", new FindingPlace(_folder.Path));
        }

        byte[] bytes = _folder.ReadSmall(name, input);
        if (packet.Length is { } stated && stated != bytes.Length)
        {
            Findings.Error("ddp.map-length", $"DDPMS gives the PQ descriptor {stated} bytes, the file has {bytes.Length}.", Place(name));
        }

        return new DdpPqReader(bytes, Place(name), input).Read(identifierUpc, out upc);
    }

    private byte[] ReadTexts(IReadOnlyList<DdpMapPacket> map)
    {
        if (Find(map, static packet => packet.IsCdText, "a CD-TEXT") is not { } packet || Resolve(packet) is not { } name)
        {
            if (_folder.FindName("CDTEXT.BIN") is { } unnamed && !map.Any(static packet => packet.IsCdText))
            {
                Findings.Warning("ddp.unnamed-cd-text", "DDPMS does not name this file; its texts will not be on the disc.", Place(unnamed));
            }

            return [];
        }

        byte[] bytes = _folder.ReadSmall(name, input);
        if (packet.Length is { } stated && stated != bytes.Length)
        {
            Findings.Error("ddp.map-length", $"DDPMS gives the CD-TEXT {stated} bytes, the file has {bytes.Length}.", Place(name));
        }

        if (!CdTextFile.TryGetPacks(bytes, out CdTextFileForm form, out ReadOnlySpan<byte> packs))
        {
            Findings.Error("ddp.cd-text-form", $"The CD-TEXT of {bytes.Length} bytes is no list of packs; it is ignored.", Place(name));
            return [];
        }

        if (form == CdTextFileForm.TrailingZero)
        {
            Findings.Warning("ddp.cd-text-form", "The CD-TEXT has one byte behind its packs; systems of some plants fail on it.", Place(name), "Take the last byte off.");
        }
        else if (form == CdTextFileForm.LengthHeader)
        {
            Findings.Warning("ddp.cd-text-form", "The CD-TEXT has four bytes of length before its packs, which do not belong into a set.", Place(name), "Take them off.");
        }

        return packs.ToArray();
    }

    private void CheckTexts(CdTextDecoding texts, DiscImage image)
    {
        FindingPlace place = new(_folder.Path);
        foreach (CdTextFinding finding in texts.Findings)
        {
            Findings.Warning("ddp.cd-text", $"CD-TEXT: {finding.Kind} (block {finding.Block}, {finding.Type}, number {finding.Number}).", place);
        }

        ImageTrack[] tracks = [.. image.Tracks];
        foreach (CdTextBlock block in texts.Disc.Blocks)
        {
            if (block.FirstTrack != tracks[0].Number || block.LastTrack != tracks[^1].Number)
            {
                Findings.Warning("ddp.cd-text-tracks",
                    $"CD-TEXT block {block.Number} has tracks {block.FirstTrack} to {block.LastTrack}, the PQ descriptor {tracks[0].Number} to {tracks[^1].Number}.", place);
            }

            if (block.Album.Code is { Length: > 0 } upc && image.Mcn is { } mcn && upc != mcn.Digits)
            {
                Findings.Warning("ddp.cd-text-codes", $"The CD-TEXT names the UPC {upc}, the PQ descriptor {mcn.Digits}.", place);
            }

            foreach (ImageTrack track in tracks)
            {
                int at = track.Number - block.FirstTrack;
                string? code = at >= 0 && at < block.Tracks.Count ? block.Tracks[at].Code : null;
                if (code is { Length: > 0 } && !track.Isrc.IsEmpty && code.Replace("-", "", StringComparison.Ordinal) != track.Isrc.Code)
                {
                    Findings.Warning("ddp.cd-text-codes", $"Track {track.Number}: the CD-TEXT names the ISRC {code}, the PQ descriptor {track.Isrc}.", place);
                }
            }
        }
    }

    private static Mcn? ToMcn(string upc)
    {
        string digits = upc.Length == Mcn.Length - 1 ? "0" + upc : upc;
        return Mcn.TryParse(digits, out Mcn mcn) && mcn != default(Mcn) && digits != "0000000000000" ? mcn : null;
    }

    private DdpMapPacket? Find(IReadOnlyList<DdpMapPacket> map, Func<DdpMapPacket, bool> isOne, string what)
    {
        DdpMapPacket[] found = [.. map.Where(isOne)];
        if (found.Length > 1)
        {
            Findings.Warning("ddp.several-streams", $"DDPMS names {what} {found.Length} times; the first is read.", new FindingPlace(_folder.Path));
        }

        return found.Length > 0 ? found[0] : null;
    }

    private string? FindFixed(string name)
    {
        string? found = _folder.FindRenamed(name);
        if (found is not null && found != name)
        {
            Findings.Warning("ddp.name-case", $"The file should be called {name} and is called {found}.", Place(found), "Rename it: plants look for the exact name.");
        }

        return found;
    }

    private string? Resolve(DdpMapPacket packet)
    {
        string? found = _folder.FindName(packet.FileName);
        if (found is null)
        {
            Findings.Error("ddp.missing-file", $"DDPMS names the file \"{packet.FileName}\", which is not in the set.", new FindingPlace(_folder.Path));
        }
        else if (found != packet.FileName)
        {
            Findings.Warning("ddp.name-case", $"DDPMS names the file {packet.FileName}, it is called {found}.", Place(found));
        }

        return found;
    }

    private FindingPlace PathOf(IReadOnlyList<DdpMapPacket> map, Func<DdpMapPacket, bool> isOne) =>
        map.Where(isOne).Select(packet => _folder.FindName(packet.FileName)).FirstOrDefault() is { } name
            ? Place(name)
            : new FindingPlace(_folder.Path);

    private FindingPlace Place(string name, long? offset = null) => new(_folder.PathOf(name)) { ByteOffset = offset };
}

using System.Buffers.Binary;
using Redbook.Discs;

namespace Redbook.Coding.CdText;

/// <summary>Writes the texts of one block into packs.</summary>
internal sealed class CdTextBlockEncoder(
    CdTextBlock block, CdTextEncoderOptions options, List<CdTextNotice> notices, List<CdTextProblem> problems)
{
    private const int LongTextBytes = 255;
    private const int TocStartsPerPack = 4;
    private const byte Tab = 0x09;

    private readonly CdTextBlockWriter _writer = new(block.Number);

    public CdTextBlockWriter Encode()
    {
        for (CdTextPackType type = CdTextPackType.Title; type <= CdTextPackType.Message; type++)
        {
            EncodePerTrack(type, block.CharacterSet);
        }

        EncodeDiscId();
        EncodeGenre();
        EncodeToc();
        EncodeOthers();
        if (block.Tracks.All(static track => string.IsNullOrEmpty(track.ClosedInformation)))
        {
            EncodeAlbum(CdTextPackType.ClosedInformation, block.Album.ClosedInformation, CdTextCharacterSet.Latin1);
        }
        else
        {
            EncodePerTrack(CdTextPackType.ClosedInformation, CdTextCharacterSet.Latin1);
        }

        EncodePerTrack(CdTextPackType.Code, CdTextCharacterSet.Ascii);
        return _writer;
    }

    // Where one track has a text of a type, every track and the album get one, if only an empty one.
    private void EncodePerTrack(CdTextPackType type, CdTextCharacterSet set)
    {
        if (string.IsNullOrEmpty(block.Album[type])
            && block.Tracks.All(track => string.IsNullOrEmpty(track[type])))
        {
            return;
        }

        bool isDouble = set == CdTextCharacterSet.MsJis;
        int width = isDouble ? 2 : 1;
        byte[] mark = isDouble ? [Tab, Tab] : [Tab];
        _writer.AddText(0, Write(type, 0, block.Album[type], set), width);
        byte[] before = [];
        for (int i = 0; i < block.Tracks.Count; i++)
        {
            int track = block.FirstTrack + i;
            byte[] text = Write(type, track, block.Tracks[i][type], set);
            bool isSame = options.MarkSameAsPrevious && type <= CdTextPackType.Message && i > 0
                && text.Length > 0 && text.AsSpan().SequenceEqual(before);
            _writer.AddText(track, isSame ? mark : text, width);
            before = text;
        }

        _writer.Finish(type, isDouble);
    }

    private void EncodeAlbum(CdTextPackType type, string? text, CdTextCharacterSet set)
    {
        if (!string.IsNullOrEmpty(text))
        {
            _writer.AddText(0, Write(type, 0, text, set), 1);
            _writer.Finish(type, isDoubleByte: false);
        }
    }

    private void EncodeDiscId() => EncodeAlbum(CdTextPackType.DiscId, block.DiscId, CdTextCharacterSet.Ascii);

    private void EncodeGenre()
    {
        if (block.Genre is not { } genre)
        {
            return;
        }

        Span<byte> code = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(code, (ushort)genre.Code);
        _writer.AddBinary(code);
        _writer.AddText(0, Write(CdTextPackType.Genre, 0, genre.Text, CdTextCharacterSet.Ascii), 1);
        _writer.Finish(CdTextPackType.Genre, isDoubleByte: false);
    }

    // Binary numbers, not BCD: the range and the lead-out, then four starts to a pack.
    private void EncodeToc()
    {
        if (block.Toc is not { } toc)
        {
            return;
        }

        _writer.Add(CdTextPackType.Toc, 0, 0, isDoubleByte: false,
        [
            (byte)toc.FirstTrack, (byte)toc.LastTrack, 0, toc.LeadOut.Minute, toc.LeadOut.Second, toc.LeadOut.Frame,
        ]);
        for (int i = 0; i < toc.Starts.Count; i += TocStartsPerPack)
        {
            _writer.Add(CdTextPackType.Toc, (byte)(toc.FirstTrack + i), 0, isDoubleByte: false,
                toc.Starts.Skip(i).Take(TocStartsPerPack).SelectMany(Bytes));
        }

        static byte[] Bytes(Msf time) => [time.Minute, time.Second, time.Frame];
    }

    private void EncodeOthers()
    {
        foreach (CdTextRawPack pack in block.OtherPacks.OrderBy(static pack => pack.Type))
        {
            if (pack.Payload.Length != CdTextPack.PayloadSize
                || pack.Type is < CdTextPackType.SecondToc or >= CdTextPackType.ClosedInformation)
            {
                problems.Add(new CdTextProblem(CdTextProblemKind.RawPack, block.Number, pack.Type, 0,
                    $"A raw CD-TEXT pack of type {(int)pack.Type:X2}h with {pack.Payload.Length} bytes cannot be copied."));
                continue;
            }

            _writer.Add(pack.Type, pack.Element, 0, isDoubleByte: false, pack.Payload.ToArray());
        }
    }

    private byte[] Write(CdTextPackType type, int track, string? text, CdTextCharacterSet set)
    {
        if (string.IsNullOrEmpty(text))
        {
            return [];
        }

        CdTextWritten written = CdTextCharacters.Write(text, set);
        bool isStrict = options.Unmappable == CdTextUnmappable.Refuse;
        if (written.Refused.Length > 0 || (isStrict && written.IsTransliterated))
        {
            string which = written.Refused.Length > 0 ? $" ({written.Refused})" : string.Empty;
            problems.Add(new CdTextProblem(CdTextProblemKind.Characters, block.Number, type, track,
                $"The {type} of {(track == 0 ? "the album" : $"track {track}")}, \"{text}\", has characters{which} "
                + $"that {Name(set)} does not have."));
        }
        else if (written.IsTransliterated || written.IsFolded)
        {
            Note(written.IsTransliterated ? CdTextNoticeKind.Transliterated : CdTextNoticeKind.Folded, written.Text);
        }

        if (written.Bytes.Length > LongTextBytes)
        {
            Note(CdTextNoticeKind.Lengthy, written.Text);
        }

        return written.Bytes;

        void Note(CdTextNoticeKind kind, string result) =>
            notices.Add(new CdTextNotice(kind, block.Number, type, track, text, result));
    }

    private static string Name(CdTextCharacterSet set) => set switch
    {
        CdTextCharacterSet.Ascii => "ASCII",
        CdTextCharacterSet.MsJis => "MS-JIS",
        _ => "ISO 8859-1",
    };
}

using System.Text;
using Redbook.Audio.Tags;
using Redbook.Coding.CdText;
using Redbook.Discs;
using Redbook.Images;

namespace Redbook;

/// <summary>The texts and numbers of an album of files: as wanted, else as the tags say.</summary>
internal sealed class AlbumTexts
{
    private readonly AlbumOptions _options;
    private readonly ScannedFile[] _files;
    private readonly List<string> _notices;
    private readonly CdTextEntry[] _tracks;

    public AlbumTexts(AlbumOptions options, ScannedFile[] files, List<string> notices)
    {
        (_options, _files, _notices) = (options, files, notices);
        _tracks = [.. files.Select((file, i) => Texts.Over(options.OfTrack(i + 1).Text, OfTags(file.Tags)))];
        (Mcn, McnOrigin) = FindMcn();
        MakeCdText();
    }

    /// <summary>The catalogue number, and who wanted it.</summary>
    public Mcn? Mcn { get; }

    public Origin McnOrigin { get; }

    /// <summary>The texts, and who wanted them.</summary>
    public CdTextDisc? CdText { get; private set; }

    public Origin CdTextOrigin { get; private set; }

    /// <summary>The texts as packs.</summary>
    public ReadOnlyMemory<byte> Packs { get; private set; }

    /// <summary>What people call a track.</summary>
    public string TitleOf(int index) => _tracks[index].Title ?? _files[index].Name;

    private static CdTextEntry OfTags(AudioTags tags) => new()
    {
        Title = tags.Title,
        Performer = tags.Artist,
        Composer = tags.Composer,
        Songwriter = tags.Songwriter,
        Arranger = tags.Arranger,
    };

    /// <summary>What all files say alike that say anything.</summary>
    private string? Common(Func<AudioTags, string?> value) =>
        _files.Select(file => value(file.Tags)).OfType<string>().Distinct(StringComparer.Ordinal).Take(2).ToArray() is [var only] ? only : null;

    private (Mcn?, Origin) FindMcn()
    {
        if (_options.Mcn is { } wanted)
        {
            if (!wanted.IsCheckDigitValid)
            {
                _notices.Add($"The last digit of the catalogue number {wanted} does not follow from the others; it is recorded as given.");
            }

            return (wanted, Origin.Options);
        }

        return Common(static tags => tags.Barcode) is { } text && Discs.Mcn.TryParse(text, out Mcn mcn) && mcn.IsCheckDigitValid
            ? (mcn, Origin.Tags)
            : (null, Origin.Nobody);
    }

    private void MakeCdText()
    {
        IReadOnlyList<CdTextBlock> files = CdTextFiles.Read(_options, _options.FirstTrackNumber ?? 1, _files.Length, _notices);
        if (files is [var main, ..])
        {
            main.Tracks.ToArray().CopyTo(_tracks, 0);
            CdTextOrigin = Origin.Options;
            Encode([main, .. files.Skip(1)]);
            return;
        }

        bool isWanted = !Texts.IsEmpty(_options.Text) || _options.Genre is not null
            || Enumerable.Range(1, _files.Length).Any(number => !Texts.IsEmpty(_options.OfTrack(number).Text));
        CdTextEntry fromTags = new()
        {
            Title = Common(static tags => tags.Album),
            Performer = Common(static tags => tags.AlbumArtist) ?? Common(static tags => tags.Artist),
            Composer = Common(static tags => tags.Composer),
            Songwriter = Common(static tags => tags.Songwriter),
            Arranger = Common(static tags => tags.Arranger),
        };
        CdTextEntry album = Texts.Over(_options.Text, fromTags);
        if (!_options.WithCdText || (!isWanted && Texts.IsEmpty(album) && _tracks.All(Texts.IsEmpty)))
        {
            return;
        }

        for (int i = 0; i < _tracks.Length; i++)
        {
            _tracks[i] = _tracks[i] with
            {
                Title = _tracks[i].Title ?? FileTitles.TitleOf(_files[i].Path),
                Performer = _tracks[i].Performer ?? album.Performer,
            };
        }

        CdTextOrigin = isWanted ? Origin.Options : Origin.Tags;
        CdTextBlock block = new()
        {
            Album = album,
            Tracks = _tracks,
            FirstTrack = _options.FirstTrackNumber ?? 1,
            Genre = _options.Genre,
        };
        Encode([CdTextChoice.Choose(block, _options.Language, _options.CharacterSet)]);
    }

    private void Encode(IReadOnlyList<CdTextBlock> blocks)
    {
        CdTextBlock block = blocks[0];
        CdTextDisc disc = new() { Blocks = blocks };
        CdTextEncoding? encoding = CdTextEncoder.TryEncode(disc, options: null, out IReadOnlyList<CdTextProblem> problems);
        if (encoding is null && CdTextOrigin == Origin.Tags && problems.All(static problem => problem.Kind == CdTextProblemKind.TooManyPacks))
        {
            disc = new() { Blocks = [block with { Album = Short(block.Album), Tracks = [.. block.Tracks.Select(Short)] }] };
            encoding = CdTextEncoder.TryEncode(disc, options: null, out problems);
            if (encoding is not null)
            {
                _notices.Add("CD-TEXT has no room for all texts of the tags: titles and performers are kept.");
            }
        }

        if (encoding is null)
        {
            string reasons = string.Join(' ', problems.Select(static problem => problem.Reason));
            if (CdTextOrigin != Origin.Tags)
            {
                throw new InputException(
                    path: null, reasons,
                    "Choose another character set (--cdtext-charset), other or shorter texts, or none (--no-cdtext).");
            }

            _notices.Add($"The tags make no CD-TEXT, and none is recorded. {reasons}");
            CdTextOrigin = Origin.Nobody;
            return;
        }

        _notices.AddRange(CdTextChoice.Notices(encoding.Notices, disc.Blocks));
        (CdText, Packs) = (disc, encoding.Packs);

        static CdTextEntry Short(CdTextEntry entry) => new() { Title = entry.Title, Performer = entry.Performer };
    }
}

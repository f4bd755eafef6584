using System.Text;
using Redbook.Audio;
using Redbook.Coding.CdText;
using Redbook.Discs;

namespace Redbook;

/// <summary>How files become tracks, and what is wanted of the album besides its sound.</summary>
public sealed record AlbumOptions
{
    /// <summary>Mixes more than two channels down to two; without it such a file is refused.</summary>
    public bool Downmix { get; init; }

    /// <summary>Takes every file as samples without a header, in this format; without it the content of a file says
    /// what it is, and headerless files are refused.</summary>
    public RawPcmFormat? RawPcm { get; init; }

    /// <summary>Whether files that hold CD samples as they are, without compression, are read through beforehand too. They
    /// have no checksum that could be wrong: what it shows is a disk that cannot be read. Before a laser that is worth its
    /// time.</summary>
    public bool ReadsThroughPlainSamples { get; init; } = true;

    /// <summary>The encoding of sheets that do not say their own; <see langword="null"/> to find it out.</summary>
    public Encoding? TextEncoding { get; init; }

    /// <summary>The folder from which relative paths count; <see langword="null"/> for the current one.</summary>
    public string? BaseFolder { get; init; }

    /// <summary>Whether the album gets CD-TEXT where there are texts, in the files' tags or here.</summary>
    public bool WithCdText { get; init; } = true;

    /// <summary>Texts of the album as a whole; those left out are taken from the files' tags.</summary>
    public CdTextEntry Text { get; init; } = new();

    /// <summary>Files of CD-TEXT, packs or text sheets in Sony's form, each with one language or several. They take the place
    /// of texts in tags and sheets; texts that are given here one by one go before those of their first language.</summary>
    public IReadOnlyList<string> CdTextFiles { get; init; } = [];

    /// <summary>The language of the texts; <see langword="null"/> for English, or Japanese where Japanese is written.
    /// </summary>
    public CdTextLanguage? Language { get; init; }

    /// <summary>The character set of the texts; <see langword="null"/> for the first that holds them all, of ISO 8859-1
    /// and MS-JIS, and else ISO 8859-1 with what it lacks spelled in other characters.</summary>
    public CdTextCharacterSet? CharacterSet { get; init; }

    /// <summary>The genre, for CD-TEXT.</summary>
    public CdTextGenreInformation? Genre { get; init; }

    /// <summary>The catalogue number (EAN, UPC).</summary>
    public Mcn? Mcn { get; init; }

    /// <summary>The number of the first track.</summary>
    public int? FirstTrackNumber { get; init; }

    /// <summary>A file that lies before the first track: a player finds it by winding back from there.</summary>
    public string? HiddenTrack { get; init; }

    /// <summary>What is wanted of every track.</summary>
    public TrackSettings EveryTrack { get; init; } = new();

    /// <summary>What is wanted of single tracks, by their place in the album from 1; it goes before
    /// <see cref="EveryTrack"/>.</summary>
    public IReadOnlyDictionary<int, TrackSettings> Tracks { get; init; } = new Dictionary<int, TrackSettings>();

    internal TrackSettings OfTrack(int number) =>
        Tracks.TryGetValue(number, out TrackSettings? own) ? own.Over(EveryTrack) : EveryTrack;
}

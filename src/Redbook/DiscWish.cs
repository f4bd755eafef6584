using Redbook.Discs;
using Redbook.Images;
using Redbook.Mastering;
using Redbook.Recording.Mastering;

namespace Redbook;

/// <summary>Something that is to be on a disc, or to be done with it, which not every way of recording can do.</summary>
/// <param name="What">What, in a few words.</param>
/// <param name="Origin">Who wants it.</param>
/// <param name="Keeps">Whether a way of recording, raw in a form, keeps it.</param>
/// <param name="Without">How to do without it.</param>
internal sealed record DiscWish(string What, Origin Origin, Func<WriteMode, RawImageForm?, bool> Keeps, string Without)
{
    public bool IsKept(WriteMode mode, RawImageForm? form) => Keeps(mode, form);

    /// <summary>That it is not kept, as a sentence.</summary>
    public string Refusal(WriteMode mode, RawImageForm? form) =>
        $"{char.ToUpperInvariant(What[0])}{What[1..]} {(IsMany ? "are" : "is")} not possible {Name(mode, form)}.";

    public bool IsMany { get; init; }

    public static string Advice(DiscWish wish, bool isModeNamed) => isModeNamed
        ? $"Choose another way of recording, or leave it to us (--mode auto); or do without: {wish.Without}."
        : $"Take another drive, or do without: {wish.Without}.";

    /// <summary>Everything that an album and its options want and that is not always to be had.</summary>
    public static IReadOnlyList<DiscWish> Of(Album album, BurnOptions options)
    {
        List<DiscWish> wishes = [];
        if (album.CdText is not null)
        {
            wishes.Add(new("CD-TEXT", album.Origins.CdText,
                static (mode, form) => mode == WriteMode.SessionAtOnce || (mode == WriteMode.Raw && form != RawImageForm.Pq),
                "--no-cdtext"));
        }

        if (album.Image.Mcn is not null)
        {
            wishes.Add(new("the catalogue number", album.Origins.Mcn, AtOnce, "leave out --mcn"));
        }

        wishes.AddRange(Structure(album));
        if (options.WriteOffsetSamples != 0)
        {
            wishes.Add(new("correcting the write offset", Origin.Tags, AtOnce, "--write-offset 0"));
        }

        if (!options.CloseDisc)
        {
            wishes.Add(new("a session that stays open", Origin.Options, static (mode, _) => mode == WriteMode.TrackAtOnce,
                "leave out --no-finalize"));
        }

        if (album.RawFile is { } raw)
        {
            wishes.Add(new("the sub-channel of the image as it is", Origin.Image,
                (mode, form) => mode == WriteMode.Raw && form == raw.Form, "--mode sao"));
        }

        return wishes;
    }

    private static bool AtOnce(WriteMode mode, RawImageForm? form) => mode != WriteMode.TrackAtOnce;

    private static IEnumerable<DiscWish> Structure(Album album)
    {
        IReadOnlyList<ImageTrack> tracks = album.Image.Sessions[0].Tracks;
        Origin origin = album.Origins.Structure;
        if (tracks.Skip(1).Any(static track =>
            track.PregapSectors != RedBookLimits.PauseSectors || !DiscProgram.IsSilentBefore(track)))
        {
            yield return new("gaps other than two seconds of silence", origin, AtOnce, "leave out --gap") { IsMany = true };
        }

        if (tracks[0].PregapSectors > (album.Image.Sessions[0].IsPauseStored ? RedBookLimits.PauseSectors : 0))
        {
            yield return new(
                DiscProgram.IsSilentBefore(tracks[0]) ? "a longer pause before the first track" : "the hidden track",
                origin, AtOnce, "leave out what lies before track 1");
        }

        if (tracks.Any(static track => track.IndexOffsets.Count > 0))
        {
            yield return new("indexes within tracks", origin, AtOnce, "leave out --index") { IsMany = true };
        }

        if (tracks[0].Number != 1)
        {
            yield return new("a first track that is not number 1", origin, AtOnce, "leave out --first-track");
        }

        if (tracks.Any(static track => track.IsData))
        {
            yield return new("data tracks", origin, AtOnce, "leave them out") { IsMany = true };
        }
    }

    private static string Name(WriteMode mode, RawImageForm? form) => mode switch
    {
        WriteMode.TrackAtOnce => "track-at-once",
        WriteMode.SessionAtOnce => "session-at-once",
        _ => form == RawImageForm.Pq ? "raw with P and Q only" : "raw",
    };
}

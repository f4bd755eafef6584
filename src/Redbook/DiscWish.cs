using Redbook.Recording.Planning;

namespace Redbook;

/// <summary>Something that is to be on a disc, or to be done with it, and that a way of recording cannot do.</summary>
/// <param name="What">What, in a few words.</param>
/// <param name="Origin">Who wants it.</param>
/// <param name="Loss">What happens instead, as a sentence.</param>
/// <param name="Without">How to do without it.</param>
internal sealed record DiscWish(string What, Origin Origin, string Loss, string Without)
{
    /// <summary>Whether <see cref="What"/> is more than one.</summary>
    public bool IsMany { get; init; }

    /// <summary>Whether it counts when ways of recording are compared.</summary>
    public bool Counts { get; init; } = true;

    /// <summary>That it cannot be done, as a sentence.</summary>
    public string Refusal(WriteMode mode) =>
        $"{char.ToUpperInvariant(What[0])}{What[1..]} {(IsMany ? "are" : "is")} not possible {BurnChecks.Name(mode)} here.";

    public string Advice(bool isModeNamed) => isModeNamed
        ? $"Choose another way of recording, or leave it to us (--mode auto); or do without: {Without}."
        : $"Take another drive or a blank disc, or do without: {Without}.";

    /// <summary>What the engine's check found that a way of recording would lose.</summary>
    public static DiscWish Of(RecordingLoss loss, Album album)
    {
        Origin structure = album.Origins.Structure;
        return loss.Kind switch
        {
            RecordingLossKind.CdText => new("CD-TEXT", album.Origins.CdText, loss.Message, "--no-cdtext"),
            RecordingLossKind.Graphics => new("graphics (CD+G)", album.Origins.Graphics, loss.Message, "leave out --cdg") { IsMany = true },
            RecordingLossKind.Indexes => new("indexes within tracks", structure, loss.Message, "leave out --index") { IsMany = true },
            RecordingLossKind.HiddenTrack => new("the hidden track", structure, loss.Message, "leave out --hidden-track"),
            RecordingLossKind.PregapSound => new("sound in gaps", structure, loss.Message, "leave it out"),
            RecordingLossKind.Gapless => new("tracks without a gap", structure, loss.Message, "leave out --gap") { IsMany = true },
            RecordingLossKind.PregapLength => new("gaps other than two seconds", structure, loss.Message, "leave out --gap") { IsMany = true },
            RecordingLossKind.FirstTrackNumber => new("another first track number", structure, loss.Message, "leave out --first-track"),
            RecordingLossKind.WriteOffset => new("correcting the write offset", Origin.Tags, loss.Message, "--write-offset 0"),
            _ => new("every sample", Origin.Tags, loss.Message, "--write-offset 0") { Counts = false },
        };
    }

    /// <summary>What the engine's check does not know of.</summary>
    public static IEnumerable<DiscWish> Others(Album album, BurnOptions options, WriteMode mode)
    {
        if (mode == WriteMode.TrackAtOnce && album.Image.Mcn is not null)
        {
            yield return new("the catalogue number", album.Origins.Mcn, "The catalogue number is left out: track by track there is no place for it.", "leave out --mcn");
        }

        if (mode != WriteMode.TrackAtOnce && !options.CloseDisc)
        {
            yield return new("a session that stays open", Origin.Options, "The session is closed.", "leave out --no-finalize");
        }

        if (mode == WriteMode.Raw && album.RawFile is not null && options.WriteOffsetSamples != 0)
        {
            yield return new(
                "correcting the write offset", Origin.Tags, "The drive's write offset is not made up for: the image is recorded as it is.",
                "--write-offset 0") { Counts = false };
        }

        if (mode != WriteMode.Raw && album.RawFile is not null)
        {
            yield return new(
                "the sub-channel of the image as it is", Origin.Image, "The drive makes the sub-channel anew.", "--mode sao");
        }
    }
}

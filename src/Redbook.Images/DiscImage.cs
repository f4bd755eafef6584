using Redbook.Coding.CdText;
using Redbook.Discs;
using Redbook.Images.Content;

namespace Redbook.Images;

/// <summary>A disc as files describe it: what lies where, and from which file it comes. Every format is read into this
/// and written from it.</summary>
/// <remarks>
/// Immutable; two images are equal when they describe the same disc from the same stretches of the same files. Nothing
/// is read while the model is built but headers and lengths; <see cref="SectorStream"/> reads the content.
/// </remarks>
public sealed record DiscImage
{
    /// <summary>The sessions in order; one at least, each with one track at least.</summary>
    public required IReadOnlyList<ImageSession> Sessions { get; init; }

    /// <summary>The catalogue number.</summary>
    public Mcn? Mcn { get; init; }

    /// <summary>The texts; null when there are none.</summary>
    public CdTextDisc? CdText { get; init; }

    /// <summary>The CD-TEXT packs as they were found, 18 bytes each; empty when the texts did not come as packs. Where
    /// there are packs they are what is recorded, and <see cref="CdText"/> is what they say.</summary>
    public ReadOnlyMemory<byte> CdTextPacks { get; init; }

    /// <summary>Remarks about the disc, in order, without the word that introduces them: <c>GENRE Rock</c>.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>All tracks of all sessions, in order.</summary>
    public IEnumerable<ImageTrack> Tracks => Sessions.SelectMany(static session => session.Tracks);

    /// <summary>Sectors between the last track of a session and the pause before the next: lead-out and lead-in.</summary>
    /// <param name="leavingFirst">Whether the session that ends is the first.</param>
    public static int SessionGapSectors(bool leavingFirst) => RedBookLimits.SessionGapSectors(leavingFirst ? 1 : 2);

    /// <summary>Where everything lies.</summary>
    /// <exception cref="OverflowException">The disc is longer than an address can say.</exception>
    public DiscLayout ToLayout()
    {
        var sessions = new List<SessionLayout>(Sessions.Count);
        Lba pause = Lba.FirstPregap;
        foreach (ImageSession session in Sessions)
        {
            pause = session.PauseStart ?? pause;
            SessionLayout layout = session.ToLayout(sessions.Count + 1, pause);
            sessions.Add(layout);
            pause = new Lba(checked(layout.LeadOut.Value + SessionGapSectors(sessions.Count == 1)));
        }

        return new DiscLayout { Sessions = sessions, Mcn = Mcn };
    }

    /// <summary>The same disc without sub-channels that say nothing in R to W: P and Q are made anew with every disc. What
    /// cannot be read is kept.</summary>
    public DiscImage WithGraphicsOnly() => Graphics.Only(this);

    /// <summary>The CD-TEXT as packs: those that were found, else those that the texts make.</summary>
    /// <returns>Packs of 18 bytes; empty when there is no text.</returns>
    /// <exception cref="CdTextException">The texts cannot be written.</exception>
    public ReadOnlyMemory<byte> GetCdTextPacks() => !CdTextPacks.IsEmpty || CdText is not { Blocks.Count: > 0 } text
        ? CdTextPacks
        : CdTextEncoder.Encode(text).Packs;

    /// <inheritdoc/>
    public bool Equals(DiscImage? other) => other is not null && Mcn == other.Mcn && Equals(CdText, other.CdText)
        && CdTextPacks.Span.SequenceEqual(other.CdTextPacks.Span) && Sessions.SequenceEqual(other.Sessions)
        && Remarks.SequenceEqual(other.Remarks);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Mcn, Sessions.Count, Sessions.Count > 0 ? Sessions[0] : null);
}

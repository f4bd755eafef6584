using Redbook.Coding.Subcode;
using Redbook.Discs;

namespace Redbook.Recording.Mastering;

/// <summary>What a file of raw sectors is, as far as it can be told from what is in it.</summary>
/// <remarks>The size of a sector shows in the lead-in's Q, which repeats the table of contents; a lead-in that is damaged or
/// short will do when it is read so in one size only. Whether R to W are laid out as on the disc shows in the parity of the
/// packs in the program. Q itself may have its CRC inverted, plain or, in the 16-byte form, not at all.</remarks>
public sealed record RawImageIdentity
{
    /// <summary>The form; <see langword="null"/> when it cannot be told, and then <see cref="Problem"/> says why.</summary>
    public RawImageForm? Form { get; init; }

    /// <summary>The forms that it may be: one, none, or several that nothing tells apart.</summary>
    public IReadOnlyList<RawImageForm> Candidates { get; init; } = [];

    /// <summary>The address of the first sector.</summary>
    public Lba Start { get; init; }

    /// <summary>Where the lead-out starts, by the table of contents.</summary>
    public Lba? LeadOut { get; init; }

    /// <summary>Sectors of the file.</summary>
    public int LengthSectors { get; init; }

    /// <summary>What the CRC of Q is worth.</summary>
    public QCrcState Crc { get; init; }

    /// <summary>Why no form could be told, in a sentence with what to do; <see langword="null"/> when one could.</summary>
    public string? Problem { get; init; }

    /// <summary>Looks at a file. Its program is read until there are packs enough to tell raw from cooked, to its end when its
    /// R to W are empty.</summary>
    /// <param name="stream">Readable and seekable; the file is what follows its present position, which it has again
    /// afterwards.</param>
    /// <param name="form">The form, when it is known; it is believed then, if the size of its sectors is right.</param>
    /// <exception cref="ArgumentException">The stream is not readable or not seekable.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static RawImageIdentity Of(Stream stream, RawImageForm? form = null)
    {
        var examination = new RawImageExamination(stream);
        long start = stream.Position;
        try
        {
            return examination.Tell(examination.Run(form));
        }
        finally
        {
            stream.Position = start;
        }
    }
}

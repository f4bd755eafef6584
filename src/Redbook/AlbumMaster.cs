using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Mastering;
using Redbook.Mmc.Responses;
using Redbook.Recording.Mastering;

namespace Redbook;

/// <summary>An album laid out as a whole disc: everything that will be on it, to be looked at and to be recorded.</summary>
/// <remarks>Making one reads no sound. Files are opened when sectors are read, and closed by <see cref="Dispose"/>.
/// </remarks>
public sealed class AlbumMaster : IDisposable
{
    private readonly DiscProgram _program;

    /// <summary>Lays out an album.</summary>
    /// <param name="album">What is to be on the disc.</param>
    /// <param name="options">How; the defaults when left out.</param>
    /// <exception cref="InputException">No disc can hold it; the message has every reason.</exception>
    public AlbumMaster(Album album, AlbumMasterOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(album);
        Album = album;
        Options = options ?? new AlbumMasterOptions();
        _program = new DiscProgram(album, Options);
        string[] problems = [.. _program.Sessions.SelectMany(MasterPlan.Validate)];
        if (problems.Length > 0)
        {
            _program.Dispose();
            throw new InputException(path: null, string.Join(' ', problems), "Change what is wanted of the disc, or leave out tracks.");
        }

        Sessions = [.. _program.Sessions.Select(static session => new MasterPlan(session))];
    }

    /// <summary>What was laid out.</summary>
    public Album Album { get; }

    /// <summary>How.</summary>
    public AlbumMasterOptions Options { get; }

    /// <summary>The engine's plan of each session: table of contents, sub-channel, cue sheet, samples that a write offset pushes
    /// off the ends. Their sound is read from files that <see cref="Dispose"/> closes.</summary>
    public IReadOnlyList<MasterPlan> Sessions { get; }

    /// <summary>Where sessions, tracks and indexes lie.</summary>
    public DiscLayout Layout => new()
    {
        Mcn = Album.Image.Mcn,
        Sessions = [.. Sessions.Select(static session => session.Layout.Sessions[0])],
    };

    /// <summary>The table of contents of the whole disc as a drive will report it.</summary>
    public TocResponse TableOfContents
    {
        get
        {
            TocResponse[] each = [.. Sessions.Select(static session => session.TableOfContents)];
            return new TocResponse(
                each[0].First,
                each[^1].Last,
                [.. each.SelectMany(static one => one.Entries).Where(static entry => !entry.IsLeadOut), each[^1].LeadOut!.Value]);
        }
    }

    /// <summary>The first sector of the first lead-in.</summary>
    public Lba LeadInStart => Sessions[0].LeadInStart;

    /// <summary>Where the last lead-out begins.</summary>
    public Lba LeadOut => Sessions[^1].LeadOut;

    /// <summary>The last sector of the last lead-out.</summary>
    public Lba End => Sessions[^1].End - 1;

    /// <summary>CD-TEXT packs, 18 bytes each; empty when there are no texts. They lie in the lead-in of the first session.
    /// </summary>
    public ReadOnlyMemory<byte> CdTextPacks => Sessions[0].Disc.CdTextPacks;

    /// <summary>The session that a sector belongs to, its lead-in and lead-out included.</summary>
    /// <inheritdoc cref="Q(Lba)"/>
    public MasterPlan SessionAt(Lba address)
    {
        RequireOnDisc(address);
        return Sessions.First(session => address < session.End);
    }

    /// <summary>The twelve bytes of the Q sub-channel of a sector, CRC included.</summary>
    /// <param name="address">From <see cref="LeadInStart"/> to <see cref="End"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The sector is not on the disc.</exception>
    public byte[] Q(Lba address)
    {
        byte[] q = new byte[QFrame.Size];
        SessionAt(address).WriteQ(address, q);
        return q;
    }

    /// <summary>What lies at a sector: area, track, index and the time within.</summary>
    /// <inheritdoc cref="Q(Lba)"/>
    public SubcodePosition Locate(Lba address) => SessionAt(address).Locate(address);

    /// <summary>The disc as raw sectors, made while they are read.</summary>
    /// <param name="form">What follows the main bytes of each sector.</param>
    /// <exception cref="ArgumentException">The form cannot carry what is on the disc: P and Q alone no CD-TEXT.</exception>
    /// <exception cref="InputException">The disc has several sessions.</exception>
    public RawImage ImageIn(RawImageForm form) => Sessions is [var only]
        ? new(only.Disc, form)
        : throw new InputException(
            path: null,
            $"The disc has {Sessions.Count} sessions; a raw image is of one.",
            "Record it with 'redbook burn', or convert it to a CloneCD image, which holds them all.");

    /// <summary>Writes the disc as raw sectors into a file, which appears under its name when it is complete.</summary>
    /// <param name="path">The file.</param>
    /// <param name="form">What follows the main bytes of each sector.</param>
    /// <param name="overwrite">Whether a file that is there is replaced.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <param name="cancellationToken">Ends the work; nothing is left behind.</param>
    /// <exception cref="ArgumentException">The form cannot carry what is on the disc: P and Q alone no CD-TEXT.</exception>
    /// <exception cref="InputException">A file can no longer be read as it was read before.</exception>
    /// <exception cref="IOException">The file is there and is not to be replaced, or cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be written.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public void SaveImage(
        string path,
        RawImageForm form,
        bool overwrite = false,
        IProgress<double>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            new ImageSaver(ImageIn(form), path, overwrite).Save(progress, cancellationToken);
        }
        catch (MasteringException source)
        {
            throw Unreadable(Album, source, "Nothing was written. Check the file, and begin again.");
        }
    }

    /// <summary>A file is no longer what it was when it was looked through.</summary>
    internal static InputException Unreadable(Album album, MasteringException source, string advice)
    {
        AlbumTrack? track = source.Track is { } number
            ? album.Tracks.ElementAtOrDefault(number - album.Image.Tracks.First().Number)
            : null;
        return new InputException(
            track?.Path, $"{source.Message} It was read well when it was looked through.", advice, source);
    }

    /// <summary>Closes the files.</summary>
    public void Dispose() => _program.Dispose();

    private void RequireOnDisc(Lba address)
    {
        if (address < LeadInStart || address > End)
        {
            throw new ArgumentOutOfRangeException(
                nameof(address), address, $"The disc lies from {LeadInStart} to {End} ({LeadInStart.ToAbsoluteMsf()} to {End.ToAbsoluteMsf()}).");
        }
    }
}

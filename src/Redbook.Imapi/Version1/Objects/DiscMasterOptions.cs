namespace Redbook.Imapi.Version1;

/// <summary>What a program may choose that the interfaces do not say.</summary>
public sealed record DiscMasterOptions
{
    /// <summary>Where a lead-out may start at the latest while no disc says so: 79:59:74, an 80-minute disc. Sectors.
    /// </summary>
    public const int DefaultNominalBlocks = 359_849;

    /// <summary>The folder of the stash file; <see langword="null"/> for the user's folder of temporary files. A full
    /// disc takes about 850 MB.</summary>
    public string? StashFolder { get; init; }

    /// <summary>What the stash may take at most, in bytes; <see langword="null"/> for as much as the volume has.</summary>
    public long? StashLimitBytes { get; init; }

    /// <summary>What a disc is taken to offer while none is there to be asked: blocks from address 0.</summary>
    public int NominalBlocks { get; init; } = DefaultNominalBlocks;

    /// <summary>Whether a track shorter than four seconds is filled up with silence when it is closed; else closing it is
    /// refused.</summary>
    public bool PadShortTracks { get; init; }

    /// <summary>Whether there is one stash for all sessions of the program, as there was one for all programs at first:
    /// IMAPI_E_STASHINUSE to everybody but the one who has it.</summary>
    public bool SingleStash { get; init; }

    /// <summary>Told, in words, what a program probably did not mean, such as properties that were changed and never
    /// applied.</summary>
    public IProgress<string>? Hints { get; init; }
}

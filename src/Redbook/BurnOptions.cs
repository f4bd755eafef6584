using Redbook.Recording.Mastering;

namespace Redbook;

/// <summary>How an album is recorded.</summary>
public sealed record BurnOptions
{
    /// <summary>The way of recording; <see langword="null"/> for the one that keeps everything the album asks for on this
    /// drive and this disc.</summary>
    public WriteMode? Mode { get; init; }

    /// <summary>What follows the sound of each sector in a raw recording; <see langword="null"/> for the fullest that the
    /// drive takes. Only for <see cref="WriteMode.Raw"/>.</summary>
    public RawImageForm? RawForm { get; init; }

    /// <summary>The speed in multiples of playing speed (75 sectors a second); <see langword="null"/> leaves it to the
    /// drive. The drive takes the nearest that it has.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a number above 0.</exception>
    public double? SpeedX
    {
        get;
        init
        {
            field = value is null or (> 0 and < double.PositiveInfinity)
                ? value
                : throw new ArgumentOutOfRangeException(nameof(value), value, "A speed is a number above 0.");
        }
    }

    /// <summary>Does everything with the laser off: the disc stays as it is.</summary>
    public bool Simulate { get; init; }

    /// <summary>Closes the disc at the end, so that every player plays it. Without it the session stays open and later
    /// tracks can be added, which only recording track at once can; most players wait for
    /// <see cref="Drive.CloseDiscAsync"/>.</summary>
    public bool CloseDisc { get; init; } = true;

    /// <summary>Records more than the disc says that it holds. Many discs take a minute or two; many drives refuse.
    /// </summary>
    public bool Overburn { get; init; }

    /// <summary>Whether the drive shall stop and go on when data come too late, where it can.</summary>
    public bool UnderrunProtection { get; init; } = true;

    /// <summary>The drive's write offset in samples, as lists of drives give it: positive where the drive writes sound
    /// late. The sound is moved the other way, so that it lies right.</summary>
    public int WriteOffsetSamples { get; init; }

    /// <summary>Opens the tray at the end.</summary>
    public bool Eject { get; init; }

    /// <summary>Shown to other programs that find the drive taken; up to 63 characters.</summary>
    public string ClientName { get; init; } = "Redbook";
}

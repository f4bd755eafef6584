namespace Redbook;

/// <summary>How an album is recorded.</summary>
public sealed record BurnOptions
{
    /// <summary>The way of recording.</summary>
    public WriteMode Mode { get; init; } = WriteMode.TrackAtOnce;

    /// <summary>The speed in multiples of playing speed (75 sectors a second); <see langword="null"/> leaves it to the
    /// drive. The drive takes the nearest that it has.</summary>
    public double? SpeedX { get; init; }

    /// <summary>Does everything with the laser off: the disc stays as it is.</summary>
    public bool Simulate { get; init; }

    /// <summary>Closes the disc at the end, so that every player plays it. Without it the session stays open and later
    /// tracks can be added; most players wait for <see cref="Drive.CloseDiscAsync"/>.</summary>
    public bool CloseDisc { get; init; } = true;

    /// <summary>Opens the tray at the end.</summary>
    public bool Eject { get; init; }

    /// <summary>Shown to other programs that find the drive taken; up to 63 characters.</summary>
    public string ClientName { get; init; } = "Redbook";
}

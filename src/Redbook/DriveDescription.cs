namespace Redbook;

/// <summary>What a drive says of itself.</summary>
public sealed record DriveDescription
{
    /// <summary>The maker, up to 8 characters.</summary>
    public required string Vendor { get; init; }

    /// <summary>The model, up to 16 characters.</summary>
    public required string Product { get; init; }

    /// <summary>The version of its firmware, up to 4 characters.</summary>
    public required string Revision { get; init; }

    /// <summary>The serial number, where the drive gives one.</summary>
    public string? SerialNumber { get; init; }

    /// <summary>The ways in which it can record the disc in it (or any disc, when there is none).</summary>
    public IReadOnlyList<WriteMode> WriteModes { get; init; } = [];

    /// <summary>Whether it can go through a recording with the laser off.</summary>
    public bool CanSimulate { get; init; }

    /// <summary>Whether it can stop and go on when data come too late.</summary>
    public bool HasUnderrunProtection { get; init; }

    /// <summary>Its buffer in bytes; <see langword="null"/> when it does not say.</summary>
    public int? BufferBytes { get; init; }

    /// <summary>The speeds at which it records the disc in it, fastest first, in multiples of playing speed.</summary>
    public IReadOnlyList<double> WriteSpeedsX { get; init; } = [];

    /// <summary>The highest speed at which it reads, in multiples of playing speed.</summary>
    public double? MaxReadSpeedX { get; init; }
}

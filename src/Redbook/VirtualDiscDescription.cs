using Redbook.Emulation;

namespace Redbook;

/// <summary>A virtual disc as it lies in its folder.</summary>
public sealed record VirtualDiscDescription
{
    /// <summary>The folder.</summary>
    public required string Path { get; init; }

    /// <summary>Its length as it is sold: 74, 80, 90 or 99 minutes.</summary>
    public required int Minutes { get; init; }

    /// <summary>What a drive says of it.</summary>
    public required DiscDescription Disc { get; init; }

    /// <summary>Sectors that it takes beyond what it says of itself.</summary>
    public int OverburnSectors { get; init; }

    /// <summary>Whether nothing can be written on it.</summary>
    public bool IsWriteProtected { get; init; }

    /// <summary>Whether a drive can work on it at all; when not, no drive says anything of it.</summary>
    public MediumCondition Condition { get; init; }

    /// <summary>The lowest speed it is made for, in multiples of playing speed.</summary>
    public int MinimumSpeedX { get; init; }

    /// <summary>The highest speed it is made for, in multiples of playing speed.</summary>
    public int MaximumSpeedX { get; init; }

    /// <summary>Power calibrations made on it.</summary>
    public int PowerCalibrations { get; init; }

    /// <summary>Maker and model of the drive it lies in; see <see cref="VirtualDiscDrive"/>.</summary>
    public required string DriveModel { get; init; }

    /// <summary>Whether time passes in that drive.</summary>
    public bool IsTimed { get; init; }

    /// <summary>Whether it lies beside the drive, which is empty then.</summary>
    public bool IsOut { get; init; }

    /// <summary>What is wrong, or only unusual, about what is recorded; nothing for most discs.</summary>
    public IReadOnlyList<DiscFinding> Findings { get; init; } = [];

    /// <summary>The files in the folder, by name.</summary>
    public IReadOnlyList<VirtualDiscFile> Files { get; init; } = [];
}

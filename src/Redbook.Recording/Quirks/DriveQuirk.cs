using Redbook.Mmc.Responses;

namespace Redbook.Recording.Quirks;

/// <summary>What was observed of one family of drives, and what is done otherwise because of it.</summary>
public sealed record DriveQuirk
{
    /// <summary>A drive of which nothing is known.</summary>
    public static DriveQuirk None { get; } = new() { Vendor = "", Product = "", Observed = "", Seen = "" };

    /// <summary>The maker as the drive names it in INQUIRY, without blanks around it.</summary>
    public required string Vendor { get; init; }

    /// <summary>How the model begins as the drive names it, without blanks around it.</summary>
    public required string Product { get; init; }

    /// <summary>The firmware; <see langword="null"/> for any.</summary>
    public string? Revision { get; init; }

    /// <summary>What the drive does that others do not, in a sentence or two.</summary>
    public required string Observed { get; init; }

    /// <summary>Where that was seen.</summary>
    public required string Seen { get; init; }

    /// <summary>The laser is not calibrated by command (SEND OPC INFORMATION).</summary>
    public bool WithoutCalibration { get; init; }

    /// <summary>Protection against an empty buffer is not used, whatever the drive says it has.</summary>
    public bool WithoutUnderrunProtection { get; init; }

    /// <summary>A recording with the laser off is refused, whatever the drive says it can.</summary>
    public bool WithoutTestWrite { get; init; }

    /// <summary>What every time limit is multiplied by.</summary>
    public double TimeoutScale { get; init; } = 1;

    /// <summary>Whether a drive is of this family.</summary>
    public bool Fits(InquiryData identity) =>
        string.Equals(identity.Vendor.Trim(), Vendor, StringComparison.OrdinalIgnoreCase)
        && identity.Product.Trim().StartsWith(Product, StringComparison.OrdinalIgnoreCase)
        && (Revision is null || string.Equals(identity.Revision.Trim(), Revision, StringComparison.OrdinalIgnoreCase));
}

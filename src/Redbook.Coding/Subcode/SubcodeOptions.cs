using Redbook.Discs;

namespace Redbook.Coding.Subcode;

/// <summary>What a disc's P and Q channels say beyond its layout. The defaults are what this library writes.</summary>
public sealed record SubcodeOptions
{
    /// <summary>95:00:00, where a raw image starts that was made without knowing the medium.</summary>
    public static Lba AgreedLeadInStart => new(-22_650);

    /// <summary>The first sector of the first lead-in that there is; the cycle of points begins there.</summary>
    public Lba LeadInStart { get; init; } = AgreedLeadInStart;

    /// <summary>What the last session's lead-in says about a further session.</summary>
    public NextSession NextSession { get; init; }

    /// <summary>The outermost start of a lead-out that the medium allows, for mode 5 frames.</summary>
    public Msf MaximumLeadOut { get; init; } = new(79, 59, 74);

    /// <summary>The recording power code of the medium's ATIP, for mode 5 frames.</summary>
    public byte PowerCode { get; init; }

    /// <summary>How relative time counts down in index 0.</summary>
    public PregapCountdown PregapCountdown { get; init; }

    /// <summary>What the running time of the lead-in counts.</summary>
    public LeadInTime LeadInTime { get; init; }

    /// <summary>The order of points in the lead-in.</summary>
    public TocOrder TocOrder { get; init; }
}

using Redbook.Mmc.Features;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Responses;
using Redbook.Recording.Quirks;

namespace Redbook.Recording;

/// <summary>Who a drive is and what it can do.</summary>
public sealed record DriveReport
{
    /// <summary>Maker, model, firmware.</summary>
    public required InquiryData Identity { get; init; }

    /// <summary>Profile and features; <see langword="null"/> for a drive that does not know GET
    /// CONFIGURATION.</summary>
    public Configuration? Configuration { get; init; }

    /// <summary>Mode page 2Ah; <see langword="null"/> for a drive without it.</summary>
    public CapabilitiesPage? Capabilities { get; init; }

    /// <summary>What is known of drives of its family.</summary>
    public DriveQuirk Quirk { get; init; } = DriveQuirk.None;

    /// <summary>Maker and model for messages.</summary>
    public string Name
    {
        get
        {
            string name = $"{Identity.Vendor} {Identity.Product}".Trim();
            return name.Length == 0 ? "the drive" : name;
        }
    }

    /// <summary>Whether it says that it writes CD-R or CD-RW.</summary>
    public bool WritesCd =>
        Capabilities is CapabilitiesPage page && (page.Writes & (MediaKinds.CdR | MediaKinds.CdRw)) != MediaKinds.None;

    /// <summary>Ways of writing, by the features.</summary>
    public WriteModes WriteModes
    {
        get
        {
            WriteModes modes = WriteModes.None;
            bool test = Capabilities?.CanTestWrite ?? false;
            if (TrackAtOnce is CdTrackAtOnceFeature tao)
            {
                modes |= WriteModes.TrackAtOnce;
                test |= tao.CanTestWrite;
            }
            else if (WritesCd)
            {
                modes |= WriteModes.TrackAtOnce;
            }

            if (Mastering is CdMasteringFeature mastering)
            {
                modes |= mastering.WritesSessionAtOnce ? WriteModes.SessionAtOnce : WriteModes.None;
                modes |= mastering.WritesRaw ? WriteModes.Raw : WriteModes.None;
                test |= mastering.CanTestWrite;
            }

            return test && !Quirk.WithoutTestWrite ? modes | WriteModes.TestWrite : modes;
        }
    }

    /// <summary>Whether the drive protects itself against an empty buffer.</summary>
    public bool HasUnderrunProtection => !Quirk.WithoutUnderrunProtection && SaysItHasUnderrunProtection;

    private bool SaysItHasUnderrunProtection =>
        (Capabilities is CapabilitiesPage page && (page.Functions & MediaFunctions.UnderrunProtection) != MediaFunctions.None)
        || TrackAtOnce is { HasUnderrunProtection: true }
        || Mastering is { HasUnderrunProtection: true };

    /// <summary>The drive's buffer in bytes; 0 when it does not say.</summary>
    public long BufferBytes { get; init; }

    internal CdTrackAtOnceFeature? TrackAtOnce =>
        Configuration?.Find(FeatureCode.CdTrackAtOnce) is FeatureDescriptor d
        && CdTrackAtOnceFeature.TryParse(d, out CdTrackAtOnceFeature feature)
            ? feature
            : null;

    internal CdMasteringFeature? Mastering =>
        Configuration?.Find(FeatureCode.CdMastering) is FeatureDescriptor d
        && CdMasteringFeature.TryParse(d, out CdMasteringFeature feature)
            ? feature
            : null;
}

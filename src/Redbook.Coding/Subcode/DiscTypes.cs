using Redbook.Discs;

namespace Redbook.Coding.Subcode;

/// <summary>Which kind of disc the lead-in of a session names.</summary>
public static class DiscTypes
{
    /// <summary>The kind that the tracks of a session make it: XA when one of them has sub-headers.</summary>
    public static DiscType Of(SessionLayout session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return session.Tracks.Any(static track => track.Mode == TrackMode.Mode2Xa) ? DiscType.Xa : DiscType.AudioOrMode1;
    }
}

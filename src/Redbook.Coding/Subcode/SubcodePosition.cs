using Redbook.Discs;

namespace Redbook.Coding.Subcode;

/// <summary>What mode 1 Q says about one sector.</summary>
/// <param name="Session">The session number.</param>
/// <param name="Area">The area of the session.</param>
/// <param name="Track">1 to 99; 0 in the lead-in and <see cref="QFrame.LeadOutTrack"/> in the lead-out.</param>
/// <param name="Index">0 to 99; 0 in the lead-in, 1 in the lead-out.</param>
/// <param name="RelativeSectors">The relative time as written; in the lead-in the sectors since it began.</param>
/// <param name="Control">The CONTROL nibble at this sector.</param>
public readonly record struct SubcodePosition(
    int Session, DiscArea Area, int Track, int Index, int RelativeSectors, Control Control);

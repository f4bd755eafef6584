using Redbook.Discs;

namespace Redbook.Emulation.Writing;

/// <summary>What a cue sheet has to fit: the disc and the drive.</summary>
/// <param name="Start">The first sector of the program area.</param>
/// <param name="LeadInStart">The first sector of the lead-in.</param>
/// <param name="FirstTrack">The number of the first track; null when any will do.</param>
/// <param name="Profile">What the drive wants.</param>
internal sealed record CueSheetRules(Lba Start, Lba LeadInStart, int? FirstTrack, DriveProfile Profile);

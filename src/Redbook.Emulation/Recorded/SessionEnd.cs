using Redbook.Discs;

namespace Redbook.Emulation.Recorded;

/// <summary>What closing a session wrote: where its lead-out starts and whether the lead-in points to a next one.</summary>
/// <param name="LeadOut">The first sector of the lead-out.</param>
/// <param name="IsNextAllowed">Whether a further session may follow (POINT B0 with an address).</param>
/// <param name="HasFinalPointer">Whether the lead-in says that none may follow (POINT B0 with FF FF FF).</param>
internal readonly record struct SessionEnd(Lba LeadOut, bool IsNextAllowed, bool HasFinalPointer);

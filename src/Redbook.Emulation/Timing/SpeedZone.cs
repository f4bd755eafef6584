using Redbook.Discs;

namespace Redbook.Emulation.Timing;

/// <summary>A part of the disc that is written at one speed.</summary>
/// <param name="Start">Its first sector; it goes on to the next zone, or to the edge.</param>
/// <param name="Factor">The speed, in multiples of 1×; never more than the speed chosen.</param>
public readonly record struct SpeedZone(Lba Start, int Factor);

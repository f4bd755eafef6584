namespace Redbook.Mmc.ModePages;

/// <summary>One output port of the drive's own audio playback.</summary>
/// <param name="Channel">Channel mask: 1 left, 2 right, 0 muted.</param>
/// <param name="Volume">0 to 255.</param>
public readonly record struct AudioPort(byte Channel, byte Volume);

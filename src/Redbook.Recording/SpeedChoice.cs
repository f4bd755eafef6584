namespace Redbook.Recording;

/// <summary>The supported speed closest to a wish.</summary>
/// <param name="Chosen">The speed; <see langword="null"/> leaves it to the drive.</param>
/// <param name="IsSpeedAdjusted">Whether the speed is not the one wished for.</param>
/// <param name="IsRotationAdjusted">Whether the rotation is not the one wished for.</param>
public readonly record struct SpeedChoice(SupportedWriteSpeed? Chosen, bool IsSpeedAdjusted, bool IsRotationAdjusted);

namespace Redbook.Images.Identity;

/// <summary>Checksums of a track of sound, from its index 1 to the next track's, as programs that rip discs print them.
/// </summary>
/// <param name="Number">The track.</param>
/// <param name="Crc">CRC-32 of the samples, low byte first.</param>
/// <param name="CrcWithoutNulls">The same without samples of value 0.</param>
/// <param name="AccurateRip1">AccurateRip, version 1.</param>
/// <param name="AccurateRip2">AccurateRip, version 2.</param>
/// <param name="AccurateRip450">AccurateRip's sum over sector 450 of the track; 0 where the track is shorter.</param>
/// <param name="CueTools">CRC-32 as the CUETools database has it, which leaves out the two ends of the disc.</param>
public readonly record struct TrackSums(
    int Number, uint Crc, uint CrcWithoutNulls, uint AccurateRip1, uint AccurateRip2, uint AccurateRip450, uint CueTools);

using Redbook.Audio.Pcm;

namespace Redbook.Audio.Wave;

/// <summary>What the chunks of a WAVE file say.</summary>
/// <param name="Format">The <c>fmt </c> chunk.</param>
/// <param name="Layout">Where the samples lie; null when they are compressed.</param>
internal sealed record WaveHeader(WaveFormat Format, PcmLayout? Layout);

using Redbook.Audio.Pcm;

namespace Redbook.Audio.Aiff;

/// <summary>What the chunks of an AIFF or AIFC file say.</summary>
/// <param name="Common">The <c>COMM</c> chunk.</param>
/// <param name="Layout">Where the samples lie; null when they are compressed.</param>
internal sealed record AiffHeader(AiffCommon Common, PcmLayout? Layout);

using Redbook.Audio.Detection;
using Redbook.Audio.Mp4;
using Redbook.Audio.Mpeg;
using Redbook.Audio.Ogg;

namespace Redbook.Audio.External;

/// <summary>What can be said about a compressed file without decoding it.</summary>
internal static class ExternalStructure
{
    private const int BufferBytes = 64 * 1024;

    /// <summary>Walks the framing of a file, where its kind has one that is known here.</summary>
    /// <exception cref="AudioDataException">The framing is damaged, or the file is cut off.</exception>
    public static StreamStructure Read(string path, DetectedFormat format)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferBytes);
        return format.Container switch
        {
            AudioContainer.MpegAudio => MpegStructureReader.Read(file, format.AudioOffset),
            AudioContainer.Adts => AdtsStructureReader.Read(file, format.AudioOffset),
            AudioContainer.Ogg => OggStructureReader.Read(file, format.AudioOffset),
            AudioContainer.Mp4 => Mp4StructureReader.Read(file),
            _ => StreamStructure.Unknown,
        };
    }
}

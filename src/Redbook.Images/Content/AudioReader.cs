using Redbook.Audio;
using Redbook.Discs;

namespace Redbook.Images.Content;

/// <summary>Samples of an audio file, decoded and converted.</summary>
internal sealed class AudioReader(AudioFileExtent extent, OpenFile file, AudioOptions options) : ContentReader
{
    public override void Read(long offset, Span<byte> destination)
    {
        long position = (extent.StartSamples * CdSector.BytesPerSample) + offset;
        PcmReader reader = file.Sound(extent.Path, position, options);
        int got = reader.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: false);
        if (got < destination.Length)
        {
            throw new DiscImageException(new Finding
            {
                Severity = FindingSeverity.Error,
                Rule = "image.short-file",
                Message = $"The audio ends before the stretch that the disc takes from it: at sample "
                    + $"{(position + got) / CdSector.BytesPerSample}.",
                Place = new FindingPlace(extent.Path),
            });
        }
    }
}

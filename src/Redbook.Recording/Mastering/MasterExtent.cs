using Redbook.Discs;

namespace Redbook.Recording.Mastering;

/// <summary>A stretch of the disc whose main channel comes from one place.</summary>
/// <param name="Source">Where it comes from; null for silence, or zeros in the form of data sectors.</param>
/// <param name="Start">Its first address.</param>
/// <param name="End">The first address behind it.</param>
/// <param name="Track">The track, for the message when the source fails; 0 in lead-in and lead-out.</param>
/// <param name="Mode">What its sectors are.</param>
internal sealed record MasterExtent(SectorSource? Source, int Start, int End, int Track, TrackMode Mode)
{
    /// <summary>Reads consecutive sectors of the source as they come.</summary>
    /// <exception cref="MasteringException">The source failed.</exception>
    public void Read(int address, Span<byte> sectors, int strideBytes)
    {
        try
        {
            Source!.Read(address - Start, sectors, strideBytes);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            string why = failure is ObjectDisposedException
                ? "its stream was closed; it must stay open until the image is read"
                : failure is EndOfStreamException
                    ? "its stream is shorter than it was when the track was added"
                    : failure.Message.TrimEnd('.');
            string what = Mode == TrackMode.Audio ? "sound" : "data";
            throw new MasteringException(
                $"Track {Track}, sector {address - Start} of its {what}: {why}.", Track, failure);
        }
    }
}

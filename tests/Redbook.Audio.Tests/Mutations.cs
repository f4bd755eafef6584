using Redbook.Audio.Aiff;
using Redbook.Audio.Pcm;
using Redbook.Audio.Wave;

namespace Redbook.Audio.Tests;

/// <summary>What must hold for any bytes at all.</summary>
internal static class Mutations
{
    public static void SurviveAsWave(byte[] file, int round) =>
        Survive(file, round, stream => WaveHeaderReader.Read(stream).Layout);

    public static void SurviveAsAiff(byte[] file, int round) =>
        Survive(file, round, stream => AiffHeaderReader.Read(stream).Layout);

    private static void Survive(byte[] file, int round, Func<Stream, PcmLayout?> read)
    {
        try
        {
            if (read(new MemoryStream(file)) is not { } layout)
            {
                return;
            }

            Assert.True(
                layout.DataOffset + (layout.LengthFrames * layout.FrameBytes) <= file.Length,
                $"Round {round}: samples behind the end of the file.");
            using PcmSampleSource source = new(new MemoryStream(file), layout);
            int count = source.Format.IsFloat ? source.ReadAllFloats().Length : source.ReadAllIntegers().Length;
            Assert.Equal(layout.LengthFrames * layout.Channels, count);
        }
        catch (AudioDataException)
        {
            // The one documented exception.
        }
        catch (Exception other) when (other is not Xunit.Sdk.IAssertionException)
        {
            Assert.Fail($"Round {round}: {other}{Environment.NewLine}{Convert.ToHexString(file)}");
        }
    }
}

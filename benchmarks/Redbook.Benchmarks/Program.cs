using System.Reflection;
using BenchmarkDotNet.Running;

namespace Redbook.Benchmarks;

/// <summary>
/// <c>--compare [minutes]</c> runs our decoder and resampler against the programs <c>flac</c>, <c>sox</c> and
/// <c>ffmpeg</c>, alternating; <c>--quality</c> measures the resampler's distortion and aliasing;
/// <c>--disc</c> decodes, resamples and dithers a whole disc beside a copy of its bytes, in processor time;
/// <c>--raw</c> measures sub-channel, R-W packs and data sectors beside a copy; <c>--write-path</c> records whole discs
/// beside copies of the same bytes; <c>--image</c> masters an 80-minute WAV as a raw image beside a copy;
/// <c>--raw-disc</c> records a full raw disc of 80 minutes beside a file;
/// <c>--iscsi</c> records one through the iSCSI target beside a socket;
/// <c>--staging</c> stages a disc by IMAPI version 1 beside a file; <c>--convert</c> converts a disc image beside copies and
/// <c>md5sum</c>; <c>--album</c> converts FLAC files beside <c>flac -d</c>; <c>--pauses</c> measures how long the garbage
/// collector stops a recording; anything else goes to BenchmarkDotNet (<c>--filter '*'</c> runs all).
/// </summary>
internal static class Program
{
    private const int DefaultMinutes = 20;

    public static void Main(string[] arguments)
    {
        if (arguments is ["--compare", .. string[] rest])
        {
            Comparison.Run(rest is [string minutes] ? int.Parse(minutes) : DefaultMinutes, Console.Out);
        }
        else if (arguments is ["--quality"])
        {
            ResamplerQuality.Write(Console.Out);
        }
        else if (arguments is ["--disc"])
        {
            DiscTimes.Run(Console.Out);
        }
        else if (arguments is ["--raw"])
        {
            RawImageComparison.Run(Console.Out);
        }
        else if (arguments is ["--raw-disc"])
        {
            RawDiscComparison.Run(Console.Out);
        }
        else if (arguments is ["--staging"])
        {
            StagingComparison.Run(Console.Out);
        }
        else if (arguments is ["--convert"])
        {
            ConvertComparison.Run(Console.Out);
        }
        else if (arguments is ["--album"])
        {
            AlbumComparison.Run(Console.Out);
        }
        else if (arguments is ["--pauses"])
        {
            PauseMeasurement.Run(Console.Out);
        }
        else if (arguments is ["--iscsi"])
        {
            IscsiComparison.Run(Console.Out);
        }
        else if (arguments is ["--image"])
        {
            ImageComparison.Run(Console.Out);
        }
        else if (arguments is ["--write-path"])
        {
            WritePathComparison.Run(Console.Out);
        }
        else
        {
            BenchmarkSwitcher.FromAssembly(Assembly.GetExecutingAssembly()).Run(arguments);
        }
    }
}

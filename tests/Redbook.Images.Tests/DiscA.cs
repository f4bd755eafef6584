using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Redbook.Discs;
using Redbook.Testing;

namespace Redbook.Images.Tests;

/// <summary>The made-up disc that vectors of image formats are computed of: three tracks of noise, 1807 sectors.</summary>
internal static class DiscA
{
    public const int Sectors = 1807;

    /// <summary>All samples, low byte first.</summary>
    public static byte[] Sound { get; } = Make();

    /// <summary>The samples of some sectors.</summary>
    public static byte[] Part(int start, int end) => Sound[(start * 2352)..(end * 2352)];

    /// <summary>The same samples, high byte first.</summary>
    public static byte[] Swapped(byte[] samples)
    {
        byte[] swapped = [.. samples];
        for (int i = 0; i < swapped.Length; i += 2)
        {
            (swapped[i], swapped[i + 1]) = (swapped[i + 1], swapped[i]);
        }

        return swapped;
    }

    /// <summary>The samples of an image's first session, as a hash.</summary>
    public static string Md5(DiscImage image)
    {
        using SectorStream stream = SectorStream.Open(image);
        return Convert.ToHexStringLower(MD5.HashData(stream));
    }

    /// <summary>The indexes and the lead-out in one line: <c>1.1=0 2.0=460 …</c>; the pause before track 1 left out.</summary>
    public static string Layout(DiscImage image)
    {
        IEnumerable<string> parts = image.ToLayout().Sessions.SelectMany(static session => session.Tracks
            .SelectMany(static track => track.Indexes
                .Where(static index => index.Start.Value != -150)
                .Select(index => string.Create(CultureInfo.InvariantCulture, $"{track.Number}.{index.Number}={index.Start.Value}")))
            .Append(string.Create(CultureInfo.InvariantCulture, $"end={session.LeadOut.Value}")));
        return string.Join(' ', parts);
    }

    /// <summary>Opens a sheet that is written into a folder first.</summary>
    public static DiscImageReading Open(TempFolder folder, string sheet, string name = "disc.cue", DiscImageOptions? options = null) =>
        DiscImageFile.Open(folder.Write(name, System.Text.Encoding.UTF8.GetBytes(sheet)), options);

    private static byte[] Make()
    {
        byte[] sound = new byte[Sectors * CdSector.AudioBytes];
        for (uint n = 0; n < Sectors * CdSector.Samples; n++)
        {
            uint u = unchecked((n * 2_654_435_761) + 12_345);
            ushort left = n % 1000 < 10 ? (ushort)0 : (ushort)(u >> 16), right = n % 777 == 0 ? (ushort)0 : (ushort)u;
            BinaryPrimitives.WriteUInt16LittleEndian(sound.AsSpan((int)n * 4), left);
            BinaryPrimitives.WriteUInt16LittleEndian(sound.AsSpan(((int)n * 4) + 2), right);
        }

        return sound;
    }
}

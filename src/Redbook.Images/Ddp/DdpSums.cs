using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Redbook.Images.Formats;

namespace Redbook.Images.Ddp;

/// <summary>The checksums of the files of a set, in the order they were added.</summary>
internal sealed class DdpSums
{
    private readonly List<(string Name, DdpSum Sum)> _files = [];

    public void Add(string name, DdpSum sum) => _files.Add((name, sum));

    public void Add(string name, ReadOnlySpan<byte> bytes) =>
        Add(name, new DdpSum(Md5(bytes), Crc32.Append(Crc32.Start, bytes)));

    /// <summary>A line to a file, as <c>md5sum -b</c> writes them.</summary>
    public string ToMd5File()
    {
        StringBuilder text = new();
        foreach ((string name, DdpSum sum) in _files)
        {
            text.Append(CultureInfo.InvariantCulture, $"{sum.Md5} *{name}\n");
        }

        return text.ToString();
    }

    /// <summary>A heading, then <c>NAME=CRC</c>.</summary>
    public string ToCrcFile()
    {
        StringBuilder text = new("[CRC32 Checksum]\n");
        foreach ((string name, DdpSum sum) in _files)
        {
            text.Append(CultureInfo.InvariantCulture, $"{name}={sum.Crc:X8}\n");
        }

        return text.ToString();
    }

#pragma warning disable CA5351 // MD5 is what the checksum files of plants are made of; it proves copies, not origin.
    public static string Md5(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(MD5.HashData(bytes));
#pragma warning restore CA5351
}

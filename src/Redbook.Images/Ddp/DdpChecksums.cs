using System.Security.Cryptography;
using System.Text;
using Redbook.Images.Formats;

namespace Redbook.Images.Ddp;

/// <summary>Holds the files of a set against the checksum files that lie beside them, in every form that programs write.
/// </summary>
internal sealed class DdpChecksums
{
    private const int MostBytes = 1 << 20;
    private const int BlockBytes = 1 << 20;
    private const long SmallBytes = 1 << 20;

    // What was computed: a file that many lines name is read once.
    private readonly Dictionary<(string Path, bool IsCrc), string> _known = [];
    private readonly DdpFolder _folder;
    private readonly FindingList _findings;
    private readonly IProgress<double>? _progress;
    private readonly CancellationToken _cancellation;

    private DdpChecksums(DdpFolder folder, FindingList findings, IProgress<double>? progress, CancellationToken cancellation) =>
        (_folder, _findings, _progress, _cancellation) = (folder, findings, progress, cancellation);

    /// <summary>Checks the small files; those of the sound take long and are left.</summary>
    public static void VerifySmall(DdpFolder folder, IReadOnlyCollection<string> sound, FindingList findings) =>
        new DdpChecksums(folder, findings, null, CancellationToken.None).Verify(name => FileLength.Of(folder.PathOf(name)) <= SmallBytes
            && !sound.Contains(name, StringComparer.OrdinalIgnoreCase));

    /// <summary>Checks every file.</summary>
    public static void Verify(DdpFolder folder, FindingList findings, IProgress<double>? progress, CancellationToken cancellation) =>
        new DdpChecksums(folder, findings, progress, cancellation).Verify(static _ => true);

    private void Verify(Func<string, bool> isWanted)
    {
        bool isAny = false;
        foreach (string sumFile in _folder.FileNames.Where(IsSumFile).Order(StringComparer.Ordinal))
        {
            isAny = true;
            string path = _folder.PathOf(sumFile);
            if (FileLength.Of(path) is 0 or > MostBytes)
            {
                _findings.Warning("ddp.checksum-form", "The checksum file is empty, or longer than any such file can be; it is ignored.", new FindingPlace(path));
                continue;
            }

            int number = 0;
            string[] lines = Encoding.Latin1.GetString(File.ReadAllBytes(path)).Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
            foreach (string line in lines)
            {
                number++;
                FindingPlace place = new(path) { Line = number, LineText = line.Length > 200 ? line[..200] : line };
                if (!DdpSumLine.TryParse(line, out DdpSumLine sum))
                {
                    NoteUnknown(line, place);
                    continue;
                }

                if (_folder.FindName(sum.Name) is not { } name)
                {
                    _findings.Warning("ddp.checksum-missing-file", $"The checksum file names {sum.Name}, which is not in the set.", place);
                }
                else if (!name.Equals(sumFile, StringComparison.OrdinalIgnoreCase) && isWanted(name))
                {
                    Compare(_folder.PathOf(name), sum, place);
                }
            }
        }

        if (!isAny)
        {
            _findings.Warning("ddp.no-checksums", "The set has no checksum file; plants expect one.", new FindingPlace(_folder.Path), "Write the set anew.");
        }
    }

    private void NoteUnknown(string line, FindingPlace place)
    {
        bool isRemark = line.TrimStart() is "" or ['[', ..] or [';', ..] or ['#', ..];
        if (!isRemark)
        {
            _findings.Note("ddp.checksum-form", "A line of the checksum file is not understood.", place);
        }
    }

    private void Compare(string path, DdpSumLine sum, FindingPlace place)
    {
        if (!_known.TryGetValue((path, sum.IsCrc), out string? actual))
        {
            // What has no length may be a pipe, which would be waited for without end.
            _known[(path, sum.IsCrc)] = actual = FileLength.Of(path) == 0 ? "empty" : Sum(path, sum.IsCrc);
        }

        if (!actual.Equals(sum.Hex, StringComparison.OrdinalIgnoreCase))
        {
            _findings.Error("ddp.checksum", $"{Path.GetFileName(path)} is not what the checksum says: it should be {sum.Hex} and is {actual}.", place,
                "The file was changed or damaged on its way: get it again.");
        }
    }

    private string Sum(string path, bool isCrc)
    {
#pragma warning disable CA5351 // MD5 is what the checksum files of plants are made of; it proves copies, not origin.
        using IncrementalHash md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
#pragma warning restore CA5351
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        byte[] block = new byte[(int)Math.Min(BlockBytes, file.Length)];
        uint crc = Crc32.Start;
        int read;
        while ((read = file.Read(block)) > 0)
        {
            _cancellation.ThrowIfCancellationRequested();
            if (isCrc)
            {
                crc = Crc32.Append(crc, block.AsSpan(0, read));
            }
            else
            {
                md5.AppendData(block, 0, read);
            }

            _progress?.Report((double)file.Position / Math.Max(file.Length, 1));
        }

        return isCrc ? $"{crc:X8}" : Convert.ToHexStringLower(md5.GetHashAndReset());
    }

    private static bool IsSumFile(string name) => name.EndsWith(".md5", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("CHECKSUM", StringComparison.OrdinalIgnoreCase);
}

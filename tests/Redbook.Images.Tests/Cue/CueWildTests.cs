using System.Globalization;
using System.Text;
using Redbook.Coding.Sectors;
using Redbook.Discs;
using Redbook.Testing;

namespace Redbook.Images.Tests.Cue;

/// <summary>Sheets as they are met: each names the files beside it and what has to be found.</summary>
public sealed class CueWildTests
{
    private static string Folder { get; } = Path.Combine(Repository.Root, "tests", "Redbook.Images.Tests", "Cue", "Wild");

    public static TheoryData<string> Sheets { get; } =
        [.. Directory.EnumerateFiles(Folder, "*.cue").Select(static path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Sheets))]
    public void Each_oddity_has_its_finding(string name)
    {
        using TempFolder root = new();
        string text = File.ReadAllText(Path.Combine(Folder, name + ".cue"));
        List<string> expected = [];
        foreach (string line in text.Split('\n'))
        {
            if (line.StartsWith("REM FILES ", StringComparison.Ordinal))
            {
                Make(root, line["REM FILES ".Length..]);
            }
            else if (line.StartsWith("REM EXPECT ", StringComparison.Ordinal))
            {
                expected.Add(line["REM EXPECT ".Length..].Trim());
            }
        }

        string path = root.Write($"sheet/{name}.cue", Encoding.UTF8.GetBytes(text));
        DiscImageReading reading = DiscImageFile.Open(path);
        IEnumerable<Finding> findings = reading.HasErrors ? reading.Findings : DiscImageCheck.Check(reading);
        Assert.Equal(expected.Order(), findings.Select(Describe).Order());
        Assert.All(reading.Findings, static finding => Assert.NotEmpty(finding.Message));
    }

    private static string Describe(Finding finding)
    {
        string place = finding.Place is { Line: { } line, Column: { } column }
            ? string.Create(CultureInfo.InvariantCulture, $" {line}:{column}") : string.Empty;
        return $"{finding.Severity.ToString().ToLowerInvariant()} {finding.Rule}{place}";
    }

    // A name, and behind a colon the length in bytes, or with a plus the samples behind whole sectors. Names of letters
    // with marks of their own are written with references, so that no editor joins them.
    private static void Make(TempFolder root, string names)
    {
        string[] specs = names.Contains(';') ? [names] : names.Contains("Track One", StringComparison.Ordinal) ? [names] : names.Split(' ');
        foreach (string spec in specs)
        {
            string[] parts = spec.Trim().Split(':');
            string name = parts[0].Replace("&#x301;", "\u0301", StringComparison.Ordinal).Replace("&#x30C;", "\u030C", StringComparison.Ordinal);
            byte[] content = Content(name, parts.Length > 1 ? parts[1] : string.Empty);
            root.Write(name.StartsWith("../", StringComparison.Ordinal) ? name[3..] : "sheet/" + name, content);
        }
    }

    private static byte[] Content(string name, string length)
    {
        if (length == "0")
        {
            return [];
        }

        byte[] sound = length.StartsWith('+')
            ? DiscA.Sound[..(4 * ((1000 * 588) + int.Parse(length, CultureInfo.InvariantCulture)))]
            : length.Length > 0 ? DiscA.Sound[..int.Parse(length, CultureInfo.InvariantCulture)] : DiscA.Sound;
        return name switch
        {
            "a48.wav" => WavFile.Build(DiscA.Part(0, 700), rateHertz: 48_000),
            "tone.cdr" => DiscA.Swapped(Tone()),
            "data.bin" => Data(),
            _ when name.EndsWith(".png", StringComparison.Ordinal) => [0x89, .. "PNG\r\n\u001A\n"u8, .. new byte[100]],
            _ when name.EndsWith(".wav", StringComparison.Ordinal) => WavFile.Build(sound),
            _ => sound,
        };
    }

    private static byte[] Tone()
    {
        byte[] tone = new byte[400 * 2352];
        for (int i = 0; i < tone.Length / 4; i++)
        {
            short value = (short)(8000 * Math.Sin(i * 0.05));
            BitConverter.TryWriteBytes(tone.AsSpan(i * 4), value);
            BitConverter.TryWriteBytes(tone.AsSpan((i * 4) + 2), value);
        }

        return tone;
    }

    private static byte[] Data()
    {
        byte[] data = new byte[400 * 2352];
        for (int i = 0; i < 400; i++)
        {
            DataSector.BuildMode1(new Lba(i), new byte[2048], data.AsSpan(i * 2352, 2352));
        }

        return data;
    }
}

using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using Redbook.Audio;
using Redbook.Images;

namespace Redbook.Cli.Commands;

/// <summary>The options for reading disc images.</summary>
internal sealed class ImageReadOptionSet
{
    private readonly Option<string?> _format = new("--from")
    {
        Description = $"The format of INPUT, where its content leaves it open: {string.Join(", ", DiscImageFile.Formats.Select(static format => format.Id))}.",
        HelpName = "FORMAT",
    };

    private readonly Option<Encoding?> _encoding = CreateEncoding();

    private readonly Option<bool> _pad = new("--pad-files")
    {
        Description = "Fill each file up to a whole sector with silence, instead of joining files sample to sample.",
    };

    private readonly Option<bool> _pause = new("--first-pregap-is-pause")
    {
        Description = "Take PREGAP 00:02:00 before track 1 for the pause that every disc has.",
    };

    private readonly Option<bool> _downmix = new("--downmix") { Description = "Fold files of more than two channels down to stereo." };

    public void AddTo(Command command)
    {
        command.Add(_format);
        command.Add(_encoding);
        command.Add(_pad);
        command.Add(_pause);
        command.Add(_downmix);
    }

    public DiscImageOptions Read(ParseResult parsed)
    {
        string? format = parsed.GetValue(_format);
        if (format is not null && !DiscImageFile.Formats.Any(known => string.Equals(known.Id, format, StringComparison.OrdinalIgnoreCase)))
        {
            throw new UsageException(
                $"There is no format {format}.", $"Formats are {string.Join(", ", DiscImageFile.Formats.Select(static known => known.Id))}.");
        }

        return new DiscImageOptions
        {
            Format = format,
            TextEncoding = parsed.GetValue(_encoding),
            FileJoin = parsed.GetValue(_pad) ? FileJoin.PadEachFile : FileJoin.Continuous,
            FirstPregapIsPause = parsed.GetValue(_pause),
            Audio = new AudioOptions { Downmix = parsed.GetValue(_downmix) },
        };
    }

    /// <summary>The option that names the encoding of sheets.</summary>
    public static Option<Encoding?> CreateEncoding() => new("--encoding")
    {
        Description = "The encoding of a sheet that does not say its own, such as windows-1251 or shift_jis; else found out.",
        HelpName = "NAME",
        CustomParser = ParseEncoding,
    };

    /// <summary>Reads the name of an encoding.</summary>
    public static Encoding? ParseEncoding(ArgumentResult result)
    {
        string name = result.Tokens[0].Value;
        if (name.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || name.Equals("utf-8-bom", StringComparison.OrdinalIgnoreCase))
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: name.Length > "utf-8".Length);
        }

        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (Exception problem) when (problem is ArgumentException or NotSupportedException)
        {
            result.AddError($"There is no encoding '{name}'. Names are such as utf-8, windows-1252, windows-1251, shift_jis.");
            return null;
        }
    }
}

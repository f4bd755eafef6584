using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Redbook.Images.Tests;

/// <summary>The addresses that <c>cdrdao show-toc</c> prints, in the form of <see cref="DiscA.Layout"/>.</summary>
internal static partial class CdrdaoLayout
{
    /// <summary>The addresses in what was printed.</summary>
    public static string Of(string shown)
    {
        StringBuilder layout = new();
        string track = "", end = "";
        foreach (Match match in Position().Matches(shown))
        {
            string word = match.Groups["word"].Value, at = match.Groups["at"].Value;
            switch (word)
            {
                case "TRACK":
                    track = match.Groups["number"].Value;
                    break;
                case "PREGAP":
                    if (track != "1")
                    {
                        layout.Append(CultureInfo.InvariantCulture, $"{track}.0={end} ");
                    }

                    break;
                case "END":
                    end = at;
                    break;
                default:
                    string index = word == "START" ? "1" : match.Groups["number"].Value;
                    layout.Append(CultureInfo.InvariantCulture, $"{track}.{index}={at} ");
                    break;
            }
        }

        return layout.Append("end=").Append(end).ToString();
    }

    [GeneratedRegex(@"(?<word>TRACK|PREGAP|START|INDEX|END)\s+(?<number>\d+)?\s*(Mode|\d\d:\d\d:\d\d\(\s*(?<at>\d+)\)|:\d\d:\d\d\(\s*(?<at>\d+)\))", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Position();
}

using System.Globalization;

namespace Redbook.Cli.Input;

/// <summary><c>VALUE</c>, or <c>N=VALUE</c> for track N: the form of every option that is about tracks.</summary>
/// <param name="Track">The track, from 1; 0 for the album as a whole; <see langword="null"/> when none was named.</param>
/// <param name="Text">The value.</param>
internal readonly record struct TrackValue(int? Track, string Text)
{
    /// <summary>Takes an argument apart.</summary>
    public static TrackValue Parse(string argument)
    {
        int equals = argument.IndexOf('=', StringComparison.Ordinal);
        return equals is > 0 and <= 2
            && int.TryParse(argument.AsSpan(0, equals), NumberStyles.None, CultureInfo.InvariantCulture, out int track)
            ? new TrackValue(track, argument[(equals + 1)..])
            : new TrackValue(null, argument);
    }
}

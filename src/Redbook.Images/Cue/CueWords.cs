using System.Text;
using Redbook.Discs;

namespace Redbook.Images.Cue;

/// <summary>How sheets spell things.</summary>
internal static class CueWords
{
    /// <summary>The mode of a track whose sectors lie whole in the file.</summary>
    public static string Mode(TrackMode mode) => mode switch
    {
        TrackMode.Mode1 => "MODE1/2352",
        TrackMode.Mode2 or TrackMode.Mode2Xa => "MODE2/2352",
        _ => "AUDIO",
    };

    /// <summary>The flags of a track, each with a blank before it; empty when there are none.</summary>
    public static string Flags(Control control, TrackMode mode, bool isCopyAlternating) => string.Concat(
        control.HasFlag(Control.CopyPermitted) ? " DCP" : string.Empty,
        control.HasFlag(Control.FourChannel) && mode == TrackMode.Audio ? " 4CH" : string.Empty,
        control.HasFlag(Control.PreEmphasis) && mode == TrackMode.Audio ? " PRE" : string.Empty,
        isCopyAlternating ? " SCMS" : string.Empty);

    /// <summary>A time: minutes go past 99 where they must.</summary>
    public static string Time(int sectors) =>
        $"{sectors / 4500:D2}:{sectors / CdSector.PerSecond % 60:D2}:{sectors % CdSector.PerSecond:D2}";

    /// <summary>A text as a sheet can hold it: on one line, its quotes single ones.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (char character in text)
        {
            quoted.Append(character == '"' ? '\'' : char.IsControl(character) ? ' ' : character);
        }

        return quoted.Append('"').ToString();
    }
}

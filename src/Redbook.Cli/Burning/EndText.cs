using Redbook.Cli.Output;
using Redbook.Discs;

namespace Redbook.Cli.Burning;

/// <summary>The last lines of a recording.</summary>
internal static class EndText
{
    public static void Write(TextOutput text, BurnEnd end, BurnResult result)
    {
        int sectors = result.Tracks.Sum(static track => track.LengthSectors);
        double seconds = result.Elapsed.TotalSeconds;
        string speed = seconds > 0 ? $" ({Words.Speed(sectors / seconds / CdSector.PerSecond)})" : "";
        string within = result.SessionsRecorded > 1 ? $" in {result.SessionsRecorded} sessions" : "";
        string what = $"{Words.Count(result.Tracks.Count, "track")}{within}, {Times.Short(sectors)} min";
        string did = result.IsSimulated ? "gone through with the laser off" : "recorded";
        if (result.IsDiscSpoiled && result.SessionsRecorded > 0)
        {
            text.Line(
                $"Cancelled: session {result.SessionsRecorded + 1} of {result.SessionCount} had been begun and cannot be used. What was recorded "
                + $"before it ({what}) can be read; nothing can be added.");
        }
        else if (result.IsDiscSpoiled)
        {
            text.Line("Cancelled: the disc had been begun and cannot be used.");
        }
        else if (end.IsCancelled && result.SessionCount > 1 && result.Tracks.Count > 0)
        {
            text.Line(
                $"Cancelled after session {result.SessionsRecorded} of {result.SessionCount}: {what} {did}"
                + $"{(result.Tracks[^1].IsShortened ? ", the last track cut short" : "")}. What is recorded can be read.");
        }
        else if (end.IsCancelled)
        {
            text.Line(result.Tracks.Count == 0 ? "Cancelled: no track was recorded." : $"Cancelled: {what} {did}{(result.Tracks[^1].IsShortened ? ", the last track cut short" : "")}.");
        }
        else
        {
            text.Success($"{what} {did} in {Times.Spoken(result.Elapsed)}{speed}.");
        }

        if (!result.IsSimulated && !result.IsDiscSpoiled && result.Tracks.Count > 0)
        {
            text.Note(result.IsClosed
                ? "The disc is closed: every player plays it."
                : $"The disc is open: add tracks with 'redbook burn', close it with 'redbook finalize' (--drive {end.Drive.Name}).");
        }

        if (end.NewDisc is not null && result.IsDiscSpoiled && result.SessionsRecorded == 0)
        {
            text.Line($"It is {end.NewDisc}; delete it when you like. No real disc was touched.");
        }
        else if (end.NewDisc is not null)
        {
            text.Line(
                $"The disc is {end.NewDisc}. No real disc was touched; to record one, name its drive: --drive /dev/sr0 or --drive D:");
        }
    }
}

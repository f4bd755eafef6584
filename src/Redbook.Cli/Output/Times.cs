using Redbook.Discs;

namespace Redbook.Cli.Output;

/// <summary>Lengths and moments in the words of people who burn discs.</summary>
internal static class Times
{
    /// <summary>Minutes, seconds and frames, exact; more than 99 minutes are written out.</summary>
    public static string Exact(int sectors) =>
        $"{sectors / 4500:D2}:{sectors / CdSector.PerSecond % 60:D2}:{sectors % CdSector.PerSecond:D2}";

    /// <summary>Minutes and seconds, the rest dropped.</summary>
    public static string Short(int sectors) => $"{sectors / 4500:D2}:{sectors / CdSector.PerSecond % 60:D2}";

    /// <summary>How long something took or will take.</summary>
    public static string Spoken(TimeSpan time) => time.TotalSeconds switch
    {
        < 9.95 => $"{time.TotalSeconds:0.0} s",
        < 60 => $"{time.TotalSeconds:0} s",
        < 3600 => $"{(int)time.TotalMinutes} min {time.Seconds:D2} s",
        _ => $"{(int)time.TotalHours} h {time.Minutes:D2} min",
    };
}

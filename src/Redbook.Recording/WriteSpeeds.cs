using Redbook.Mmc;
using Redbook.Mmc.Features;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;

namespace Redbook.Recording;

/// <summary>The speeds a drive offers for the disc in it, and the choice among them.</summary>
public static class WriteSpeeds
{
    /// <summary>Asks the drive: GET PERFORMANCE where it announces write speeds, else the descriptors of page 2Ah, else
    /// its highest speed.</summary>
    /// <returns>Fastest first, without repetitions; empty when the drive says nothing.</returns>
    /// <exception cref="ScsiTransportException">No answer came.</exception>
    public static IReadOnlyList<SupportedWriteSpeed> Read(
        MmcDrive drive, Configuration? configuration, CapabilitiesPage? capabilities)
    {
        ArgumentNullException.ThrowIfNull(drive);
        WriteSpeedDescriptor[]? performance = null;
        if (AnnouncesWriteSpeeds(configuration))
        {
            _ = drive.ReadWriteSpeeds(out performance);
        }

        return Collect(performance, capabilities);
    }

    /// <summary>As the other, within a job.</summary>
    internal static IReadOnlyList<SupportedWriteSpeed> Read(DriveLink link, DriveReport drive) => Collect(
        AnnouncesWriteSpeeds(drive.Configuration)
            ? link.AskOptional<WriteSpeedDescriptor[]>(link.Drive.ReadWriteSpeeds, RecordingStep.ReadDisc)
            : null,
        drive.Capabilities);

    /// <summary>The supported speed closest to a wish; a tie goes to the slower.</summary>
    /// <param name="supported">What the drive offers, fastest first.</param>
    /// <param name="sectorsPerSecond">The wish (75 is 1×); <see langword="null"/> for the fastest.</param>
    /// <param name="cav">Whether constant angular velocity is wished for.</param>
    /// <exception cref="ArgumentOutOfRangeException">The wish is not positive.</exception>
    public static SpeedChoice Choose(IReadOnlyList<SupportedWriteSpeed> supported, int? sectorsPerSecond, bool cav)
    {
        ArgumentNullException.ThrowIfNull(supported);
        if (sectorsPerSecond is int wish)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(wish, nameof(sectorsPerSecond));
        }

        bool hasRotation = false;
        foreach (SupportedWriteSpeed speed in supported)
        {
            hasRotation |= speed.IsCav == cav;
        }

        SupportedWriteSpeed? best = null;
        foreach (SupportedWriteSpeed speed in supported)
        {
            if ((!hasRotation || speed.IsCav == cav) && (best is null || IsBetter(speed, best.Value, sectorsPerSecond)))
            {
                best = speed;
            }
        }

        bool adjusted = sectorsPerSecond is int asked && best is SupportedWriteSpeed b && b.Speed.SectorsPerSecond != asked;
        return new SpeedChoice(best, adjusted, best is SupportedWriteSpeed chosen && chosen.IsCav != cav);
    }

    private static bool AnnouncesWriteSpeeds(Configuration? configuration) =>
        configuration?.Find(FeatureCode.RealTimeStreaming) is FeatureDescriptor descriptor
        && RealTimeStreamingFeature.TryParse(descriptor, out RealTimeStreamingFeature streaming)
        && streaming.HasWriteSpeeds;

    private static List<SupportedWriteSpeed> Collect(WriteSpeedDescriptor[]? performance, CapabilitiesPage? capabilities)
    {
        var speeds = new List<SupportedWriteSpeed>();
        foreach (WriteSpeedDescriptor speed in performance ?? [])
        {
            Add(speeds, speed.WriteSpeed, speed.IsCav);
        }

        if (speeds.Count == 0 && capabilities?.WriteSpeeds is { } entries)
        {
            foreach (WriteSpeedEntry entry in entries)
            {
                Add(speeds, entry.Speed, entry.RotationControl == 1);
            }
        }

        if (speeds.Count == 0 && capabilities is CapabilitiesPage page)
        {
            Add(speeds, page.MaxWriteSpeed, isCav: false);
        }

        speeds.Sort(static (a, b) =>
        {
            int bySpeed = b.Speed.CompareTo(a.Speed);
            return bySpeed != 0 ? bySpeed : a.IsCav.CompareTo(b.IsCav);
        });
        return speeds;
    }

    private static bool IsBetter(SupportedWriteSpeed candidate, SupportedWriteSpeed best, int? sectorsPerSecond)
    {
        if (sectorsPerSecond is not int wish)
        {
            return candidate.Speed > best.Speed;
        }

        long a = Math.Abs((long)candidate.Speed.SectorsPerSecond - wish);
        long b = Math.Abs((long)best.Speed.SectorsPerSecond - wish);
        return a < b || (a == b && candidate.Speed < best.Speed);
    }

    private static void Add(List<SupportedWriteSpeed> speeds, DriveSpeed speed, bool isCav)
    {
        var entry = new SupportedWriteSpeed(speed, isCav);
        if (speed.KilobytesPerSecond > 0 && !speeds.Contains(entry))
        {
            speeds.Add(entry);
        }
    }
}

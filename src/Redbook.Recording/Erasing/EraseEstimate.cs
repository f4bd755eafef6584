using Redbook.Mmc.Responses;
using Redbook.Discs;

namespace Redbook.Recording.Erasing;

/// <summary>How long erasing takes: first by what is known of drive and disc, then by the drive's own account.</summary>
internal sealed class EraseEstimate
{
    private const double WholeOfProgress = 65_536;

    // Below one part in a hundred the drive's account is too coarse to be multiplied up.
    private const int LeastProgress = 656;
    private const int UnknownSpeed = 4 * CdSector.PerSecond;
    private const int UnknownSectors = 80 * 60 * CdSector.PerSecond;

    // Lead-in, pregap, program memory and calibration, at the speed of any drive that erases.
    private static readonly TimeSpan s_minimal = TimeSpan.FromSeconds(60);
    private TimeSpan _total;

    public EraseEstimate(bool full, DriveReport drive, Atip? atip)
    {
        _total = s_minimal;
        if (full)
        {
            int speed = drive.Capabilities?.CurrentWriteSpeed.SectorsPerSecond ?? 0;
            int sectors = atip?.LastPossibleLeadOutStart is Msf { TotalSectors: > 0 } end ? end.TotalSectors : UnknownSectors;
            _total += TimeSpan.FromSeconds((double)sectors / (speed > 0 ? speed : UnknownSpeed));
        }
    }

    public TimeSpan Total(TimeSpan elapsed, ushort? progress)
    {
        if (progress is ushort done and >= LeastProgress)
        {
            _total = elapsed * (WholeOfProgress / done);
        }

        return _total > elapsed ? _total : elapsed;
    }
}

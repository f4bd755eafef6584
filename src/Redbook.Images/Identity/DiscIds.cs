using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Redbook.Discs;

namespace Redbook.Images.Identity;

/// <summary>What databases of discs know a disc by. All of it follows from where tracks begin; nothing is asked of anybody.
/// </summary>
/// <param name="Freedb">The disc ID of CDDB and freedb: eight hexadecimal digits.</param>
/// <param name="MusicBrainz">The disc ID of MusicBrainz: 28 characters. Data tracks behind the sound are not part of it.</param>
/// <param name="AccurateRip">The two sums of AccurateRip and the freedb ID, joined by hyphens.</param>
/// <param name="CueTools">The TOC ID of the CUETools database: 28 characters.</param>
/// <param name="CueToolsToc">How that database is asked: where tracks begin, and the end; data tracks with a hyphen before.</param>
public sealed record DiscIds(string Freedb, string MusicBrainz, string AccurateRip, string CueTools, string CueToolsToc)
{
    // From the end of a first session to the first sector of the next: lead-out, lead-in and pause.
    private const int SessionGapSectors = RedBookLimits.FirstLeadOutSectors + 4500 + Lba.PregapSectors;
    private const int MostTracks = RedBookLimits.MaxTrackNumber;
    private const int CueToolsDigits = 100 * 8;

    /// <summary>Computes them.</summary>
    /// <param name="layout">The disc.</param>
    /// <returns>Null for a disc without sound: these databases know none.</returns>
    public static DiscIds? Of(DiscLayout layout)
    {
        ArgumentNullException.ThrowIfNull(layout);
        TrackLayout[] tracks = [.. layout.Tracks];
        TrackLayout[] sound = [.. tracks.Where(static track => track.Mode == TrackMode.Audio)];
        if (sound.Length == 0)
        {
            return null;
        }

        Lba leadOut = layout.Sessions[^1].LeadOut;
        string freedb = FreedbOf(tracks, leadOut);
        return new DiscIds(freedb, MusicBrainzOf(tracks, leadOut), $"{AccurateRipOf(sound, leadOut)}-{freedb}", CueToolsOf(tracks, sound, leadOut), CueToolsTocOf(tracks, leadOut));
    }

    private static string FreedbOf(TrackLayout[] tracks, Lba leadOut)
    {
        int digits = tracks.Sum(static track => Seconds(track.Start).ToString(CultureInfo.InvariantCulture).Sum(static digit => digit - '0'));
        int length = Seconds(leadOut) - Seconds(tracks[0].Start);
        return $"{((uint)(digits % 255) << 24) | ((uint)length << 8) | (uint)tracks.Length:x8}";
    }

    private static string MusicBrainzOf(TrackLayout[] tracks, Lba leadOut)
    {
        int count = Array.FindLastIndex(tracks, static track => track.Mode == TrackMode.Audio) + 1;
        Lba end = EndOfSound(tracks, count, leadOut);
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{tracks[0].Number:X2}{tracks[count - 1].Number:X2}{DiscTime(end):X8}");
        for (int number = 1; number <= MostTracks; number++)
        {
            int place = number - tracks[0].Number;
            text.Append(CultureInfo.InvariantCulture, $"{(place >= 0 && place < count ? DiscTime(tracks[place].Start) : 0):X8}");
        }

        return Hashed(text.ToString());
    }

    private static string AccurateRipOf(TrackLayout[] sound, Lba leadOut)
    {
        uint first = (uint)leadOut.Value, second = (uint)Math.Max(leadOut.Value, 1) * (uint)(sound.Length + 1);
        for (int i = 0; i < sound.Length; i++)
        {
            first += (uint)sound[i].Start.Value;
            second += (uint)Math.Max(sound[i].Start.Value, 1) * (uint)(i + 1);
        }

        return $"{first:x8}-{second:x8}";
    }

    private static string CueToolsOf(TrackLayout[] tracks, TrackLayout[] sound, Lba leadOut)
    {
        StringBuilder text = new();
        foreach (TrackLayout track in sound[1..])
        {
            text.Append(CultureInfo.InvariantCulture, $"{track.Start - sound[0].Start:X8}");
        }

        int last = Array.IndexOf(tracks, sound[^1]);
        text.Append(CultureInfo.InvariantCulture, $"{EndOfSound(tracks, last + 1, leadOut) - sound[0].Start:X8}");
        return Hashed(text.ToString().PadRight(CueToolsDigits, '0'));
    }

    private static string CueToolsTocOf(TrackLayout[] tracks, Lba leadOut) =>
        string.Join(':', tracks.Select(static track => string.Create(
            CultureInfo.InvariantCulture, $"{(track.Mode == TrackMode.Audio ? "" : "-")}{track.Start.Value}")).Append(leadOut.Value.ToString(CultureInfo.InvariantCulture)));

    // Where the last track of sound ends: data behind it lie in a session of their own.
    private static Lba EndOfSound(TrackLayout[] tracks, int count, Lba leadOut) =>
        count == tracks.Length ? leadOut : new Lba(tracks[count].Start.Value - SessionGapSectors);

    private static int DiscTime(Lba address) => address.Value + Lba.PregapSectors;

    private static int Seconds(Lba address) => DiscTime(address) / CdSector.PerSecond;

#pragma warning disable CA5350 // These IDs are made of SHA-1 by those who made them; nothing is kept secret.
    private static string Hashed(string text) => Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(text)))
        .Replace('+', '.').Replace('/', '_').Replace('=', '-');
#pragma warning restore CA5350
}

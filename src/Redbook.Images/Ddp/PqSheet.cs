using System.Globalization;
using System.Text;
using Redbook.Coding.CdText;
using Redbook.Discs;

namespace Redbook.Images.Ddp;

/// <summary>Sheets for people that go with a master: the points of the disc and its texts. Lines end with CR LF.</summary>
public static class PqSheet
{
    private const string Eol = "\r\n";

    /// <summary>The PQ sheet: every point with its disc time, pauses and lengths in minutes, seconds and frames of 1/75 s,
    /// codes and flags.</summary>
    /// <param name="image">The disc.</param>
    /// <param name="options">What else to name; null for nothing.</param>
    /// <exception cref="OverflowException">The disc is longer than an address can say.</exception>
    public static string Write(DiscImage image, DdpWriteOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(image);
        options ??= new DdpWriteOptions();
        StringBuilder sheet = new();
        CdTextBlock? text = image.CdText is { Blocks: [var first, ..] } ? first : null;
        Head("Title", text?.Album.Title);
        Head("Artist", text?.Album.Performer);
        Head("Catalogue", text?.DiscId);
        Head("UPC/EAN", image.Mcn is { } mcn ? mcn.Digits + (mcn.IsCheckDigitValid ? "" : " (check digit wrong)") : null);
        Head("Master", options.MasterId);
        Head("Customer", options.Customer);
        string languages = string.Join(", ", image.CdText?.Blocks.Select(static block => block.Language.ToString()) ?? []);
        Head("CD-TEXT", languages.Length > 0 ? languages : "no");
        sheet.Append("Times are disc times, minutes:seconds:frames, 75 frames a second. 00:00:00 is the start of the first" + Eol);
        sheet.Append("pause. A length runs from index 1 to the first index of the next track." + Eol + Eol);
        sheet.Append("Trk Idx  Start      Pause     Length    ISRC          PRE DCP 4CH SCMS" + Eol);
        int pauses = 0, lengths = 0;
        foreach (SessionLayout session in image.ToLayout().Sessions)
        {
            foreach (TrackLayout track in session.Tracks)
            {
                foreach (TrackIndex index in track.Indexes)
                {
                    Line(sheet, track, index);
                }

                pauses += track.Start - track.PregapStart;
                lengths += track.LengthSectors;
            }

            Row(sheet, $"End      {session.LeadOut.ToAbsoluteMsf()}");
        }

        sheet.Append(Eol);
        Head("Pauses", Time(pauses));
        Head("Tracks", Time(lengths));
        Head("Total", Time(pauses + lengths));
        return sheet.ToString();

        void Head(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                sheet.Append(CultureInfo.InvariantCulture, $"{name + ":",-12}{value}{Eol}");
            }
        }
    }

    /// <summary>All texts of a disc, language by language.</summary>
    /// <param name="text">The texts.</param>
    public static string WriteTexts(CdTextDisc text)
    {
        ArgumentNullException.ThrowIfNull(text);
        StringBuilder sheet = new();
        foreach (CdTextBlock block in text.Blocks)
        {
            sheet.Append(CultureInfo.InvariantCulture, $"Block {block.Number}: {block.Language}, {block.CharacterSet}{Eol}");
            Line("Disc", "Disc ID", block.DiscId);
            Line("Disc", "Genre", block.Genre is { } genre ? $"{genre.Code} {genre.Text}".TrimEnd() : null);
            Entry("Disc", block.Album);
            for (int i = 0; i < block.Tracks.Count; i++)
            {
                Entry((block.FirstTrack + i).ToString("D2", CultureInfo.InvariantCulture), block.Tracks[i]);
            }

            sheet.Append(Eol);
        }

        return sheet.ToString();

        void Entry(string place, CdTextEntry entry)
        {
            foreach (CdTextPackType type in Enum.GetValues<CdTextPackType>())
            {
                Line(place, type.ToString(), entry[type]);
            }
        }

        void Line(string place, string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                sheet.Append(CultureInfo.InvariantCulture, $"{place,-4}  {name,-18}  {value}{Eol}");
            }
        }
    }

    private static void Line(StringBuilder sheet, TrackLayout track, TrackIndex index)
    {
        string start = index.Start.ToAbsoluteMsf().ToString();
        string head = $"{track.Number,2}  {index.Number,2}   {start}";
        if (index.Number == 0)
        {
            Row(sheet, $"{head}   {Time(track.Start - index.Start)}");
        }
        else if (index.Number > 1)
        {
            Row(sheet, head);
        }
        else
        {
            Row(sheet, $"{head}             {Time(track.LengthSectors)}  {track.Isrc.Code,-12}   {Flag(track.Control, Control.PreEmphasis)}   "
                + $"{Flag(track.Control, Control.CopyPermitted)}   {Flag(track.Control, Control.FourChannel)}   "
                + (track.IsCopyAlternating ? "x" : ""));
        }
    }

    private static string Flag(Control control, Control flag) => control.HasFlag(flag) ? "x" : " ";

    private static string Time(int sectors) => Msf.FromSectors(Math.Clamp(sectors, 0, 449_999)).ToString();

    private static void Row(StringBuilder sheet, string row) => sheet.Append(row.TrimEnd()).Append(Eol);
}

using Redbook.Discs;

namespace Redbook.Images.Formats;

/// <summary>Catalogue numbers and recording codes as they are found written.</summary>
internal static class Codes
{
    private const string NoMcn = "0000000000000";
    private const string NoIsrc = "000000000000";

    /// <summary>Reads a catalogue number; null where there is none.</summary>
    public static Mcn? ReadMcn(string digits, FindingPlace? place, FindingList findings)
    {
        digits = digits.Trim();
        if (digits.Length == Mcn.Length - 1 && Mcn.TryParse("0" + digits, out Mcn upc))
        {
            findings.Note("mcn.twelve-digits", $"Twelve digits are a UPC; as a catalogue number it is 0{digits}.", place);
            return Checked(upc, place, findings);
        }

        if (!Mcn.TryParse(digits, out Mcn mcn))
        {
            findings.Warning("mcn.form", $"\"{Excerpt.Of(digits)}\" is no catalogue number and is left out.", place, "It has thirteen digits.");
            return null;
        }

        if (digits == NoMcn)
        {
            findings.Note("mcn.none", "A catalogue number of zeros means that there is none.", place);
            return null;
        }

        return Checked(mcn, place, findings);
    }

    /// <summary>Reads a recording code; null where there is none.</summary>
    public static Isrc? ReadIsrc(string code, FindingPlace? place, FindingList findings)
    {
        code = code.Trim();
        if (code.Length == 0)
        {
            return null;
        }

        if (code == NoIsrc)
        {
            findings.Note("isrc.none", "An ISRC of zeros means that there is none.", place);
            return null;
        }

        if (Isrc.TryParse(code, out Isrc isrc))
        {
            if (isrc.Code != code)
            {
                findings.Note("isrc.written-otherwise", $"On a disc the code is {isrc.Code}.", place);
            }

            return isrc;
        }

        // Hyphens and blanks at odd places.
        string bare = string.Concat(code.Where(char.IsAsciiLetterOrDigit));
        if (Isrc.TryParse(bare, out isrc))
        {
            findings.Note("isrc.written-otherwise", $"On a disc the code is {isrc.Code}.", place);
            return isrc;
        }

        findings.Warning(
            "isrc.form", $"\"{Excerpt.Of(code)}\" is no ISRC and is left out.", place,
            "It has twelve characters: two letters, three letters or digits, and seven digits.");
        return null;
    }

    private static Mcn Checked(Mcn mcn, FindingPlace? place, FindingList findings)
    {
        if (!mcn.IsCheckDigitValid)
        {
            findings.Warning(
                "mcn.check-digit",
                $"The last digit of {mcn.Digits} is not the check digit of the others, which is {Mcn.CheckDigit(mcn.Digits)}.",
                place,
                "Compare it with the bar code.");
        }

        return mcn;
    }
}

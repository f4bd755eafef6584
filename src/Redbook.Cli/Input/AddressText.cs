using System.Globalization;
using Redbook.Discs;

namespace Redbook.Cli.Input;

/// <summary>A place on a disc as people write it: a time such as 00:02:00, or a logical address.</summary>
internal static class AddressText
{
    public static bool TryParse(string text, out Lba address)
    {
        if (Msf.TryParse(text, out Msf time))
        {
            address = Lba.FromAbsoluteMsf(time);
            return true;
        }

        bool isAddress = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value)
            && value is >= Lba.MinValue and <= Lba.MaxValue;
        address = new Lba(isAddress ? value : 0);
        return isAddress;
    }
}

using Redbook.Discs;

namespace Redbook;

/// <summary>Who made a recordable disc, by the start of the lead-in pressed into it.</summary>
/// <remarks>Minute, second and the first digit of the frame name the maker (disc identification method of the Orange
/// Forum); some makers have two codes. Only makers on whom two published lists agree are here.</remarks>
internal static class DiscMakers
{
    private static readonly (int Second, int FrameTens, string Name)[] CodesOfMinute97 =
    [
        (15, 1, "Ritek"), (17, 0, "Moser Baer India"), (22, 6, "Acer / Daxon"), (24, 0, "Taiyo Yuden"), (24, 1, "Sony"),
        (25, 2, "Hitachi Maxell"), (25, 3, "Infodisc"), (26, 1, "Postech"), (26, 2, "SKC"), (26, 4, "Fuji Photo Film"),
        (26, 5, "Lead Data"), (26, 6, "CMC Magnetics"), (27, 1, "Plasmon"), (27, 2, "Princo"), (27, 3, "Pioneer"),
        (27, 4, "Kodak"), (27, 5, "Mitsui Chemicals"), (27, 6, "Ricoh"), (28, 1, "Gigastorage"),
        (28, 2, "Multi Media Masters & Machinery"), (31, 0, "Ritek"), (32, 0, "TDK"), (32, 1, "Prodisc"),
        (34, 2, "Mitsubishi Chemical"), (45, 2, "Acer / Daxon"), (46, 0, "Taiyo Yuden"),
        (46, 2, "Multi Media Masters & Machinery"), (47, 1, "Hitachi Maxell"), (47, 2, "Princo"), (47, 4, "Postech"),
        (47, 5, "Ritek"), (48, 0, "Ricoh"), (48, 1, "Kodak"), (48, 2, "Plasmon"), (48, 3, "Pioneer"),
        (48, 5, "Mitsui Chemicals"), (48, 6, "Lead Data"), (49, 0, "TDK"), (50, 2, "Mitsubishi Chemical"),
        (51, 2, "Infodisc"),
    ];

    public static string? Of(Msf leadInStart)
    {
        if (leadInStart.Minute != 97)
        {
            return null;
        }

        foreach ((int second, int frameTens, string name) in CodesOfMinute97)
        {
            if (second == leadInStart.Second && frameTens == leadInStart.Frame / 10)
            {
                return name;
            }
        }

        return null;
    }
}

using Redbook.Discs;

namespace Snippets;

internal static class Addresses
{
    public static void Show()
    {
        Lba start = new(0);
        Msf absolute = start.ToAbsoluteMsf();              // 00:02:00: the count on the disc begins two seconds earlier
        int lengthSectors = new Lba(13_500) - start;       // a difference of addresses is a count

        Console.WriteLine($"{start} is {absolute}; {lengthSectors} sectors play {lengthSectors / CdSector.PerSecond} s");
    }
}

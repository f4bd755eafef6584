namespace Redbook.Coding.Sectors;

/// <summary>The field of 256 elements modulo x^8 + x^4 + x^3 + x^2 + 1, in which sector parity is computed.</summary>
internal static class Gf256
{
    private const int Polynomial = 0x11D;
    private const int Order = 255;

    private static readonly byte[] PowerTable = CreatePowers();
    private static readonly byte[] LogTable = CreateLogs();

    /// <summary>The exponent of an element other than zero.</summary>
    public static int Log(int value) => LogTable[value];

    /// <summary>Divides by an element other than zero.</summary>
    public static byte Divide(int a, int b) =>
        a == 0 ? (byte)0 : PowerTable[(LogTable[a] - LogTable[b] + Order) % Order];

    private static byte[] CreatePowers()
    {
        byte[] powers = new byte[Order];
        int value = 1;
        for (int i = 0; i < Order; i++)
        {
            powers[i] = (byte)value;
            value <<= 1;
            value ^= value > Order ? Polynomial : 0;
        }

        return powers;
    }

    private static byte[] CreateLogs()
    {
        byte[] logs = new byte[Order + 1];
        for (int i = 0; i < Order; i++)
        {
            logs[PowerTable[i]] = (byte)i;
        }

        return logs;
    }
}

namespace Redbook.Coding.RwPacks;

/// <summary>The field of 64 elements modulo x^6 + x + 1, in which R-W parity is computed.</summary>
internal static class Gf64
{
    private const int Polynomial = 0x43;
    private const int Order = 63;

    private static readonly byte[] PowerTable = CreatePowers();
    private static readonly byte[] LogTable = CreateLogs();

    /// <summary>The primitive element 2 to the given power, which may be negative.</summary>
    public static byte Power(int exponent)
    {
        int reduced = exponent % Order;
        return PowerTable[reduced < 0 ? reduced + Order : reduced];
    }

    /// <summary>The exponent of an element other than zero.</summary>
    public static int Log(int value) => LogTable[value];

    public static byte Multiply(int a, int b) =>
        a == 0 || b == 0 ? (byte)0 : PowerTable[(LogTable[a] + LogTable[b]) % Order];

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

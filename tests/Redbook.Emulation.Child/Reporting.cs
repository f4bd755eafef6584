using Redbook.Mmc.Transport;

namespace Redbook.Emulation.Child;

/// <summary>What the recorder has confirmed goes to standard output at once; a refusal ends the process.</summary>
internal static class Reporting
{
    public static void Say(string line)
    {
        Console.Out.WriteLine(line);
        Console.Out.Flush();
    }

    public static void Must(ScsiResult result)
    {
        if (!result.IsGood)
        {
            throw new InvalidOperationException($"The recorder answered {result.Sense}.");
        }
    }
}

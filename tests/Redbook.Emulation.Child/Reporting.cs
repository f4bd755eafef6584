using Redbook.Mmc.Transport;

namespace Redbook.Emulation.Child;

/// <summary>What the recorder has confirmed goes to standard output at once; a refusal ends the process.</summary>
internal static class Reporting
{
    /// <summary>How many words may be said before the first of them was heard.</summary>
    public const int WordsAhead = 3;

    private static SemaphoreSlim? s_unheard;

    /// <summary>From now on every byte on standard input says that one more word was heard, and few are said ahead of that:
    /// whoever means to end this process at a certain word is not outrun.</summary>
    public static void StayWithinHearing()
    {
        SemaphoreSlim unheard = new(WordsAhead);
        Stream heard = Console.OpenStandardInput();
        new Thread(() =>
        {
            while (heard.ReadByte() >= 0)
            {
                unheard.Release();
            }
        })
        { IsBackground = true }.Start();
        s_unheard = unheard;
    }

    public static void Say(string line)
    {
        s_unheard?.Wait();
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

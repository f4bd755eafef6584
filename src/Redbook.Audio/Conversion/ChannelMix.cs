namespace Redbook.Audio.Conversion;

/// <summary>The weights with which channels enter left and right.</summary>
internal static class ChannelMix
{
    private const double Half = 0.707_106_781_186_547_5;    // -3 dB, the square root of a half

    /// <summary>Most channels whose order is settled.</summary>
    public const int MaxChannels = 8;

    /// <summary>The fold-down of 3 to 8 channels in the order of WAV and FLAC; each side's weights add up to 1.</summary>
    public static (double[] Left, double[] Right) FoldDown(int channels)
    {
        // One letter a channel: Left, Right, Centre, low frequency (x), Surround left and right (s, t), and back (b).
        string order = channels switch
        {
            3 => "LRC",
            4 => "LRst",
            5 => "LRCst",
            6 => "LRCxst",
            7 => "LRCxbst",
            _ => "LRCxstst",
        };
        return (Weights(order, 'L', 's'), Weights(order, 'R', 't'));
    }

    private static double[] Weights(string order, char front, char surround)
    {
        double[] weights = new double[order.Length];
        for (int i = 0; i < weights.Length; i++)
        {
            char place = order[i];
            weights[i] = place == front ? 1 : place == surround || place is 'C' or 'b' ? Half : 0;
        }

        double sum = weights.Sum();
        return Array.ConvertAll(weights, weight => weight / sum);
    }
}

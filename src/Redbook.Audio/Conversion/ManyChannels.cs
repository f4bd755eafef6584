namespace Redbook.Audio.Conversion;

/// <summary>What to do with more than two channels.</summary>
public enum ManyChannels
{
    /// <summary>Refuse them: how to mix is the user's decision.</summary>
    Refuse,

    /// <summary>
    /// Mix to stereo: front left and right, centre and surround at 0.707, no low-frequency channel, all scaled so that
    /// nothing can clip. Channels are taken in the order of WAV and FLAC.
    /// </summary>
    FoldDown,
}

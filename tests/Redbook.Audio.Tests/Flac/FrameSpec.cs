namespace Redbook.Audio.Tests.Flac;

/// <summary>What a frame's header says, as the codes that are written.</summary>
internal sealed record FrameSpec
{
    public int BlockSize { get; init; } = 16;

    /// <summary>7: the size follows in 16 bits.</summary>
    public int SizeCode { get; init; } = 7;

    /// <summary>9: 44.1 kHz; 0: as STREAMINFO.</summary>
    public int RateCode { get; init; } = 9;

    /// <summary>Channels - 1, or 8 left/side, 9 side/right, 10 mid/side.</summary>
    public int ChannelCode { get; init; }

    /// <summary>4: 16 bits; 0: as STREAMINFO.</summary>
    public int BitsCode { get; init; } = 4;

    public bool IsVariable { get; init; }

    public long Number { get; init; }
}

namespace Redbook.Discs;

/// <summary>Sizes of one sector of a compact disc (1/75 s).</summary>
public static class CdSector
{
    /// <summary>Sectors in a second at 1×.</summary>
    public const int PerSecond = 75;

    /// <summary>Main-channel bytes: 588 stereo samples of 16 bits.</summary>
    public const int AudioBytes = 2352;

    /// <summary>Stereo samples in a sector.</summary>
    public const int Samples = 588;

    /// <summary>Bytes of one stereo sample: left then right, signed 16 bits, little-endian.</summary>
    public const int BytesPerSample = 4;

    /// <summary>Sub-channel bytes of a sector as a drive gives and takes them: 96 symbols of P to W.</summary>
    public const int SubchannelBytes = 96;

    /// <summary>Bytes per second at 1× of audio: the unit behind drive speeds (176.4 kB/s).</summary>
    public const int AudioBytesPerSecond = AudioBytes * PerSecond;
}

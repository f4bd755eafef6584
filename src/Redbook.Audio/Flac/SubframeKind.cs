namespace Redbook.Audio.Flac;

/// <summary>How one channel of a frame is coded.</summary>
internal enum SubframeKind
{
    /// <summary>One value for the whole block.</summary>
    Constant,

    /// <summary>Samples as they are.</summary>
    Verbatim,

    /// <summary>A polynomial predictor of order 0 to 4, and residuals.</summary>
    Fixed,

    /// <summary>A linear predictor of order 1 to 32, and residuals.</summary>
    Linear,
}

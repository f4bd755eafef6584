namespace Redbook.Mmc.Tracing;

/// <summary>The bytes are no trace, or a damaged one.</summary>
public sealed class TraceFormatException : Exception
{
    /// <summary>Bytes that make no sense.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="offset">Where, in bytes from the start.</param>
    public TraceFormatException(string message, long offset)
        : base($"At byte {offset}: {message}") => Offset = offset;

    /// <summary>Where the record begins that makes no sense, in bytes from the start.</summary>
    public long Offset { get; }
}

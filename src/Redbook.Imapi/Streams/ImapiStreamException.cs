namespace Redbook.Imapi.Streams;

/// <summary>A stream given by the caller failed; the writer turns it into the error of the call.</summary>
internal sealed class ImapiStreamException(string message, Exception? innerException = null)
    : IOException(message, innerException);

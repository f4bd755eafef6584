namespace Redbook.Emulation.Stores;

/// <summary>The text of a disc's state does not make sense.</summary>
internal sealed class DiscDocumentException(string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    public bool IsUnknownVersion { get; init; }
}

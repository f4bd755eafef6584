namespace Redbook.Remote.Rscsi;

/// <summary>A request of which it cannot be known where it ends: nothing after it can be understood.</summary>
internal sealed class RscsiFormatException(string message) : Exception(message);

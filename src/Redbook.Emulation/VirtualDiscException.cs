namespace Redbook.Emulation;

/// <summary>A virtual disc could not be made or opened; the message names the place and what is wrong with it.</summary>
public sealed class VirtualDiscException : IOException
{
    /// <summary>A failure to make or open a virtual disc.</summary>
    public VirtualDiscException(VirtualDiscFailure failure, string path, string message, Exception? innerException = null)
        : base(message, innerException) => (Failure, Path) = (failure, path);

    /// <summary>What kind of failure.</summary>
    public VirtualDiscFailure Failure { get; }

    /// <summary>The folder of the disc.</summary>
    public string Path { get; }

    /// <summary>Who has the disc, for <see cref="VirtualDiscFailure.InUse"/>, as far as it can be told.</summary>
    public string? Owner { get; init; }
}

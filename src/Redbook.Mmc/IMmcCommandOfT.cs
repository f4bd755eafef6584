namespace Redbook.Mmc;

/// <summary>A command that can also be read back from a command block: the drive's side of the seam.</summary>
/// <typeparam name="TSelf">The command itself.</typeparam>
public interface IMmcCommand<TSelf> : IMmcCommand
    where TSelf : struct, IMmcCommand<TSelf>
{
    /// <summary>Reads the fields; the operation code is the caller's affair, reserved bits are ignored.</summary>
    /// <exception cref="ArgumentException">The span is shorter than the command block.</exception>
    static abstract TSelf Parse(ReadOnlySpan<byte> cdb);
}

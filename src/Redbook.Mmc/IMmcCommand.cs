using Redbook.Mmc.Transport;

namespace Redbook.Mmc;

/// <summary>A command: it knows its block, direction and time limit; sending is somebody else's work.</summary>
public interface IMmcCommand
{
    /// <summary>Byte 0 of the command block.</summary>
    static abstract byte Opcode { get; }

    /// <summary>The name in the standard, in capitals.</summary>
    static abstract string Name { get; }

    /// <summary>Bytes of the command block: 6, 10 or 12.</summary>
    static abstract int CdbLength { get; }

    /// <summary>Which way the data go.</summary>
    static abstract TransferDirection Direction { get; }

    /// <summary>How long the command may take before it is given up.</summary>
    static abstract TimeSpan Timeout { get; }

    /// <summary>Writes the command block into the first <see cref="CdbLength"/> bytes; reserved bits become
    /// zero.</summary>
    /// <exception cref="ArgumentException">The span is shorter than the command block.</exception>
    void WriteTo(Span<byte> cdb);
}

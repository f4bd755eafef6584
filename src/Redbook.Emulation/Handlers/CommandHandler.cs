using Redbook.Emulation.Drive;
using Redbook.Mmc;

namespace Redbook.Emulation.Handlers;

/// <summary>Carries out one command.</summary>
internal abstract class CommandHandler
{
    public abstract byte Opcode { get; }

    public abstract int CdbLength { get; }

    /// <summary>Whether the command needs a disc that is ready; then it is refused with 2/xx before it is looked at.</summary>
    public virtual bool NeedsDisc => false;

    /// <summary>Whether the command has to wait while the drive is writing by itself; it is refused with 2/04/08 until then.</summary>
    public virtual bool WaitsForWriting => NeedsDisc;

    /// <summary>Whether the command is carried out even while the host has to be told of a change (6/xx).</summary>
    public virtual bool IgnoresAttention => false;

    /// <summary>Carries out the command.</summary>
    /// <returns>The refusal, or null for GOOD.</returns>
    /// <exception cref="IOException">The disc could not be read or written.</exception>
    public abstract SenseData? Execute(DriveState drive, ref CommandContext context);
}

using Redbook.Emulation.Drive;
using Redbook.Mmc;

namespace Redbook.Emulation.Handlers;

/// <summary>Carries out one command whose fields have been read.</summary>
/// <typeparam name="TCommand">The command.</typeparam>
internal abstract class CommandHandler<TCommand> : CommandHandler
    where TCommand : struct, IMmcCommand<TCommand>
{
    public sealed override byte Opcode => TCommand.Opcode;

    public sealed override int CdbLength => TCommand.CdbLength;

    public sealed override SenseData? Execute(DriveState drive, ref CommandContext context) =>
        Execute(drive, TCommand.Parse(context.Cdb), ref context);

    protected abstract SenseData? Execute(DriveState drive, in TCommand command, ref CommandContext context);
}

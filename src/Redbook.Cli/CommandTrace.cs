using Redbook.Cli.Output;
using Redbook.Mmc.Tracing;
using Redbook.Mmc.Transport;

namespace Redbook.Cli;

/// <summary><c>-v</c>: every command to the drive, decoded, a line each on the error output.</summary>
internal sealed class CommandTrace : ITraceSink
{
    private readonly TextWriter _writer;

    private CommandTrace(TextWriter writer) => _writer = TextWriter.Synchronized(writer);

    /// <summary>What <see cref="Drives.Open"/> puts between itself and the drive; nothing unless asked for.</summary>
    public static Func<IScsiTransport, IScsiTransport>? For(Shell shell, bool verbose, TraceFile? file) => file is null
        ? For(shell, verbose)
        : For(shell, verbose) is { } shown ? transport => shown(file.Begin(transport)) : file.Begin;

    /// <inheritdoc cref="For(Shell, bool, TraceFile?)"/>
    public static Func<IScsiTransport, IScsiTransport>? For(Shell shell, bool verbose) => verbose
        ? transport => new TracingTransport(transport, new CommandTrace(shell.Error), shell.Clock)
        : null;

    public void Trace(TraceEntry entry) => _writer.WriteLine(Printable.Text(entry.ToString()));
}

using System.IO.Pipes;
using Redbook.Transport.Windows.Interop;

namespace Redbook.Transport.Windows;

/// <summary>One mark: its pipe tells whoever opens it the name of the client, in the form in which the CD-ROM driver has
/// names.</summary>
internal sealed class PipeMark : IDisposable
{
    /// <summary>For one that asks, who may be anybody: it must not keep the others from asking.</summary>
    private static readonly TimeSpan Visit = TimeSpan.FromSeconds(4);

    private readonly CancellationTokenSource _end = new();
    private readonly NamedPipeServerStream _pipe;
    private readonly byte[] _name;
    private readonly Task _telling;

    /// <summary>Begins to tell.</summary>
    /// <param name="pipe">Disposed with this.</param>
    /// <param name="clientName">Whom it tells of.</param>
    public PipeMark(NamedPipeServerStream pipe, string clientName)
    {
        ExclusiveLock spelling = default;
        spelling.SetCaller(clientName);
        (_pipe, _name) = (pipe, ((ReadOnlySpan<byte>)spelling.Caller).ToArray());
        _telling = TellAllAsync(_end.Token);
    }

    /// <summary>The mark is gone afterwards.</summary>
    public void Dispose()
    {
        // A pipe that is being spoken to would be closed a moment later.
        _end.Cancel();
        _telling.Wait(Visit);
        _pipe.Dispose();
        _end.Dispose();
    }

    private async Task TellAllAsync(CancellationToken end)
    {
        try
        {
            do
            {
                await TellNextAsync(end).ConfigureAwait(false);
            }
            while (!end.IsCancellationRequested && LetGo());
        }
        catch (Exception failure) when (failure is OperationCanceledException or ObjectDisposedException)
        {
            // The mark is taken away.
        }
    }

    private async Task TellNextAsync(CancellationToken end)
    {
        try
        {
            await _pipe.WaitForConnectionAsync(end).ConfigureAwait(false);
            using CancellationTokenSource visit = CancellationTokenSource.CreateLinkedTokenSource(end);
            visit.CancelAfter(Visit);

            // Again and again until it goes away: what was written and not read would be lost with the connection.
            while (true)
            {
                await _pipe.WriteAsync(_name, visit.Token).ConfigureAwait(false);
            }
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException)
        {
            // It has gone, or has had its time.
        }
    }

    /// <summary>Sends whoever is there away.</summary>
    /// <returns>Whether the next one can come.</returns>
    private bool LetGo()
    {
        try
        {
            _pipe.Disconnect();
            return true;
        }
        catch (InvalidOperationException)
        {
            // It came and went before anybody waited for it: for the stream it was never there, for Windows it was.
            return Kernel32.DisconnectPipe(_pipe.SafePipeHandle);
        }
    }
}

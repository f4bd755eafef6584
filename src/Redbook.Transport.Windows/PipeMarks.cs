using System.IO.Pipes;
using System.Runtime.InteropServices;
using System.Security.Principal;
using Redbook.Transport.Windows.Interop;

namespace Redbook.Transport.Windows;

/// <summary>Marks that are named pipes.</summary>
/// <remarks>Of what Windows can name, a pipe alone is all of this: seen by every session, made without a privilege, made by
/// one process only, gone with it, and able to say who that is. A mutex says nothing; shared memory for all sessions
/// wants a privilege; a file outlives a power failure.</remarks>
/// <param name="patience">How long another program is waited for that does not say who it is.</param>
internal sealed class PipeMarks(TimeSpan patience) : IDriveMarks
{
    /// <summary>HRESULT of ERROR_PIPE_BUSY.</summary>
    private const int PipeBusy = unchecked((int)0x8007_00E7);

    private const string Unknown = "another program";

    /// <summary>With patience enough for a program on a busy machine.</summary>
    public PipeMarks()
        : this(TimeSpan.FromSeconds(10))
    {
    }

    /// <inheritdoc/>
    public bool TrySet(string drive, string clientName, out IDisposable? mark)
    {
        mark = null;
        try
        {
            mark = new PipeMark(
                new NamedPipeServerStream(
                    NameOf(drive),
                    PipeDirection.Out,
                    maxNumberOfServerInstances: 1,
                    PipeTransmissionMode.Byte,
                    PipeOptions.Asynchronous | PipeOptions.FirstPipeInstance),
                clientName);
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            // What Windows says of the first of a name that is not the first.
            return false;
        }
        catch (IOException failure)
        {
            return failure.HResult != PipeBusy;
        }
    }

    /// <inheritdoc/>
    public string? HolderOf(string drive)
    {
        string name = NameOf(drive);
        if (!IsThere(name))
        {
            return null;
        }

        try
        {
            // Whoever has made that pipe is not to act in our name.
            using NamedPipeClientStream pipe = new(
                ".", name, PipeDirection.In, PipeOptions.Asynchronous, TokenImpersonationLevel.Anonymous);
            pipe.Connect(patience);
            string process = Kernel32.GetPipeServer(pipe.SafePipeHandle, out uint id) ? $" (process {id})" : "";
            return ClientOf(pipe) + process;
        }
        catch (Exception failure) when (failure is IOException or TimeoutException or UnauthorizedAccessException)
        {
            // It went in that moment, or somebody else is being told.
            return IsThere(name) ? Unknown : null;
        }
    }

    /// <summary><c>\Device\CdRom0</c> is one name among those of all pipes of the machine.</summary>
    private static string NameOf(string drive) => "Redbook" + drive.TrimEnd(':').Replace('\\', '.');

    private bool IsThere(string name) =>
        Kernel32.WaitForPipe($@"\\.\pipe\{name}", (uint)patience.TotalMilliseconds)
        || Marshal.GetLastPInvokeError() != WindowsError.FileNotFound;

    private string ClientOf(NamedPipeClientStream pipe)
    {
        byte[] said = new byte[ExclusiveLock.NameBytes];
        using CancellationTokenSource late = new(patience);
        try
        {
            pipe.ReadExactlyAsync(said, late.Token).AsTask().GetAwaiter().GetResult();
        }
        catch (Exception failure) when (failure is OperationCanceledException or IOException)
        {
            // It stands still, or ends just now.
            return Unknown;
        }

        // Anybody may have said that.
        ExclusiveLock spelling = default;
        spelling.SetCaller(ExclusiveLock.NameOf(said));
        string name = ExclusiveLock.NameOf(spelling.Caller);
        return string.IsNullOrWhiteSpace(name) ? Unknown : name;
    }
}

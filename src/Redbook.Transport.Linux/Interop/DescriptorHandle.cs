using System.Runtime.InteropServices;

namespace Redbook.Transport.Linux.Interop;

/// <summary>An open file descriptor; closed when it is disposed or forgotten.</summary>
internal sealed class DescriptorHandle : SafeHandle
{
    /// <summary>A handle that holds nothing yet.</summary>
    public DescriptorHandle()
        : base(invalidHandleValue: -1, ownsHandle: true)
    {
    }

    /// <inheritdoc/>
    public override bool IsInvalid => handle < 0;

    /// <summary>Opens a node.</summary>
    /// <param name="path">The node.</param>
    /// <param name="flags">Flags of <c>open</c>.</param>
    /// <param name="error">The error number; 0 when it was opened.</param>
    /// <returns>The descriptor; <see langword="null"/> when it was not opened.</returns>
    public static DescriptorHandle? TryOpen(string path, int flags, out int error)
    {
        int descriptor = LibC.Open(path, flags | LibC.CloseOnExec);
        error = descriptor < 0 ? Marshal.GetLastPInvokeError() : 0;
        if (descriptor < 0)
        {
            return null;
        }

        DescriptorHandle opened = new();
        opened.SetHandle(descriptor);
        return opened;
    }

    /// <summary>Calls on it wait from now on, though it was opened without waiting.</summary>
    public void LetWait() => _ = LibC.SetFlags(this, LibC.SetDescriptorFlags, 0);

    /// <inheritdoc/>
    protected override bool ReleaseHandle() => LibC.Close(handle) == 0;
}

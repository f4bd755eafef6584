using System.Runtime.InteropServices;

namespace Redbook.Transport.Windows.Interop;

/// <summary>Who has a drive exclusively: <c>CDROM_EXCLUSIVE_LOCK_STATE</c> of <c>ntddcdrm.h</c>, 65 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct LockState
{
    /// <summary>Not 0 while it is locked.</summary>
    public byte IsLocked;

    /// <summary>By whom.</summary>
    public ExclusiveLock.Name Caller;
}

using System.Runtime.InteropServices;

namespace Redbook.Transport.Windows.Interop;

/// <summary>A message to a window: <c>MSG</c> of <c>winuser.h</c>, 48 bytes on 64 bits.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct WindowMessage
{
    /// <summary>To whom.</summary>
    public nint Window;

    /// <summary>What.</summary>
    public uint Number;

    /// <summary>By message.</summary>
    public nuint First;

    /// <summary>By message.</summary>
    public nint Second;

    /// <summary>Milliseconds since the system began.</summary>
    public uint Time;

    /// <summary>Where the mouse was, in pixels.</summary>
    public int X;

    /// <summary>The same, downwards.</summary>
    public int Y;
}

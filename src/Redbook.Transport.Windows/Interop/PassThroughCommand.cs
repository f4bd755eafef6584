using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Redbook.Transport.Windows.Interop;

/// <summary>A command with room for what the drive says of a refusal.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PassThroughCommand
{
    /// <summary>The command.</summary>
    public PassThroughDirect Header;

    /// <summary>The sense.</summary>
    public SenseBuffer Sense;

    /// <summary>Room for the longest sense there is.</summary>
    [InlineArray(252)]
    public struct SenseBuffer
    {
        private byte _first;
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Redbook.Transport.Windows.Interop;

/// <summary>A request to the CD-ROM driver about exclusive access, with the name of who asks: the structures
/// <c>CDROM_EXCLUSIVE_ACCESS</c> and <c>CDROM_EXCLUSIVE_LOCK</c> of <c>ntddcdrm.h</c>, 72 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct ExclusiveLock
{
    /// <summary>Room for a name and its zero.</summary>
    public const int NameBytes = 64;

    public const uint QueryState = 0;
    public const uint Lock = 1;
    public const uint Unlock = 2;

    /// <summary>Do not insist that the volume be dismounted first.</summary>
    public const uint IgnoreVolume = 1;

    /// <summary>Send no notices of disc changes meanwhile.</summary>
    public const uint NoMediaNotifications = 2;

    /// <summary>What is asked.</summary>
    public uint Request;

    /// <summary>How.</summary>
    public uint Flags;

    /// <summary>Letters, digits and a few signs of ASCII, ended by zero.</summary>
    public Name Caller;

    /// <summary>The name as the driver takes it: what it refuses is replaced.</summary>
    public void SetCaller(string name)
    {
        Span<byte> bytes = Caller;
        bytes.Clear();
        for (int i = 0; i < Math.Min(name.Length, NameBytes - 1); i++)
        {
            char character = name[i];
            bool isTaken = char.IsAsciiLetterOrDigit(character)
                || " .,:;_-".Contains(character, StringComparison.Ordinal);
            bytes[i] = isTaken ? (byte)character : (byte)'_';
        }
    }

    /// <summary>A name that ends at its zero.</summary>
    public static string NameOf(ReadOnlySpan<byte> bytes)
    {
        int end = bytes.IndexOf((byte)0);
        return Encoding.ASCII.GetString(end < 0 ? bytes : bytes[..end]);
    }

    /// <summary>64 bytes of name.</summary>
    [InlineArray(NameBytes)]
    public struct Name
    {
        private byte _first;
    }
}

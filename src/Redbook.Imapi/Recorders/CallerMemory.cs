using System.Runtime.InteropServices;

namespace Redbook.Imapi.Recorders;

/// <summary>Memory that a call makes and its caller frees, as COM has it.</summary>
internal static class CallerMemory
{
    /// <summary>A copy of bytes; its address.</summary>
    public static IntPtr Of(byte[] bytes, out uint count)
    {
        IntPtr memory = Marshal.AllocCoTaskMem(Math.Max(1, bytes.Length));
        Marshal.Copy(bytes, 0, memory, bytes.Length);
        count = (uint)bytes.Length;
        return memory;
    }

    /// <summary>A copy of enumeration values as 32-bit numbers; its address and the number of entries.</summary>
    public static IntPtr Of<T>(IReadOnlyList<T> values, out uint count)
        where T : struct, Enum
    {
        int[] numbers = [.. values.Select(static value => Convert.ToInt32(value, null))];
        IntPtr memory = Marshal.AllocCoTaskMem(Math.Max(1, numbers.Length * sizeof(int)));
        Marshal.Copy(numbers, 0, memory, numbers.Length);
        count = (uint)numbers.Length;
        return memory;
    }
}

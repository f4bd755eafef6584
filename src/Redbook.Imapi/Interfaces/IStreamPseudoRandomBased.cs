using System.Runtime.InteropServices;
using System.Runtime.InteropServices.ComTypes;

namespace Redbook.Imapi;

/// <summary>A stream of numbers that look like chance. Outside the audio and raw part: each member answers
/// E_NOTIMPL.</summary>
[ComVisible(true)]
[Guid("27354145-7F64-5B0F-8F00-5D77AFBE261E")]
[InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
public interface IStreamPseudoRandomBased : IStream
{
    /// <summary>Where the numbers begin.</summary>
    uint Seed { set; get; }

    /// <summary>Says where the numbers begin.</summary>
    /// <param name="values">The numbers to begin with.</param>
    /// <param name="eCount">How many.</param>
    void put_ExtendedSeed(uint[] values, uint eCount);

    /// <summary>Where the numbers begin.</summary>
    /// <param name="values">Memory that the caller frees.</param>
    /// <param name="eCount">How many.</param>
    void get_ExtendedSeed(out IntPtr values, out uint eCount);
}

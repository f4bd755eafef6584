using System.Runtime.InteropServices;

namespace Redbook.Imapi.Version1;

/// <summary>Runs over the properties of a set.</summary>
[ComVisible(true)]
[Guid("00000139-0000-0000-C000-000000000046")]
[InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
public interface IEnumSTATPROPSTG
{
    /// <summary>Fetches the next ones.</summary>
    /// <param name="celt">How many are wanted.</param>
    /// <param name="rgelt">Takes them.</param>
    /// <param name="pceltFetched">How many there were.</param>
    /// <returns>S_OK, or S_FALSE when there were fewer.</returns>
    [PreserveSig]
    int Next(uint celt, STATPROPSTG[] rgelt, out uint pceltFetched);

    /// <summary>Leaves some out.</summary>
    /// <param name="celt">How many.</param>
    /// <returns>S_OK, or S_FALSE when the end was reached before.</returns>
    [PreserveSig]
    int Skip(uint celt);

    /// <summary>Goes back to the start.</summary>
    /// <returns>S_OK.</returns>
    [PreserveSig]
    int Reset();

    /// <summary>Another enumeration of the same list, at the same place.</summary>
    /// <param name="ppenum">It.</param>
    /// <returns>S_OK.</returns>
    [PreserveSig]
    int Clone(out IEnumSTATPROPSTG ppenum);
}

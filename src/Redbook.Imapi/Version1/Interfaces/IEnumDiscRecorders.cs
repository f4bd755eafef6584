using System.Runtime.InteropServices;

namespace Redbook.Imapi.Version1;

/// <summary>Runs over the recorders there were when it was made. C# programs may as well use
/// <see cref="DiscMasterExtensions.AsEnumerable(IEnumDiscRecorders)"/>.</summary>
[ComVisible(true)]
[Guid("9B1921E1-54AC-11D3-9144-00104BA11C5E")]
[InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
public interface IEnumDiscRecorders
{
    /// <summary>Fetches the next recorders.</summary>
    /// <param name="cRecorders">How many are wanted.</param>
    /// <param name="ppRecorder">Takes them; places without one become empty.</param>
    /// <param name="pcFetched">How many there were.</param>
    /// <returns>S_OK, or S_FALSE when there were fewer.</returns>
    /// <exception cref="ImapiException">E_POINTER, E_INVALIDARG: the array is shorter than cRecorders.</exception>
    [PreserveSig]
    int Next(uint cRecorders, IDiscRecorder?[] ppRecorder, out uint pcFetched);

    /// <summary>Leaves some out.</summary>
    /// <param name="cRecorders">How many.</param>
    /// <returns>S_OK, or S_FALSE when the end was reached before.</returns>
    [PreserveSig]
    int Skip(uint cRecorders);

    /// <summary>Goes back to the start of the same list.</summary>
    /// <returns>S_OK.</returns>
    [PreserveSig]
    int Reset();

    /// <summary>Another enumeration of the same list, at the same place.</summary>
    /// <param name="ppEnum">It.</param>
    /// <returns>S_OK.</returns>
    [PreserveSig]
    int Clone(out IEnumDiscRecorders ppEnum);
}

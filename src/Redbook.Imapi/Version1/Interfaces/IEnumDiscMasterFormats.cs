using System.Runtime.InteropServices;

namespace Redbook.Imapi.Version1;

/// <summary>Runs over the formats there were when it was made. C# programs may as well use
/// <see cref="DiscMasterExtensions.AsEnumerable(IEnumDiscMasterFormats)"/>.</summary>
[ComVisible(true)]
[Guid("DDF445E1-54BA-11D3-9144-00104BA11C5E")]
[InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
public interface IEnumDiscMasterFormats
{
    /// <summary>Fetches the next formats.</summary>
    /// <param name="cFormats">How many are wanted.</param>
    /// <param name="lpiidFormatID">Takes them; places without one become empty.</param>
    /// <param name="pcFetched">How many there were.</param>
    /// <returns>S_OK, or S_FALSE when there were fewer.</returns>
    /// <exception cref="ImapiException">E_POINTER, E_INVALIDARG: the array is shorter than cFormats.</exception>
    [PreserveSig]
    int Next(uint cFormats, Guid[] lpiidFormatID, out uint pcFetched);

    /// <summary>Leaves some out.</summary>
    /// <param name="cFormats">How many.</param>
    /// <returns>S_OK, or S_FALSE when the end was reached before.</returns>
    [PreserveSig]
    int Skip(uint cFormats);

    /// <summary>Goes back to the start of the same list.</summary>
    /// <returns>S_OK.</returns>
    [PreserveSig]
    int Reset();

    /// <summary>Another enumeration of the same list, at the same place.</summary>
    /// <param name="ppEnum">It.</param>
    /// <returns>S_OK.</returns>
    [PreserveSig]
    int Clone(out IEnumDiscMasterFormats ppEnum);
}

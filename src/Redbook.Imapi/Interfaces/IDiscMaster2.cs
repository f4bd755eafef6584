using System.Collections;
using System.Runtime.InteropServices;

namespace Redbook.Imapi;

/// <summary>The optical drives that can be used.</summary>
[ComVisible(true)]
[Guid("27354130-7F64-5B0F-8F00-5D77AFBE261E")]
[InterfaceType(ComInterfaceType.InterfaceIsDual)]
public interface IDiscMaster2 : IEnumerable
{
    /// <summary>Runs over the device ids (strings) as they are at the call; drives that come or go later do not
    /// change a run that has begun.</summary>
    [DispId(-4)]
    new IEnumerator GetEnumerator();

    /// <summary>The device id at a place of the list. Ids are compared without regard to case and never taken apart.
    /// </summary>
    /// <param name="index">0 to <see cref="Count"/> - 1. The place of a drive can change; its id does not.</param>
    /// <exception cref="ImapiException">E_INVALIDARG: no drive at that place.</exception>
    [DispId(0)]
    string this[int index] { get; }

    /// <summary>The number of drives there are now.</summary>
    [DispId(1)]
    int Count { get; }

    /// <summary>Whether at least one drive of the list can be used by this user.</summary>
    [DispId(2)]
    bool IsSupportedEnvironment { get; }
}

using System.Runtime.InteropServices;

namespace Redbook.Imapi;

/// <summary>A way of adding to a disc.</summary>
[ComVisible(true)]
[Guid("27354150-7F64-5B0F-8F00-5D77AFBE261E")]
[InterfaceType(ComInterfaceType.InterfaceIsDual)]
public interface IMultisession
{
    /// <summary>Whether the disc in the drive can be added to in this way.</summary>
    [DispId(256)]
    bool IsSupportedOnCurrentMediaState { get; }

    /// <summary>Whether this way is the one chosen.</summary>
    /// <exception cref="ImapiException">E_IMAPI_DF2DATA_INVALID_MEDIA_STATE: true, where the disc cannot be added to in
    /// this way.</exception>
    [DispId(257)]
    bool InUse { set; get; }

    /// <summary>The drive whose disc is added to.</summary>
    [DispId(258)]
    IDiscRecorder2 ImportRecorder { get; }
}

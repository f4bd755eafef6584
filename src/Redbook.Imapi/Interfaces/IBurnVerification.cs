using System.Runtime.InteropServices;

namespace Redbook.Imapi;

/// <summary>How much is checked after recording.</summary>
[ComVisible(true)]
[Guid("D2FFD834-958B-426D-8470-2A13879C6A91")]
[InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
public interface IBurnVerification
{
    /// <summary>The level; none by default. Track-at-once knows none and quick.</summary>
    /// <exception cref="ImapiException">E_NOTIMPL: full, on a track-at-once recording. E_INVALIDARG: no such level.
    /// </exception>
    IMAPI_BURN_VERIFICATION_LEVEL BurnVerificationLevel { set; get; }
}

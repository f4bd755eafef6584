using System.Runtime.InteropServices;

namespace Redbook.Imapi;

/// <summary>What every kind of recording has in common.</summary>
[ComVisible(true)]
[Guid("27354152-8F64-5B0F-8F00-5D77AFBE261E")]
[InterfaceType(ComInterfaceType.InterfaceIsDual)]
public interface IDiscFormat2
{
    /// <summary>Whether a drive can do this kind of recording at all, attached here or not.</summary>
    /// <param name="recorder">The drive.</param>
    /// <exception cref="ImapiException">E_POINTER: no drive given.</exception>
    [DispId(2048)]
    bool IsRecorderSupported(IDiscRecorder2 recorder);

    /// <summary>Whether a drive can do it with the disc that is in it now. An empty drive answers no.</summary>
    /// <param name="recorder">The drive.</param>
    /// <exception cref="ImapiException">E_POINTER: no drive given.</exception>
    [DispId(2049)]
    bool IsCurrentMediaSupported(IDiscRecorder2 recorder);

    /// <summary>Whether the drive calls the disc blank. Needs an attached recorder.</summary>
    [DispId(1792)]
    bool MediaPhysicallyBlank { get; }

    /// <summary>Whether the disc is probably blank. Meant for media that are always written in place; for a CD it is
    /// what <see cref="MediaPhysicallyBlank"/> says.</summary>
    [DispId(1793)]
    bool MediaHeuristicallyBlank { get; }

    /// <summary>The media this kind of recording handles (<see cref="int"/>, <see cref="IMAPI_MEDIA_PHYSICAL_TYPE"/>).
    /// </summary>
    [DispId(1794)]
    object[] SupportedMediaTypes { get; }
}

using System.Runtime.InteropServices;
using Redbook.Recording;

namespace Redbook.Imapi;

/// <summary>One speed that drive and disc can do. Given out by writers, not made by programs.</summary>
[ComVisible(true)]
[Guid("27354123-7F64-5B0F-8F00-5D77AFBE261E")]
[ClassInterface(ClassInterfaceType.None)]
[ComDefaultInterface(typeof(IWriteSpeedDescriptor))]
public sealed class MsftWriteSpeedDescriptor : IWriteSpeedDescriptor
{
    internal MsftWriteSpeedDescriptor(IMAPI_MEDIA_PHYSICAL_TYPE mediaType, SupportedWriteSpeed speed) =>
        (MediaType, RotationTypeIsPureCAV, WriteSpeed) = (mediaType, speed.IsCav, speed.Speed.SectorsPerSecond);

    /// <inheritdoc/>
    public IMAPI_MEDIA_PHYSICAL_TYPE MediaType { get; }

    /// <inheritdoc/>
    public bool RotationTypeIsPureCAV { get; }

    /// <inheritdoc/>
    public int WriteSpeed { get; }
}

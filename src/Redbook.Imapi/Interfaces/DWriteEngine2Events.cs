using System.Runtime.InteropServices;

namespace Redbook.Imapi;

/// <summary>What <see cref="IWriteEngine2"/> tells while it writes.</summary>
[ComVisible(true)]
[Guid("27354137-7F64-5B0F-8F00-5D77AFBE261E")]
[InterfaceType(ComInterfaceType.InterfaceIsDual)]
public interface DWriteEngine2Events
{
    /// <summary>Progress: once before, every half second, once after.</summary>
    /// <param name="object">The <see cref="IWriteEngine2"/> that writes.</param>
    /// <param name="progress">An <see cref="IWriteEngine2EventArgs"/>.</param>
    [DispId(256)]
    void Update(object @object, object progress);
}

using System.Runtime.InteropServices;

namespace Redbook.Imapi;

/// <summary>What <see cref="IDiscFormat2RawCD"/> tells while it records.</summary>
[ComVisible(true)]
[Guid("27354142-7F64-5B0F-8F00-5D77AFBE261E")]
[InterfaceType(ComInterfaceType.InterfaceIsDual)]
public interface DDiscFormat2RawCDEvents
{
    /// <summary>Progress: at the start, every half second, at each change of action, at the end.</summary>
    /// <param name="object">The <see cref="IDiscFormat2RawCD"/> that records.</param>
    /// <param name="progress">An <see cref="IDiscFormat2RawCDEventArgs"/>.</param>
    [DispId(512)]
    void Update(object @object, object progress);
}

using System.Runtime.InteropServices;

namespace Redbook.Imapi;

/// <summary>What <see cref="IDiscFormat2Data"/> tells while it records.</summary>
[ComVisible(true)]
[Guid("2735413C-7F64-5B0F-8F00-5D77AFBE261E")]
[InterfaceType(ComInterfaceType.InterfaceIsDual)]
public interface DDiscFormat2DataEvents
{
    /// <summary>Progress: for each step, every half second, at the end.</summary>
    /// <param name="object">The <see cref="IDiscFormat2Data"/> that records.</param>
    /// <param name="progress">An <see cref="IDiscFormat2DataEventArgs"/>.</param>
    [DispId(512)]
    void Update(object @object, object progress);
}

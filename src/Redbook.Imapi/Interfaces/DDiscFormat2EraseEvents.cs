using System.Runtime.InteropServices;

namespace Redbook.Imapi;

/// <summary>What <see cref="IDiscFormat2Erase"/> tells while it erases.</summary>
[ComVisible(true)]
[Guid("2735413A-7F64-5B0F-8F00-5D77AFBE261E")]
[InterfaceType(ComInterfaceType.InterfaceIsDual)]
public interface DDiscFormat2EraseEvents
{
    /// <summary>Progress: at the start, every half second (every second of a full erase), at the end.</summary>
    /// <param name="object">The <see cref="IDiscFormat2Erase"/> that erases.</param>
    /// <param name="elapsedSeconds">Seconds since the drive was told to erase.</param>
    /// <param name="estimatedTotalSeconds">Seconds from then to the end; may be revised.</param>
    [DispId(512)]
    void Update(object @object, int elapsedSeconds, int estimatedTotalSeconds);
}

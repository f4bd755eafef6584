namespace Redbook.Imapi;

/// <summary>A handler of erasing progress, as the type library names it.</summary>
/// <param name="object">The <see cref="IDiscFormat2Erase"/> that erases.</param>
/// <param name="elapsedSeconds">Seconds since the drive was told to erase.</param>
/// <param name="estimatedTotalSeconds">Seconds from then to the end; may be revised.</param>
public delegate void DDiscFormat2EraseEvents_UpdateEventHandler(
    object @object, int elapsedSeconds, int estimatedTotalSeconds);

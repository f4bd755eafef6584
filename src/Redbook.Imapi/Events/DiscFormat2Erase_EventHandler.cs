namespace Redbook.Imapi;

/// <summary>A handler of erasing progress, as hand-written declarations name it.</summary>
/// <param name="sender">The <see cref="IDiscFormat2Erase"/> that erases.</param>
/// <param name="elapsedSeconds">Seconds since the drive was told to erase.</param>
/// <param name="estimatedTotalSeconds">Seconds from then to the end; may be revised.</param>
public delegate void DiscFormat2Erase_EventHandler(object sender, int elapsedSeconds, int estimatedTotalSeconds);

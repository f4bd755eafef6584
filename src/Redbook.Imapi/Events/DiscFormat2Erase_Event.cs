namespace Redbook.Imapi;

/// <summary>The events of erasing, as hand-written declarations name them.</summary>
public interface DiscFormat2Erase_Event
{
    /// <summary>Progress, on the thread that erases.</summary>
    event DiscFormat2Erase_EventHandler? Update;
}

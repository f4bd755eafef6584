namespace Redbook.Imapi;

/// <summary>The events of erasing, as the type library names them.</summary>
public interface DDiscFormat2EraseEvents_Event
{
    /// <summary>Progress, on the thread that erases.</summary>
    event DDiscFormat2EraseEvents_UpdateEventHandler? Update;
}

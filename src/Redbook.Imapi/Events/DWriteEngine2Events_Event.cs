namespace Redbook.Imapi;

/// <summary>The events of the write engine, as the type library names them.</summary>
public interface DWriteEngine2Events_Event
{
    /// <summary>Progress, on the thread that writes.</summary>
    event DWriteEngine2Events_UpdateEventHandler? Update;
}

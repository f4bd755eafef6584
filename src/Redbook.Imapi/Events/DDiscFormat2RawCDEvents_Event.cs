namespace Redbook.Imapi;

/// <summary>The events of raw recording, as the type library names them.</summary>
public interface DDiscFormat2RawCDEvents_Event
{
    /// <summary>Progress, on the thread that records.</summary>
    event DDiscFormat2RawCDEvents_UpdateEventHandler? Update;
}

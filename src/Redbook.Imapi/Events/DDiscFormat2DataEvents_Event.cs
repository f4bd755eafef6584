namespace Redbook.Imapi;

/// <summary>The events of data recording, as the type library names them.</summary>
public interface DDiscFormat2DataEvents_Event
{
    /// <summary>Progress, on the thread that records.</summary>
    event DDiscFormat2DataEvents_UpdateEventHandler? Update;
}

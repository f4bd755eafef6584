namespace Redbook.Imapi;

/// <summary>The events of data recording, as hand-written declarations name them.</summary>
public interface DiscFormat2Data_Event
{
    /// <summary>Progress, on the thread that records.</summary>
    event DiscFormat2Data_EventHandler? Update;
}

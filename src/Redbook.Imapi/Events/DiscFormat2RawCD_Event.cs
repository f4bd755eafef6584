namespace Redbook.Imapi;

/// <summary>The events of raw recording, as hand-written declarations name them.</summary>
public interface DiscFormat2RawCD_Event
{
    /// <summary>Progress, on the thread that records.</summary>
    event DiscFormat2RawCD_EventHandler? Update;
}

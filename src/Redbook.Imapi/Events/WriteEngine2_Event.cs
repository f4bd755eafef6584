namespace Redbook.Imapi;

/// <summary>The events of the write engine, as hand-written declarations name them.</summary>
public interface WriteEngine2_Event
{
    /// <summary>Progress, on the thread that writes.</summary>
    event WriteEngine2_EventHandler? Update;
}

namespace Redbook.Imapi;

/// <summary>The events of track-at-once recording, as hand-written declarations name them.</summary>
public interface DiscFormat2TrackAtOnce_Event
{
    /// <summary>Progress, on the thread that records.</summary>
    event DiscFormat2TrackAtOnce_EventHandler? Update;
}

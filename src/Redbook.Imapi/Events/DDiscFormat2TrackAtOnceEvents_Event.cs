namespace Redbook.Imapi;

/// <summary>The events of track-at-once recording, as the type library names them.</summary>
public interface DDiscFormat2TrackAtOnceEvents_Event
{
    /// <summary>Progress, on the thread that records.</summary>
    event DDiscFormat2TrackAtOnceEvents_UpdateEventHandler? Update;
}

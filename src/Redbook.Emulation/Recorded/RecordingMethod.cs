namespace Redbook.Emulation.Recorded;

/// <summary>How a session came onto the disc.</summary>
internal enum RecordingMethod
{
    TrackAtOnce = 0,
    SessionAtOnce = 1,
    Raw = 2,
}

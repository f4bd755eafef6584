namespace Redbook.Imapi;

/// <summary>A handler of track-at-once progress, as the type library names it.</summary>
/// <param name="object">The <see cref="IDiscFormat2TrackAtOnce"/> that records.</param>
/// <param name="progress">An <see cref="IDiscFormat2TrackAtOnceEventArgs"/>.</param>
public delegate void DDiscFormat2TrackAtOnceEvents_UpdateEventHandler(object @object, object progress);

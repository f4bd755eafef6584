namespace Redbook.Imapi;

/// <summary>A handler of track-at-once progress, as hand-written declarations name it.</summary>
/// <param name="sender">The <see cref="IDiscFormat2TrackAtOnce"/> that records.</param>
/// <param name="args">An <see cref="IDiscFormat2TrackAtOnceEventArgs"/>.</param>
public delegate void DiscFormat2TrackAtOnce_EventHandler(object sender, object args);

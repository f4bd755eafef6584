namespace Redbook.Imapi;

/// <summary>A handler of data recording progress, as hand-written declarations name it.</summary>
/// <param name="sender">The <see cref="IDiscFormat2Data"/> that records.</param>
/// <param name="args">An <see cref="IDiscFormat2DataEventArgs"/>.</param>
public delegate void DiscFormat2Data_EventHandler(object sender, object args);

namespace Redbook.Imapi;

/// <summary>A handler of raw recording progress, as hand-written declarations name it.</summary>
/// <param name="sender">The <see cref="IDiscFormat2RawCD"/> that records.</param>
/// <param name="args">An <see cref="IDiscFormat2RawCDEventArgs"/>.</param>
public delegate void DiscFormat2RawCD_EventHandler(object sender, object args);

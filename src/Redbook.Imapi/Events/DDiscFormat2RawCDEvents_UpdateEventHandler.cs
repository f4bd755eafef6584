namespace Redbook.Imapi;

/// <summary>A handler of raw recording progress, as the type library names it.</summary>
/// <param name="object">The <see cref="IDiscFormat2RawCD"/> that records.</param>
/// <param name="progress">An <see cref="IDiscFormat2RawCDEventArgs"/>.</param>
public delegate void DDiscFormat2RawCDEvents_UpdateEventHandler(object @object, object progress);

namespace Redbook.Imapi;

/// <summary>A handler of data recording progress, as the type library names it.</summary>
/// <param name="object">The <see cref="IDiscFormat2Data"/> that records.</param>
/// <param name="progress">An <see cref="IDiscFormat2DataEventArgs"/>.</param>
public delegate void DDiscFormat2DataEvents_UpdateEventHandler(object @object, object progress);

namespace Redbook.Imapi;

/// <summary>A handler of the write engine progress, as the type library names it.</summary>
/// <param name="object">The <see cref="IWriteEngine2"/> that writes.</param>
/// <param name="progress">An <see cref="IWriteEngine2EventArgs"/>.</param>
public delegate void DWriteEngine2Events_UpdateEventHandler(object @object, object progress);

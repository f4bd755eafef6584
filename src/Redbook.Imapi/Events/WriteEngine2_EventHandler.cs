namespace Redbook.Imapi;

/// <summary>A handler of the write engine progress, as hand-written declarations name it.</summary>
/// <param name="sender">The <see cref="IWriteEngine2"/> that writes.</param>
/// <param name="args">An <see cref="IWriteEngine2EventArgs"/>.</param>
public delegate void WriteEngine2_EventHandler(object sender, object args);

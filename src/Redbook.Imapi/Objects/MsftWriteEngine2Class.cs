namespace Redbook.Imapi;

/// <summary><see cref="MsftWriteEngine2"/> under the class name that an import of the type library gives it.</summary>
public class MsftWriteEngine2Class : MsftWriteEngine2;

namespace Redbook.Imapi;

/// <summary><see cref="MsftDiscMaster2"/> under the class name that an import of the type library gives it.</summary>
public class MsftDiscMaster2Class : MsftDiscMaster2;

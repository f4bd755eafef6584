namespace Redbook.Imapi;

/// <summary><see cref="MsftDiscFormat2Erase"/> under the class name that an import of the type library gives it.</summary>
public class MsftDiscFormat2EraseClass : MsftDiscFormat2Erase;

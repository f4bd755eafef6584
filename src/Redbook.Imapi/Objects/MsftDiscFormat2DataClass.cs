namespace Redbook.Imapi;

/// <summary><see cref="MsftDiscFormat2Data"/> under the class name that an import of the type library gives it.</summary>
public class MsftDiscFormat2DataClass : MsftDiscFormat2Data;

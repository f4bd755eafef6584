namespace Redbook.Imapi;

/// <summary><see cref="MsftDiscFormat2RawCD"/> under the class name that an import of the type library gives it.</summary>
public class MsftDiscFormat2RawCDClass : MsftDiscFormat2RawCD;

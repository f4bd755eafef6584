namespace Redbook.Imapi;

/// <summary><see cref="MsftDiscRecorder2"/> under the class name that an import of the type library gives it.</summary>
public class MsftDiscRecorder2Class : MsftDiscRecorder2;

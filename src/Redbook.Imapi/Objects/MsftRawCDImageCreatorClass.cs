namespace Redbook.Imapi;

/// <summary><see cref="MsftRawCDImageCreator"/> under the class name that an import of the type library gives it.</summary>
public class MsftRawCDImageCreatorClass : MsftRawCDImageCreator;

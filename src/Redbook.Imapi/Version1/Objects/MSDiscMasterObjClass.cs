namespace Redbook.Imapi.Version1;

/// <summary>The name under which type libraries know <see cref="MSDiscMasterObj"/> as a class.</summary>
public class MSDiscMasterObjClass : MSDiscMasterObj;

namespace Redbook.Imapi;

/// <summary>The name under which type libraries know <see cref="MsftStreamZero"/> as a class.</summary>
public class MsftStreamZeroClass : MsftStreamZero;

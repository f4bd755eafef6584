namespace Redbook.Imapi;

/// <summary>The name under which type libraries know <see cref="MsftStreamConcatenate"/> as a class.</summary>
public class MsftStreamConcatenateClass : MsftStreamConcatenate;

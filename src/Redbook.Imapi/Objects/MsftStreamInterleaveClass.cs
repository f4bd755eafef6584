namespace Redbook.Imapi;

/// <summary>The name under which type libraries know <see cref="MsftStreamInterleave"/> as a class.</summary>
public class MsftStreamInterleaveClass : MsftStreamInterleave;

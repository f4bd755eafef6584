namespace Redbook.Imapi;

/// <summary>The name under which type libraries know <see cref="MsftStreamPrng001"/> as a class.</summary>
public class MsftStreamPrng001Class : MsftStreamPrng001;

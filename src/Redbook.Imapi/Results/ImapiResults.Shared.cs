namespace Redbook.Imapi;

/// <content>Codes of every object.</content>
public static partial class ImapiResults
{
    /// <summary>0xC0AA0002. The operation ended because it was cancelled.</summary>
    public const int E_IMAPI_REQUEST_CANCELLED = unchecked((int)0xC0AA0002);

    /// <summary>0xC0AA0003. A recorder has to be attached first.</summary>
    public const int E_IMAPI_RECORDER_REQUIRED = unchecked((int)0xC0AA0003);

    /// <summary>0x00AA0004. Done, at another speed than the one asked for.</summary>
    public const int S_IMAPI_SPEEDADJUSTED = 0x00AA0004;

    /// <summary>0x00AA0005. Done, with another rotation than the one asked for.</summary>
    public const int S_IMAPI_ROTATIONADJUSTED = 0x00AA0005;

    /// <summary>0x00AA0006. Done, with another speed and another rotation.</summary>
    public const int S_IMAPI_BOTHADJUSTED = 0x00AA0006;

    /// <summary>0xC0AA0007. The check after recording failed; the disc may be of no use.</summary>
    public const int E_IMAPI_BURN_VERIFICATION_FAILED = unchecked((int)0xC0AA0007);
}

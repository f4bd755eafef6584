namespace Redbook.Imapi;

/// <content>Codes of the write engine.</content>
public static partial class ImapiResults
{
    /// <summary>0xC0AA0300. Data did not reach the drive fast enough.</summary>
    public const int E_IMAPI_LOSS_OF_STREAMING = unchecked((int)0xC0AA0300);

    /// <summary>0xC0AA0301. The drive reported an error from which writing cannot recover.</summary>
    public const int E_IMAPI_UNEXPECTED_RESPONSE_FROM_DEVICE = unchecked((int)0xC0AA0301);

    /// <summary>0x00AA0302. Nothing is being written.</summary>
    public const int S_IMAPI_WRITE_NOT_IN_PROGRESS = 0x00AA0302;
}

namespace Redbook.Imapi;

/// <content>Standard codes that occur.</content>
public static partial class ImapiResults
{
    /// <summary>0x00000000. Done.</summary>
    public const int S_OK = 0x00000000;

    /// <summary>0x00000001. Done, with the second of two good answers.</summary>
    public const int S_FALSE = 0x00000001;

    /// <summary>0x80004001. The call exists but not for this value.</summary>
    public const int E_NOTIMPL = unchecked((int)0x80004001);

    /// <summary>0x80004002. The object does not have that interface.</summary>
    public const int E_NOINTERFACE = unchecked((int)0x80004002);

    /// <summary>0x80004003. A required argument was null.</summary>
    public const int E_POINTER = unchecked((int)0x80004003);

    /// <summary>0x80004005. An error without a code of its own.</summary>
    public const int E_FAIL = unchecked((int)0x80004005);

    /// <summary>0x80070005. Another program uses the drive, or the user may not.</summary>
    public const int E_ACCESSDENIED = unchecked((int)0x80070005);

    /// <summary>0x80070006. The handle of the drive was closed.</summary>
    public const int HRESULT_FROM_WIN32_ERROR_INVALID_HANDLE = unchecked((int)0x80070006);

    /// <summary>0x8007000E. Memory is short.</summary>
    public const int E_OUTOFMEMORY = unchecked((int)0x8007000E);

    /// <summary>0x80070037. The drive is gone.</summary>
    public const int HRESULT_FROM_WIN32_ERROR_DEV_NOT_EXIST = unchecked((int)0x80070037);

    /// <summary>0x80070057. An argument has a value that is not allowed.</summary>
    public const int E_INVALIDARG = unchecked((int)0x80070057);

    /// <summary>0x80070057. A string argument has a value that is not allowed; equal to E_INVALIDARG.</summary>
    public const int STRSAFE_E_INVALID_PARAMETER = unchecked((int)0x80070057);

    /// <summary>0x80040154. No class is known by that identifier.</summary>
    public const int REGDB_E_CLASSNOTREG = unchecked((int)0x80040154);
}

namespace Redbook.Imapi;

/// <content>Codes of the raw image creator.</content>
public static partial class ImapiResults
{
    /// <summary>0x80AA0A00. The image was made; nothing can be changed any more.</summary>
    public const int E_IMAPI_RAW_IMAGE_IS_READ_ONLY = unchecked((int)0x80AA0A00);

    /// <summary>0x80AA0A01. Track numbers end at 99.</summary>
    public const int E_IMAPI_RAW_IMAGE_TOO_MANY_TRACKS = unchecked((int)0x80AA0A01);

    /// <summary>0x80AA0A02. That kind of sector cannot go into the image.</summary>
    public const int E_IMAPI_RAW_IMAGE_SECTOR_TYPE_NOT_SUPPORTED = unchecked((int)0x80AA0A02);

    /// <summary>0x80AA0A03. The image has no track yet.</summary>
    public const int E_IMAPI_RAW_IMAGE_NO_TRACKS = unchecked((int)0x80AA0A03);

    /// <summary>0x80AA0A04. Only possible before the first track.</summary>
    public const int E_IMAPI_RAW_IMAGE_TRACKS_ALREADY_ADDED = unchecked((int)0x80AA0A04);

    /// <summary>0x80AA0A05. The lead-out would start beyond its limit.</summary>
    public const int E_IMAPI_RAW_IMAGE_INSUFFICIENT_SPACE = unchecked((int)0x80AA0A05);

    /// <summary>0x80AA0A06. A track has at most 99 indexes.</summary>
    public const int E_IMAPI_RAW_IMAGE_TOO_MANY_TRACK_INDEXES = unchecked((int)0x80AA0A06);

    /// <summary>0x80AA0A07. There is no index at that offset.</summary>
    public const int E_IMAPI_RAW_IMAGE_TRACK_INDEX_NOT_FOUND = unchecked((int)0x80AA0A07);

    /// <summary>0x00AA0A08. There is an index at that offset already; nothing changed.</summary>
    public const int S_IMAPI_RAW_IMAGE_TRACK_INDEX_ALREADY_EXISTS = 0x00AA0A08;

    /// <summary>0x80AA0A09. Index 1 cannot be removed.</summary>
    public const int E_IMAPI_RAW_IMAGE_TRACK_INDEX_OFFSET_ZERO_CANNOT_BE_CLEARED = unchecked((int)0x80AA0A09);

    /// <summary>0x80AA0A0A. Every index is at least 10 sectors long.</summary>
    public const int E_IMAPI_RAW_IMAGE_TRACK_INDEX_TOO_CLOSE_TO_OTHER_INDEX = unchecked((int)0x80AA0A0A);
}

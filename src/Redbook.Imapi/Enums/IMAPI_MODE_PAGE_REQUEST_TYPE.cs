namespace Redbook.Imapi;

/// <summary>Which values of a mode page are meant.</summary>
public enum IMAPI_MODE_PAGE_REQUEST_TYPE
{
    /// <summary>Those in force.</summary>
    IMAPI_MODE_PAGE_REQUEST_TYPE_CURRENT_VALUES = 0,

    /// <summary>A mask of the bits that can be changed.</summary>
    IMAPI_MODE_PAGE_REQUEST_TYPE_CHANGEABLE_VALUES = 1,

    /// <summary>The defaults.</summary>
    IMAPI_MODE_PAGE_REQUEST_TYPE_DEFAULT_VALUES = 2,

    /// <summary>The saved ones.</summary>
    IMAPI_MODE_PAGE_REQUEST_TYPE_SAVED_VALUES = 3,
}

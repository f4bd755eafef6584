namespace Redbook.Imapi;

/// <summary>Mode pages, by their MMC page codes.</summary>
public enum IMAPI_MODE_PAGE_TYPE
{
    /// <summary>Read/write error recovery, 01h.</summary>
    IMAPI_MODE_PAGE_TYPE_READ_WRITE_ERROR_RECOVERY = 1,

    /// <summary>Mount Rainier, 03h.</summary>
    IMAPI_MODE_PAGE_TYPE_MRW = 3,

    /// <summary>Write parameters, 05h.</summary>
    IMAPI_MODE_PAGE_TYPE_WRITE_PARAMETERS = 5,

    /// <summary>Caching, 08h.</summary>
    IMAPI_MODE_PAGE_TYPE_CACHING = 8,

    /// <summary>Power condition, 1Ah.</summary>
    IMAPI_MODE_PAGE_TYPE_POWER_CONDITION = 26,

    /// <summary>Informational exceptions, 1Ch.</summary>
    IMAPI_MODE_PAGE_TYPE_INFORMATIONAL_EXCEPTIONS = 28,

    /// <summary>Time-out and protect, 1Dh.</summary>
    IMAPI_MODE_PAGE_TYPE_TIMEOUT_AND_PROTECT = 29,

    /// <summary>Capabilities and mechanical status, 2Ah.</summary>
    IMAPI_MODE_PAGE_TYPE_LEGACY_CAPABILITIES = 42,
}

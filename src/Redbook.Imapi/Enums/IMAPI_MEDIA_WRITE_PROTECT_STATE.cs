namespace Redbook.Imapi;

/// <summary>Why a medium cannot be written. Values combine.</summary>
[Flags]
public enum IMAPI_MEDIA_WRITE_PROTECT_STATE
{
    /// <summary>Until the power goes off.</summary>
    IMAPI_WRITEPROTECTED_UNTIL_POWERDOWN = 0x1,

    /// <summary>By its cartridge.</summary>
    IMAPI_WRITEPROTECTED_BY_CARTRIDGE = 0x2,

    /// <summary>For a reason of the medium type.</summary>
    IMAPI_WRITEPROTECTED_BY_MEDIA_SPECIFIC_REASON = 0x4,

    /// <summary>By software.</summary>
    IMAPI_WRITEPROTECTED_BY_SOFTWARE_WRITE_PROTECT = 0x8,

    /// <summary>By a disc control block.</summary>
    IMAPI_WRITEPROTECTED_BY_DISC_CONTROL_BLOCK = 0x10,

    /// <summary>The medium is read-only.</summary>
    IMAPI_WRITEPROTECTED_READ_ONLY_MEDIA = 0x4000,
}

namespace Redbook.Imapi.Version1;

/// <summary>Names a property, by its name or its number.</summary>
/// <param name="ulKind"><see cref="DiscMasterConstants.PRSPEC_LPWSTR"/> or
/// <see cref="DiscMasterConstants.PRSPEC_PROPID"/>.</param>
/// <param name="propid">The number.</param>
/// <param name="lpwstr">The name.</param>
public readonly record struct PROPSPEC(uint ulKind, uint propid, string? lpwstr)
{
    /// <summary>By name.</summary>
    /// <param name="lpwstr">The name.</param>
    public PROPSPEC(string lpwstr)
        : this(DiscMasterConstants.PRSPEC_LPWSTR, 0, lpwstr)
    {
    }

    /// <summary>By number.</summary>
    /// <param name="propid">The number.</param>
    public PROPSPEC(uint propid)
        : this(DiscMasterConstants.PRSPEC_PROPID, propid, null)
    {
    }
}

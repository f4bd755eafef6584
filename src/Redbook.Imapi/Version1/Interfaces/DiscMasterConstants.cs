namespace Redbook.Imapi.Version1;

/// <summary>Named numbers of the header.</summary>
public static class DiscMasterConstants
{
    /// <summary>State of a recorder: idle.</summary>
    public const uint RECORDER_DOING_NOTHING = 0;

    /// <summary>State of a recorder: this object has exclusive access.</summary>
    public const uint RECORDER_OPENED = 0x1;

    /// <summary>State of a recorder: a disc is being recorded.</summary>
    public const uint RECORDER_BURNING = 0x2;

    /// <summary>A <see cref="PROPSPEC"/> by name.</summary>
    public const uint PRSPEC_LPWSTR = 0;

    /// <summary>A <see cref="PROPSPEC"/> by number.</summary>
    public const uint PRSPEC_PROPID = 1;
}

namespace Redbook.Imapi;

/// <summary>The result code of a call, where it is returned and not thrown.</summary>
/// <param name="HResult">The code; one of <see cref="ImapiResults"/> or of a stream given by the caller.</param>
public readonly record struct ImapiResult(int HResult)
{
    /// <summary>The symbolic name, such as <c>S_IMAPI_SPEEDADJUSTED</c>.</summary>
    public string Name => ImapiResults.NameOf(HResult);

    /// <summary>Whether the call did what it was asked to, be it with a remark.</summary>
    public bool IsSuccess => ImapiResults.IsSuccess(HResult);

    /// <summary>Name and value.</summary>
    public override string ToString() =>
        Name.StartsWith("0x", StringComparison.Ordinal) ? Name : $"{Name} (0x{HResult:X8})";
}

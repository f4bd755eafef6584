using Redbook.Mmc;

namespace Redbook.Imapi.Results;

/// <summary>One row of <see cref="SenseTable"/>: null stands for any.</summary>
/// <param name="HResult">The result code.</param>
/// <param name="Key">The sense key.</param>
/// <param name="Asc">The additional sense code.</param>
/// <param name="FirstAscq">The first qualifier.</param>
/// <param name="LastAscq">The last qualifier.</param>
/// <param name="Call">What was asked of the drive.</param>
internal sealed record SenseRow(
    int HResult, SenseKey? Key, byte? Asc = null, byte FirstAscq = 0, byte LastAscq = 0xFF, DriveCall? Call = null)
{
    public bool Matches(SenseData sense, DriveCall call) =>
        (Key is null || Key == sense.Key)
        && (Asc is null || Asc == sense.Asc)
        && sense.Ascq >= FirstAscq
        && sense.Ascq <= LastAscq
        && (Call is null || Call == call);
}

namespace Redbook.Mmc.Transport;

/// <summary>What a drive answered to one command.</summary>
/// <param name="Status">The status byte.</param>
/// <param name="BytesTransferred">Bytes of the data phase that really moved.</param>
/// <param name="Sense">Why a command was refused; also present with a good status after a recovered error.</param>
/// <param name="Elapsed">How long the command took by the transport's clock.</param>
public readonly record struct ScsiResult(
    ScsiStatus Status, int BytesTransferred, SenseData? Sense, TimeSpan Elapsed)
{
    /// <summary>How long the answer lay there before the program took it, because it was stopped meanwhile; part of
    /// <see cref="Elapsed"/>. Zero where that was less than a second, or the transport cannot tell.</summary>
    public TimeSpan TakenLateBy { get; init; }

    /// <summary>Whether the command was carried out.</summary>
    public bool IsGood => Status == ScsiStatus.Good;
}

namespace Redbook.Mmc;

/// <summary>Why a command was refused: sense key, additional sense code and qualifier.</summary>
/// <param name="Key">The sense key.</param>
/// <param name="Asc">The additional sense code.</param>
/// <param name="Ascq">Its qualifier.</param>
public readonly record struct SenseData(SenseKey Key, byte Asc, byte Ascq)
{
    /// <summary>The fixed format is 18 bytes in every drive met so far.</summary>
    public const int FixedSize = 18;

    /// <summary>Whether this is about an earlier command (a write that failed after it was accepted).</summary>
    public bool IsDeferred { get; init; }

    /// <summary>The information field (often the address concerned), when marked valid.</summary>
    public uint? Information { get; init; }

    /// <summary>How far a long operation has come, 0 to 65535, when the drive says.</summary>
    public ushort? Progress { get; init; }

    /// <summary>Whether code and qualifier are these.</summary>
    public bool Is(SenseKey key, byte asc, byte ascq) => Key == key && Asc == asc && Ascq == ascq;

    /// <summary><c>5/24/00</c>: key, code and qualifier in hexadecimal.</summary>
    public override string ToString() => $"{(int)Key:X}/{Asc:X2}/{Ascq:X2}";
}

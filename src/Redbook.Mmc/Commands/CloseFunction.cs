namespace Redbook.Mmc.Commands;

/// <summary>What CLOSE TRACK/SESSION closes.</summary>
public enum CloseFunction : byte
{
    /// <summary>Stops a background format.</summary>
    StopFormat = 0,

    /// <summary>The track named.</summary>
    Track = 1,

    /// <summary>The session; whether another may follow stands in the write parameters.</summary>
    Session = 2,

    /// <summary>DVD: finalise with minimal radius.</summary>
    FinalizeMinimal = 5,

    /// <summary>DVD: finalise.</summary>
    Finalize = 6,
}

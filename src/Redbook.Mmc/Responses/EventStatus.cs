using Redbook.Mmc.Commands;

namespace Redbook.Mmc.Responses;

/// <summary>The reply of GET EVENT STATUS NOTIFICATION for the media class, or the answer that there is none.</summary>
/// <param name="SupportedClasses">The classes the drive knows.</param>
/// <param name="HasEvent">Whether the rest means anything; else the class asked for is not supported.</param>
/// <param name="Event">What happened.</param>
/// <param name="IsMediumPresent">Whether there is a disc.</param>
/// <param name="IsDoorOpen">Whether the tray is open.</param>
public readonly record struct EventStatus(
    EventClasses SupportedClasses, bool HasEvent, MediaEvent Event, bool IsMediumPresent, bool IsDoorOpen)
{
    /// <summary>Bytes of the reply with an event.</summary>
    public const int Size = 8;

    /// <summary>Bytes of the reply without one.</summary>
    public const int HeaderSize = 4;

    private const byte NoEventAvailable = 0x80;
    private const byte MediaClass = 4;

    /// <summary>Reads a reply.</summary>
    /// <returns><see langword="false"/> when fewer than 4 bytes are there.</returns>
    public static bool TryParse(ReadOnlySpan<byte> source, out EventStatus status)
    {
        status = default;
        ReadOnlySpan<byte> reply = Reply.Cut16(source);
        if (reply.Length < HeaderSize)
        {
            return false;
        }

        bool has = (reply[2] & NoEventAvailable) == 0 && (reply[2] & 7) == MediaClass && reply.Length >= 6;
        status = has
            ? new((EventClasses)reply[3], true, (MediaEvent)(reply[4] & 0x0F), (reply[5] & 2) != 0, (reply[5] & 1) != 0)
            : new((EventClasses)reply[3], false, MediaEvent.NoChange, false, false);
        return true;
    }

    /// <summary>Writes 8 bytes, or 4 when there is no event.</summary>
    /// <returns>The bytes written.</returns>
    /// <exception cref="ArgumentException">The span is too short.</exception>
    public int WriteTo(Span<byte> destination)
    {
        Span<byte> b = Reply.Begin(destination, HasEvent ? Size : HeaderSize);
        b[1] = (byte)(b.Length - 2);
        b[2] = HasEvent ? MediaClass : NoEventAvailable;
        b[3] = (byte)SupportedClasses;
        if (HasEvent)
        {
            b[4] = (byte)Event;
            b[5] = (byte)((IsMediumPresent ? 2 : 0) | (IsDoorOpen ? 1 : 0));
        }

        return b.Length;
    }
}

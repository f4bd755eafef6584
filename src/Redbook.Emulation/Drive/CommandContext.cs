using Redbook.Mmc.Transport;

namespace Redbook.Emulation.Drive;

/// <summary>One command on its way through the drive.</summary>
internal ref struct CommandContext(
    ReadOnlySpan<byte> cdb, TransferDirection direction, Span<byte> data, Initiator initiator)
{
    public ReadOnlySpan<byte> Cdb { get; } = cdb;

    public TransferDirection Direction { get; } = direction;

    /// <summary>The data phase as the host offers it.</summary>
    public Span<byte> Data { get; } = data;

    /// <summary>Whose command it is.</summary>
    public Initiator Initiator { get; } = initiator;

    /// <summary>Bytes that really moved.</summary>
    public int BytesTransferred { get; set; }

    /// <summary>How long the command takes until it is answered.</summary>
    public TimeSpan Duration { get; set; }

    /// <summary>What the host sends with the command.</summary>
    public readonly ReadOnlySpan<byte> Sent => Direction == TransferDirection.ToDevice ? Data : [];

    /// <summary>Room for what the drive returns.</summary>
    public readonly Span<byte> Room => Direction == TransferDirection.FromDevice ? Data : [];

    /// <summary>Returns a reply, cut to what the command allows and the host has room for, never padded.</summary>
    public void Reply(scoped ReadOnlySpan<byte> reply, int allocationBytes)
    {
        int count = Math.Min(Math.Min(reply.Length, allocationBytes), Room.Length);
        reply[..count].CopyTo(Room);
        BytesTransferred = count;
    }
}

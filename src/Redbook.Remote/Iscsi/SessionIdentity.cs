namespace Redbook.Remote.Iscsi;

/// <summary>Who is logged in to what.</summary>
/// <param name="Id">The target's part of the identity (TSIH), never 0.</param>
/// <param name="Initiator">The initiator's name.</param>
/// <param name="Isid">The initiator's part of the identity.</param>
/// <param name="Target">The drive.</param>
internal sealed record SessionIdentity(ushort Id, string Initiator, ulong Isid, IscsiTarget Target);

using Redbook.Mmc.Transport;

namespace Redbook.Mmc.Commands;

/// <summary>SEND CUE SHEET (5Dh): the layout of a session that is written at once.</summary>
/// <param name="SizeBytes">Eight bytes for each entry, 0 to 16777215.</param>
public readonly record struct SendCueSheet(int SizeBytes) : IMmcCommand<SendCueSheet>
{
    /// <inheritdoc/>
    public static byte Opcode => Mmc.Opcode.SendCueSheet;

    /// <inheritdoc/>
    public static string Name => "SEND CUE SHEET";

    /// <inheritdoc/>
    public static int CdbLength => 10;

    /// <inheritdoc/>
    public static TransferDirection Direction => TransferDirection.ToDevice;

    /// <inheritdoc/>
    public static TimeSpan Timeout => TimeSpan.FromSeconds(180);

    /// <inheritdoc/>
    public static SendCueSheet Parse(ReadOnlySpan<byte> cdb)
    {
        cdb = Cdb.Require<SendCueSheet>(cdb);
        return new(Cdb.ReadUInt24(cdb[6..]));
    }

    /// <inheritdoc/>
    public void WriteTo(Span<byte> cdb)
    {
        cdb = Cdb.Begin<SendCueSheet>(cdb);
        Cdb.WriteUInt24(cdb[6..], SizeBytes);
    }

    /// <summary>The fields as a protocol analyser would show them.</summary>
    public override string ToString() => $"{SizeBytes / 8} entries";
}

using Redbook.Mmc.Commands;

namespace Redbook.Mmc.Tracing;

/// <summary>Command blocks in words, as a protocol analyser shows them.</summary>
public static class CommandText
{
    private static readonly Entry[] s_entries = BuildTable();

    private delegate string Decoder(ReadOnlySpan<byte> cdb);

    /// <summary>The name and fields of any command block; what is not known is shown in hexadecimal.</summary>
    public static string Describe(ReadOnlySpan<byte> cdb)
    {
        if (cdb.IsEmpty)
        {
            return "empty command block";
        }

        Entry entry = s_entries[cdb[0]];
        if (entry.Decode is null || cdb.Length < entry.CdbLength)
        {
            return $"{entry.Name ?? $"command {cdb[0]:X2}h"} {Convert.ToHexString(cdb)}";
        }

        string fields = entry.Decode(cdb);
        return fields.Length == 0 ? entry.Name! : $"{entry.Name} {fields}";
    }

    /// <summary>The name of an operation code; <see langword="null"/> when it is not known.</summary>
    public static string? NameOf(byte opcode) => s_entries[opcode].Name;

    /// <summary>An operation code for messages, its name before its number: <c>WRITE(10) (2Ah)</c>.</summary>
    public static string NameAndCode(byte opcode) => $"{NameOf(opcode) ?? "command"} ({opcode:X2}h)";

    private static Entry[] BuildTable()
    {
        var table = new Entry[256];
        Add<TestUnitReady>(table);
        Add<RequestSense>(table);
        Add<Inquiry>(table);
        Add<ModeSelect6>(table);
        Add<ModeSense6>(table);
        Add<StartStopUnit>(table);
        Add<PreventAllowMediumRemoval>(table);
        Add<ReadFormatCapacities>(table);
        Add<ReadCapacity>(table);
        Add<Read10>(table);
        Add<Read12>(table);
        Add<Write10>(table);
        Add<Write12>(table);
        Add<SynchronizeCache>(table);
        Add<ReadBuffer>(table);
        Add<ReadSubChannel>(table);
        Add<ReadTocPmaAtip>(table);
        Add<GetConfiguration>(table);
        Add<GetEventStatusNotification>(table);
        Add<ReadDiscInformation>(table);
        Add<ReadTrackInformation>(table);
        Add<ReserveTrack>(table);
        Add<SendOpcInformation>(table);
        Add<ModeSelect10>(table);
        Add<ModeSense10>(table);
        Add<CloseTrackSession>(table);
        Add<ReadBufferCapacity>(table);
        Add<SendCueSheet>(table);
        Add<Blank>(table);
        Add<GetPerformance>(table);
        Add<SetStreaming>(table);
        Add<ReadCdMsf>(table);
        Add<SetCdSpeed>(table);
        Add<MechanismStatus>(table);
        Add<ReadCd>(table);
        return table;
    }

    private static void Add<TCommand>(Entry[] table)
        where TCommand : struct, IMmcCommand<TCommand> =>
        table[TCommand.Opcode] = new Entry(
            TCommand.Name, TCommand.CdbLength, static cdb => TCommand.Parse(cdb).ToString() ?? string.Empty);

    private readonly record struct Entry(string? Name, int CdbLength, Decoder? Decode);
}

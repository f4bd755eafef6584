using System.Buffers.Binary;

namespace Redbook.Conformance.Tests.Reading;

/// <summary>A reply that tells its own length, and the command that is told how much of it to send.</summary>
/// <param name="Name">The command.</param>
/// <param name="Cdb">Its block, allocation length 0.</param>
/// <param name="AllocationAt">Where the allocation length stands in it.</param>
/// <param name="AllocationBytes">How wide it is.</param>
/// <param name="LengthEnd">Where the reply's own length field ends.</param>
/// <param name="Announced">The whole length, as the reply's own field has it.</param>
/// <param name="IsSteady">Whether two replies one after the other are alike.</param>
internal sealed record LengthRule(
    string Name, string Cdb, int AllocationAt, int AllocationBytes, int LengthEnd, Func<byte[], long> Announced, bool IsSteady = true)
{
    public static IReadOnlyList<LengthRule> All { get; } =
    [
        new("REQUEST SENSE", "03 00 00 00 00 00", 4, 1, 8, static r => r[7] + 8),
        new("INQUIRY", "12 00 00 00 00 00", 3, 2, 5, static r => r[4] + 5),
        new("MODE SENSE(6), page 2Ah", "1A 08 2A 00 00 00", 4, 1, 1, static r => r[0] + 1),
        new("MODE SENSE(10), page 01h", "5A 08 01 00 00 00 00 00 00 00", 7, 2, 2, Word(0, 2)),
        new("MODE SENSE(10), page 05h", "5A 08 05 00 00 00 00 00 00 00", 7, 2, 2, Word(0, 2)),
        new("MODE SENSE(10), page 05h, changeable", "5A 08 45 00 00 00 00 00 00 00", 7, 2, 2, Word(0, 2)),
        new("MODE SENSE(10), page 2Ah", "5A 08 2A 00 00 00 00 00 00 00", 7, 2, 2, Word(0, 2)),
        new("MODE SENSE(10), all pages", "5A 08 3F 00 00 00 00 00 00 00", 7, 2, 2, Word(0, 2)),
        new("READ FORMAT CAPACITIES", "23 00 00 00 00 00 00 00 00 00", 7, 2, 4, static r => r[3] + 4),
        new("GET CONFIGURATION", "46 00 00 00 00 00 00 00 00 00", 7, 2, 4, Long),
        new("GET CONFIGURATION, current", "46 01 00 00 00 00 00 00 00 00", 7, 2, 4, Long),
        new("GET CONFIGURATION, feature 2Eh", "46 02 00 2E 00 00 00 00 00 00", 7, 2, 4, Long),
        new("GET CONFIGURATION, a feature that is not there", "46 02 7F FF 00 00 00 00 00 00", 7, 2, 4, Long),
        new("GET EVENT STATUS, media", "4A 01 00 00 10 00 00 00 00 00", 7, 2, 2, Word(0, 2), IsSteady: false),
        new("READ DISC INFORMATION", "51 00 00 00 00 00 00 00 00 00", 7, 2, 2, Word(0, 2)),
        new("READ TRACK INFORMATION, track 1", "52 01 00 00 00 01 00 00 00 00", 7, 2, 2, Word(0, 2)),
        new("READ TRACK INFORMATION, the next", "52 01 00 00 00 FF 00 00 00 00", 7, 2, 2, Word(0, 2)),
        new("READ TOC", "43 00 00 00 00 00 00 00 00 00", 7, 2, 2, Word(0, 2)),
        new("READ TOC, times", "43 02 00 00 00 00 00 00 00 00", 7, 2, 2, Word(0, 2)),
        new("READ TOC, sessions", "43 00 01 00 00 00 00 00 00 00", 7, 2, 2, Word(0, 2)),
        new("READ TOC, full", "43 02 02 00 00 00 00 00 00 00", 7, 2, 2, Word(0, 2)),
        new("READ PMA", "43 02 03 00 00 00 00 00 00 00", 7, 2, 2, Word(0, 2)),
        new("READ ATIP", "43 02 04 00 00 00 00 00 00 00", 7, 2, 2, Word(0, 2)),
        new("READ CD-TEXT", "43 00 05 00 00 00 00 00 00 00", 7, 2, 2, Word(0, 2)),
        new("READ SUB-CHANNEL, position", "42 02 40 01 00 00 00 00 00 00", 7, 2, 4, Word(2, 4), IsSteady: false),
        new("READ SUB-CHANNEL, catalogue number", "42 02 40 02 00 00 00 00 00 00", 7, 2, 4, Word(2, 4), IsSteady: false),
        new("READ SUB-CHANNEL, recording code", "42 02 40 03 00 00 01 00 00 00", 7, 2, 4, Word(2, 4), IsSteady: false),
        new("READ BUFFER CAPACITY", "5C 00 00 00 00 00 00 00 00 00", 7, 2, 2, Word(0, 2), IsSteady: false),
        new("MECHANISM STATUS", "BD 00 00 00 00 00 00 00 00 00 00 00", 8, 2, 8, Word(6, 8), IsSteady: false),
    ];

    /// <summary>The command with an allocation length.</summary>
    public byte[] With(int allocation)
    {
        byte[] cdb = Convert.FromHexString(Cdb.Replace(" ", "", StringComparison.Ordinal));
        if (AllocationBytes == 1)
        {
            cdb[AllocationAt] = (byte)allocation;
        }
        else
        {
            BinaryPrimitives.WriteUInt16BigEndian(cdb.AsSpan(AllocationAt), (ushort)allocation);
        }

        return cdb;
    }

    private static long Long(byte[] reply) => BinaryPrimitives.ReadUInt32BigEndian(reply) + 4L;

    private static Func<byte[], long> Word(int at, int before) =>
        reply => BinaryPrimitives.ReadUInt16BigEndian(reply.AsSpan(at)) + before;
}

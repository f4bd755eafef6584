using Redbook.Discs;
using Redbook.Emulation.Drive;
using Redbook.Emulation.Handlers;
using Redbook.Mmc;

namespace Redbook.Emulation.Faults;

/// <summary>What bad spots do to commands that read or write them.</summary>
internal sealed class MediumDamage(IReadOnlyList<BadSpot> spots)
{
    private const int C2PointerBytes = 294;
    private SenseData? _late;

    /// <summary>Why a command is refused before it is carried out.</summary>
    /// <param name="cdb">The command.</param>
    /// <param name="isSimulation">Whether the laser is off.</param>
    public SenseData? Refuse(ReadOnlySpan<byte> cdb, bool isSimulation)
    {
        if (spots.Count == 0 || isSimulation)
        {
            return null;
        }

        bool isWrite = cdb[0] is Opcode.Write10 or Opcode.Write12;
        if (_late is { } late && (isWrite || cdb[0] is Opcode.SynchronizeCache or Opcode.CloseTrackSession))
        {
            _late = null;
            return late;
        }

        if (!isWrite || !SectorRange.TryParse(cdb, out SectorRange range))
        {
            return null;
        }

        return First(range, BadSpotKind.WriteError) is { } bad ? At(Sense.WriteError, bad) : null;
    }

    /// <summary>What becomes of a command that was carried out.</summary>
    public SenseData? Afterwards(DriveState drive, ref CommandContext context, bool isSimulation)
    {
        if (spots.Count == 0 || !SectorRange.TryParse(context.Cdb, out SectorRange range) || range.Count <= 0)
        {
            return null;
        }

        if (context.Cdb[0] is Opcode.Write10 or Opcode.Write12)
        {
            if (!isSimulation && First(range, BadSpotKind.LateWriteError) is { } late)
            {
                _late = At(Sense.WriteError, late) with { IsDeferred = true };
            }

            return null;
        }

        if (FirstUnreadable(range) is { } bad)
        {
            context.Room[..context.BytesTransferred].Clear();
            return At(Sense.UnrecoveredReadLec, bad);
        }

        if (SectorReply.TryFrom(drive, context, out SectorReply reply))
        {
            Scratch(ref context, reply);
        }

        return null;
    }

    private static SenseData At(SenseData sense, long address) => sense with { Information = unchecked((uint)(int)address) };

    private long? FirstUnreadable(in SectorRange range) =>
        (First(range, BadSpotKind.Unreadable), First(range, BadSpotKind.LateWriteError)) switch
        {
            ({ } one, { } other) => Math.Min(one, other),
            var (one, other) => one ?? other,
        };

    private long? First(in SectorRange range, BadSpotKind kind)
    {
        long? first = null;
        foreach (BadSpot spot in spots)
        {
            if (spot.Kind == kind && range.Overlaps(spot.Start.Value, spot.End))
            {
                first = Math.Min(first ?? long.MaxValue, Math.Max(spot.Start.Value, range.Start.Value));
            }
        }

        return first;
    }

    // Wrong bytes, and a pointer for each where the command asked for pointers: they lie behind the main channel, one bit
    // for each byte, the first byte in the highest bit.
    private void Scratch(ref CommandContext context, in SectorReply reply)
    {
        foreach (BadSpot spot in spots)
        {
            if (spot.Kind != BadSpotKind.C2Errors)
            {
                continue;
            }

            long first = Math.Max(spot.Start.Value, reply.Start.Value);
            long end = Math.Min(spot.End, (long)reply.Start.Value + reply.Count);
            for (long address = first; address < end; address++)
            {
                Span<byte> sector = context.Room.Slice((int)(address - reply.Start.Value) * reply.SectorBytes, reply.SectorBytes);
                Scratch(spot, (int)address, sector[..reply.MainBytes], sector.Slice(reply.MainBytes, reply.C2Bytes));
            }
        }
    }

    private static void Scratch(BadSpot spot, int address, Span<byte> main, Span<byte> pointers)
    {
        var random = new Random(HashCode(spot.Seed, address));
        int errors = Math.Clamp(spot.WrongBytes, 0, CdSector.AudioBytes);
        for (int i = 0; i < errors; i++)
        {
            // One in each of as many stretches: no byte is hit twice.
            int from = (int)((long)CdSector.AudioBytes * i / errors);
            int to = (int)((long)CdSector.AudioBytes * (i + 1) / errors);
            int at = random.Next(from, to);
            byte wrong = (byte)random.Next(1, 256);
            if (main.Length == CdSector.AudioBytes)
            {
                main[at] ^= wrong;
            }

            if (!pointers.IsEmpty)
            {
                pointers[at >> 3] |= (byte)(0x80 >> (at & 7));
            }
        }

        if (pointers.Length > C2PointerBytes)
        {
            // The block error byte: all pointer bytes, one or the other.
            pointers[C2PointerBytes] = 0;
            foreach (byte eight in pointers[..C2PointerBytes])
            {
                pointers[C2PointerBytes] |= eight;
            }
        }
    }

    // Not System.HashCode, which differs from one process to the next.
    private static int HashCode(int seed, int address) => unchecked((seed * 16_777_619) ^ (address * 97));
}

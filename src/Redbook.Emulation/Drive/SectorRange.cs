using Redbook.Discs;
using Redbook.Mmc;
using Redbook.Mmc.Commands;

namespace Redbook.Emulation.Drive;

/// <summary>The sectors that a command reads or writes.</summary>
internal readonly record struct SectorRange(Lba Start, long Count)
{
    public bool Overlaps(long start, long end) => start < Start.Value + Count && end > Start.Value && start < end;

    public static bool TryParse(ReadOnlySpan<byte> cdb, out SectorRange range)
    {
        range = default;
        if (cdb.Length < 10 || (cdb[0] >= 0xA0 && cdb.Length < 12))
        {
            return false;
        }

        switch (cdb[0])
        {
            case Opcode.Write10:
                var write10 = Write10.Parse(cdb);
                range = new(write10.Start, write10.BlockCount);
                return true;
            case Opcode.Write12:
                var write12 = Write12.Parse(cdb);
                range = new(write12.Start, write12.BlockCount);
                return true;
            case Opcode.Read10:
                var read10 = Read10.Parse(cdb);
                range = new(read10.Start, read10.BlockCount);
                return true;
            case Opcode.Read12:
                var read12 = Read12.Parse(cdb);
                range = new(read12.Start, read12.BlockCount);
                return true;
            case Opcode.ReadCd:
                var readCd = ReadCd.Parse(cdb);
                range = new(readCd.Start, readCd.SectorCount);
                return true;
            case Opcode.ReadCdMsf when ReadCdMsf.HasValidTimes(cdb):
                var readCdMsf = ReadCdMsf.Parse(cdb);
                Lba first = Lba.FromAbsoluteMsf(readCdMsf.Start);
                range = new(first, Math.Max(Lba.FromAbsoluteMsf(readCdMsf.End) - first, 0));
                return true;
            default:
                return false;
        }
    }
}

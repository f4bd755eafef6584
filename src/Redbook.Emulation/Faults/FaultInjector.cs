using Redbook.Emulation.Drive;

namespace Redbook.Emulation.Faults;

/// <summary>Counts the commands of one drive against its plan.</summary>
internal sealed class FaultInjector(FaultPlan plan)
{
    private readonly long[] _seen = new long[plan.Faults.Count];

    public FaultPlan Plan => plan;

    /// <summary>The fault that strikes this command, if one does.</summary>
    public FaultAction? Strike(ReadOnlySpan<byte> cdb)
    {
        FaultAction? struck = null;
        for (int i = 0; i < _seen.Length; i++)
        {
            Fault fault = plan.Faults[i];
            if (!Fits(fault, cdb))
            {
                continue;
            }

            long number = ++_seen[i];
            if (number >= fault.Occurrence && number - fault.Occurrence < fault.Count)
            {
                struck ??= fault.Action;
            }
        }

        return struck;
    }

    private static bool Fits(Fault fault, ReadOnlySpan<byte> cdb)
    {
        if (fault.Opcode is { } opcode && opcode != cdb[0])
        {
            return false;
        }

        return fault.Address is not { } address
            || (SectorRange.TryParse(cdb, out SectorRange range) && range.Contains(address));
    }
}

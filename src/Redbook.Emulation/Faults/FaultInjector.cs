using Redbook.Emulation.Drive;

namespace Redbook.Emulation.Faults;

/// <summary>Counts the commands of one drive against its plan.</summary>
internal sealed class FaultInjector
{
    private readonly long[] _seen;
    private readonly Random?[] _dice;
    private readonly TimeSpan _began;

    public FaultInjector(FaultPlan plan, TimeSpan now)
    {
        Plan = plan;
        _began = now;
        _seen = new long[plan.Faults.Count];
        _dice = [.. plan.Faults.Select(static fault => fault.Probability < 1 ? new Random(fault.Seed) : null)];
        Damage = new MediumDamage(plan.BadSpots);
    }

    public FaultPlan Plan { get; }

    /// <summary>What is wrong with the disc.</summary>
    public MediumDamage Damage { get; }

    /// <summary>The fault that strikes this command, if one does.</summary>
    public FaultAction? Strike(ReadOnlySpan<byte> cdb, TimeSpan now)
    {
        FaultAction? struck = null;
        for (int i = 0; i < _seen.Length; i++)
        {
            Fault fault = Plan.Faults[i];
            if (!Fits(fault, cdb, now - _began))
            {
                continue;
            }

            // The dice are thrown for every command in question, so that what one fault does changes nothing for others.
            long number = ++_seen[i];
            if (number >= fault.Occurrence && number - fault.Occurrence < fault.Count
                && (_dice[i] is not { } dice || dice.NextDouble() < fault.Probability))
            {
                struck ??= fault.Action;
            }
        }

        return struck;
    }

    private static bool Fits(Fault fault, ReadOnlySpan<byte> cdb, TimeSpan now)
    {
        if ((fault.Opcode is { } opcode && opcode != cdb[0])
            || (fault.From is { } from && now < from)
            || (fault.Until is { } until && now >= until))
        {
            return false;
        }

        return fault.Address is not { } address
            || (SectorRange.TryParse(cdb, out SectorRange range)
                && range.Overlaps(address.Value, (long)address.Value + fault.AddressSectors));
    }
}

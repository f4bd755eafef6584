using Redbook.Recording.Mastering;
using Redbook.Recording.Writing;

namespace Redbook.Recording.AtOnce;

/// <summary>Reads raw sectors, and lets a scan see the first of them.</summary>
internal sealed class RawReader(
    SourceRing ring, Stream source, int sectorBytes, int? lengthSectors, LeadInScan? scan, string target)
    : SourceReader(ring, target)
{
    protected override RecordingException? Pump()
    {
        long remaining = (lengthSectors ?? (long.MaxValue / sectorBytes)) * sectorBytes;
        while (remaining > 0 && Ring.TryBeginFill(out Span<byte> slot))
        {
            int wanted = (int)Math.Min(slot.Length, remaining);
            int got = Fill(source, slot[..wanted]);
            int whole = got - (got % sectorBytes);
            remaining -= got;
            if (whole > 0)
            {
                scan?.Feed(slot[..whole]);
                Deliver(whole, sectorBytes);
            }

            if (got < wanted)
            {
                return DescribeEnd(remaining, got % sectorBytes);
            }
        }

        return null;
    }

    private RecordingException? DescribeEnd(long remaining, int surplus)
    {
        if (lengthSectors is not null)
        {
            return new RecordingException(
                RecordingStep.ReadSource, RecordingFailure.SourceTooShort, Target, $"it ended {remaining} bytes before its end");
        }

        return surplus == 0 ? null : new RecordingException(
            RecordingStep.ReadSource, RecordingFailure.SourceInvalid, Target,
            $"it ends with {surplus} bytes of a sector of {sectorBytes}");
    }
}

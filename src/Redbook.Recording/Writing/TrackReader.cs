namespace Redbook.Recording.Writing;

/// <summary>Reads the sectors of one track.</summary>
internal sealed class TrackReader(
    SourceRing ring, Stream source, long? lengthBytes, bool padPartialSector, int sectorBytes, string target) : SourceReader(ring, target)
{
    protected override RecordingException? Pump()
    {
        long remaining = lengthBytes ?? long.MaxValue;
        while (remaining > 0 && Ring.TryBeginFill(out Span<byte> slot))
        {
            int wanted = (int)Math.Min(slot.Length, remaining);
            int got = Fill(source, slot[..wanted]);
            remaining -= got;
            bool ended = got < wanted;
            bool isPartial = got % sectorBytes != 0;
            int whole = got;
            if (isPartial)
            {
                // The last sector is filled with silence where that was allowed, else left out.
                whole = got / sectorBytes * sectorBytes;
                if (padPartialSector || lengthBytes is not null)
                {
                    whole += sectorBytes;
                    slot[got..whole].Clear();
                }
            }

            if (whole > 0)
            {
                Deliver(whole, sectorBytes);
            }

            if (ended)
            {
                return DescribeEnd(remaining, isPartial);
            }
        }

        return null;
    }

    private RecordingException? DescribeEnd(long remaining, bool isPartial)
    {
        if (lengthBytes is long length)
        {
            return new RecordingException(
                RecordingStep.ReadSource, RecordingFailure.SourceTooShort, Target,
                $"the sound ended {remaining} bytes before its announced length of {length} bytes");
        }

        return isPartial && !padPartialSector
            ? new RecordingException(
                RecordingStep.ReadSource, RecordingFailure.SourceInvalid, Target,
                $"the sound does not end with a whole sector of {sectorBytes} bytes")
            : null;
    }
}

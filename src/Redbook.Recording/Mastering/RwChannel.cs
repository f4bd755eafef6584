using Redbook.Coding.CdText;
using Redbook.Coding.RwPacks;
using Redbook.Discs;

namespace Redbook.Recording.Mastering;

/// <summary>Writes R to W of consecutive sectors of an image; remembers where it was because packs spread over three
/// sectors.</summary>
/// <param name="plan">The disc.</param>
/// <param name="form">Whether packs stay as they are, or are laid out as on the disc.</param>
internal sealed class RwChannel(MasterPlan plan, RawImageForm form)
{
    private const int SectorBytes = CdSector.SubchannelBytes;

    private readonly RwSource[] _sources = [.. plan.Disc.Rw];
    private readonly CdTextLeadIn? _cdText = plan.CdText;
    private readonly RwEncoder? _encoder =
        form == RawImageForm.Raw && plan.Disc.Rw.Count > 0 ? new RwEncoder() : null;

    private readonly byte[] _cooked = new byte[RawImageStream.BlockSectors * SectorBytes];
    private int _next = int.MinValue;

    /// <summary>Writes the sub-code bytes, P and Q zero.</summary>
    /// <param name="first">The first address.</param>
    /// <param name="sectors">At most sixteen sectors of 2448 bytes.</param>
    public void Write(int first, Span<byte> sectors)
    {
        int count = sectors.Length / (CdSector.AudioBytes + SectorBytes);
        int leadIn = Math.Clamp(plan.ProgramStart.Value - first, 0, count);
        if (_sources.Length > 0)
        {
            if (_next != first)
            {
                Recall(first + leadIn);
            }

            Gather(first, count);
        }

        for (int i = 0; i < count; i++)
        {
            Span<byte> own = sectors.Slice((i * (CdSector.AudioBytes + SectorBytes)) + CdSector.AudioBytes, SectorBytes);
            if (i < leadIn && _cdText is not null)
            {
                own.Clear();
                _cdText.Write(first + i - plan.LeadInStart.Value, own);
            }
            else if (_sources.Length == 0)
            {
                own.Clear();
            }
            else if (i < leadIn || _encoder is null)
            {
                _cooked.AsSpan(i * SectorBytes, SectorBytes).CopyTo(own);
            }
            else
            {
                _encoder.Encode(_cooked.AsSpan(i * SectorBytes, SectorBytes), own);
            }
        }

        _next = first + count;
    }

    // The encoder must have seen the two sectors before, as far as they lie behind the lead-in.
    private void Recall(int first)
    {
        if (_encoder is null)
        {
            return;
        }

        _encoder.Reset();
        int from = Math.Max(first - RwEncoder.HistorySectors, plan.ProgramStart.Value);
        Gather(from, Math.Max(first - from, 0));
        for (int i = 0; i < first - from; i++)
        {
            _encoder.Skip(_cooked.AsSpan(i * SectorBytes, SectorBytes));
        }
    }

    private void Gather(int first, int count)
    {
        Span<byte> cooked = _cooked.AsSpan(0, count * SectorBytes);
        cooked.Clear();
        foreach (RwSource source in _sources)
        {
            int from = Math.Max(first, source.First.Value);
            int to = (int)Math.Min(first + count, (long)source.First.Value + source.Packs.LengthSectors);
            if (from >= to)
            {
                continue;
            }

            Span<byte> own = cooked.Slice((from - first) * SectorBytes, (to - from) * SectorBytes);
            Read(source, from, own);
            foreach (ref byte symbol in own)
            {
                symbol &= RwPack.SymbolMask;
            }

            for (int i = 0; source.ComputeParity && i < own.Length; i += RwPack.Size)
            {
                RwParity.Write(own[i..]);
            }
        }
    }

    private static void Read(RwSource source, int from, Span<byte> packs)
    {
        try
        {
            source.Packs.Read(from - source.First.Value, packs, SectorBytes);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            throw new MasteringException(
                $"The R-W packs for sector {from} cannot be read: {failure.Message}", track: null, failure);
        }
    }
}

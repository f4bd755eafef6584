using Redbook.Coding.RwPacks;
using Redbook.Discs;

namespace Redbook.Recording.Mastering;

/// <summary>Tells by the packs of the program whether R to W are as on a disc (raw) or packs (cooked): packs have parity, and
/// read in the wrong form it is wrong.</summary>
internal sealed class RwFormCount
{
    private const int EnoughPacks = 400;
    private readonly RwDecoder _decoder = new();
    private readonly byte[] _symbols = new byte[CdSector.SubchannelBytes];
    private readonly byte[] _packs = new byte[CdSector.SubchannelBytes];
    private PackCount _cooked;
    private PackCount _raw;

    /// <summary>Whether more sectors would change nothing.</summary>
    public bool IsEnough => Math.Min(_cooked.Used, _raw.Used) >= EnoughPacks;

    /// <summary>The next sector of the program.</summary>
    /// <param name="subcode">Its 96 bytes; P and Q do not matter.</param>
    public void Feed(ReadOnlySpan<byte> subcode)
    {
        if (IsEnough)
        {
            return;
        }

        for (int i = 0; i < _symbols.Length; i++)
        {
            _symbols[i] = (byte)(subcode[i] & RwPack.SymbolMask);
        }

        _raw = _decoder.Decode(_symbols, _packs) ? _raw.With(_packs) : _raw;
        _cooked = _cooked.With(_symbols);
    }

    /// <summary>What a file is, now that its program is known; to be asked once.</summary>
    /// <param name="identity">What is known of it otherwise.</param>
    public RawImageIdentity Tell(RawImageIdentity identity)
    {
        // The packs that the last sectors begin.
        Span<byte> nothing = stackalloc byte[CdSector.SubchannelBytes];
        nothing.Clear();
        for (int i = 0; i < RwEncoder.HistorySectors; i++)
        {
            Feed(nothing);
        }

        // Empty R to W are the same in both.
        bool isRaw = _cooked.Used == 0 || _raw.IsRight, isCooked = _cooked.Used > 0 && _cooked.IsRight;
        if (isRaw != isCooked)
        {
            RawImageForm form = isRaw ? RawImageForm.Raw : RawImageForm.Cooked;
            return identity with { Form = form, Candidates = [form] };
        }

        return identity with
        {
            Form = null,
            Problem = $"Of the packs in R to W, {_raw.Good} of {_raw.Used} have the right parity read as raw, and {_cooked.Good} "
                + $"of {_cooked.Used} read as cooked: that does not tell which it is. Say it.",
        };
    }

    /// <summary>Packs that are not empty, and those whose parity is right.</summary>
    private readonly record struct PackCount(int Used, int Good)
    {
        public bool IsRight => Good * 10 >= Used * 9;

        public PackCount With(ReadOnlySpan<byte> packs)
        {
            PackCount count = this;
            for (; !packs.IsEmpty; packs = packs[RwPack.Size..])
            {
                RwPack pack = new(packs[..RwPack.Size]);
                if (!pack.IsZero)
                {
                    count = new PackCount(count.Used + 1, count.Good + (pack.IsParityValid ? 1 : 0));
                }
            }

            return count;
        }
    }
}

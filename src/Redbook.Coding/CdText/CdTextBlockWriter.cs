namespace Redbook.Coding.CdText;

/// <summary>Builds the packs of one block, sequence numbers included, CRCs not yet.</summary>
internal sealed class CdTextBlockWriter(int block)
{
    private readonly List<byte> _packs = [];
    private readonly byte[] _counts = new byte[16];

    // The pack type being written: its payload byte by byte, with the track and position of each.
    private readonly List<byte> _payload = [];
    private readonly List<(byte Track, byte Position)> _origins = [];

    public int PackCount => _packs.Count / CdTextPack.Size;

    public List<byte> Packs => _packs;

    /// <summary>Packs of a type written so far.</summary>
    public ReadOnlySpan<byte> Counts => _counts;

    /// <summary>Adds bytes that are no text: they belong to the album and count nothing.</summary>
    public void AddBinary(ReadOnlySpan<byte> bytes)
    {
        foreach (byte value in bytes)
        {
            _payload.Add(value);
            _origins.Add((0, 0));
        }
    }

    /// <summary>Adds a text and its terminator.</summary>
    public void AddText(int track, ReadOnlySpan<byte> bytes, int bytesPerCharacter)
    {
        for (int i = 0; i < bytes.Length + bytesPerCharacter; i++)
        {
            _payload.Add(i < bytes.Length ? bytes[i] : (byte)0);
            _origins.Add(((byte)track, (byte)Math.Min(i / bytesPerCharacter, CdTextPack.MaxPosition)));
        }
    }

    /// <summary>Cuts what was added into packs of a type.</summary>
    public void Finish(CdTextPackType type, bool isDoubleByte)
    {
        for (int i = 0; i < _payload.Count; i += CdTextPack.PayloadSize)
        {
            (byte track, byte position) = _origins[i];
            int count = Math.Min(CdTextPack.PayloadSize, _payload.Count - i);
            Add(type, track, position, isDoubleByte, _payload.Slice(i, count));
        }

        _payload.Clear();
        _origins.Clear();
    }

    /// <summary>Adds one pack.</summary>
    public void Add(CdTextPackType type, byte element, byte position, bool isDoubleByte, IEnumerable<byte> payload)
    {
        int end = _packs.Count + CdTextPack.Size;
        _packs.Add((byte)type);
        _packs.Add(element);
        _packs.Add((byte)PackCountIncluding(end));
        _packs.Add((byte)((isDoubleByte ? CdTextPack.DoubleByteBit : 0) | (block << 4) | position));
        _packs.AddRange(payload);
        while (_packs.Count < end)
        {
            _packs.Add(0);
        }

        _counts[(int)type & 0x0F]++;
    }

    private static int PackCountIncluding(int end) => (end / CdTextPack.Size) - 1;
}

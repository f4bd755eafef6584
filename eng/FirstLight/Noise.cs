namespace FirstLight;

/// <summary>A small reproducible source of evenly spread numbers (xorshift, 64 bits of state).</summary>
internal sealed class Noise(ulong seed)
{
    private ulong _state = (seed * 0x9E37_79B9_7F4A_7C15) | 1;

    /// <summary>The next number from -1 to 1.</summary>
    public double Next()
    {
        _state ^= _state << 13;
        _state ^= _state >> 7;
        _state ^= _state << 17;
        return ((long)_state >> 11) * (1.0 / (1L << 52));
    }
}

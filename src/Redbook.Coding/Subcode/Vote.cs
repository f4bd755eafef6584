namespace Redbook.Coding.Subcode;

/// <summary>Finds what most of many readings say while keeping one of them.</summary>
internal struct Vote<T>
    where T : struct, IEquatable<T>
{
    private int _lead;

    public T Value { get; private set; }

    public int Count { get; private set; }

    /// <summary>Counts a reading.</summary>
    /// <returns>False when it differs from the one kept so far.</returns>
    public bool Add(T value)
    {
        Count++;
        if (_lead == 0)
        {
            bool isNew = Count == 1 || value.Equals(Value);
            (Value, _lead) = (value, 1);
            return isNew;
        }

        bool agrees = value.Equals(Value);
        _lead += agrees ? 1 : -1;
        return agrees;
    }
}

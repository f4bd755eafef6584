namespace Redbook.Imapi.Version1;

/// <summary>One property at a time, by its name.</summary>
public static class PropertyStorageExtensions
{
    /// <summary>Reads a number.</summary>
    /// <param name="set">The set.</param>
    /// <param name="name">The name, in any case.</param>
    /// <returns>The number; <see langword="null"/> where there is none of that name.</returns>
    public static int? ReadNumber(this IPropertyStorage set, string name)
    {
        ArgumentNullException.ThrowIfNull(set);
        object?[] value = new object?[1];
        return set.ReadMultiple(1, [new PROPSPEC(name)], value) == ImapiResults.S_OK
            && Recorders.PropertySets.TryToInt32(value[0], out int number)
                ? number
                : null;
    }

    /// <summary>Writes a number.</summary>
    /// <param name="set">The set.</param>
    /// <param name="name">The name, in any case.</param>
    /// <param name="value">The number.</param>
    public static void WriteNumber(this IPropertyStorage set, string name, int value)
    {
        ArgumentNullException.ThrowIfNull(set);
        set.WriteMultiple(1, [new PROPSPEC(name)], [value], propidNameFirst: 2);
    }
}

namespace Redbook.Imapi.Version1.Recorders;

/// <summary>Reads sets of properties, whoever made them.</summary>
internal static class PropertySets
{
    /// <summary>Everything that a set holds; of one that cannot be enumerated, what it answers to the known names.
    /// </summary>
    public static IReadOnlyList<(string? Name, uint Id, object? Value)> EntriesOf(IPropertyStorage set)
    {
        List<(string? Name, uint Id, object? Value)> entries = [];
        List<STATPROPSTG> found = [];
        try
        {
            set.Enum(out IEnumSTATPROPSTG? run);
            STATPROPSTG[] one = new STATPROPSTG[1];
            while (run is not null && run.Next(1, one, out uint fetched) == ImapiResults.S_OK && fetched == 1)
            {
                found.Add(one[0]);
            }
        }
        catch (Exception refused) when (refused is not OutOfMemoryException)
        {
            found.AddRange(RecorderProperty.All.Select(static known => new STATPROPSTG(known.Name, known.Id, 0)));
        }

        foreach (STATPROPSTG property in found)
        {
            object?[] value = new object?[1];
            PROPSPEC which = property.lpwstrName is { } name ? new PROPSPEC(name) : new PROPSPEC(property.propid);
            if (set.ReadMultiple(1, [which], value) == ImapiResults.S_OK)
            {
                entries.Add((property.lpwstrName, property.propid, value[0]));
            }
        }

        return entries;
    }

    /// <summary>A value as a number, from the types that numbers come in.</summary>
    public static bool TryToInt32(object? value, out int number)
    {
        number = 0;
        switch (value)
        {
            case int exact:
                number = exact;
                return true;
            case uint large:
                number = (int)Math.Min(large, int.MaxValue);
                return true;
            case short small:
                number = small;
                return true;
            case byte tiny:
                number = tiny;
                return true;
            case bool isSet:
                number = isSet ? -1 : 0;
                return true;
            default:
                return false;
        }
    }
}

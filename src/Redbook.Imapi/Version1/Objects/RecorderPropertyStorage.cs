using System.Runtime.InteropServices.ComTypes;
using Redbook.Imapi.Results;
using Redbook.Imapi.Version1.Recorders;

namespace Redbook.Imapi.Version1;

/// <summary>A set of properties in memory: what <see cref="IDiscRecorder.GetRecorderProperties"/> hands out, or one that a
/// program fills itself.</summary>
/// <remarks>Not safe for several threads.</remarks>
public sealed class RecorderPropertyStorage : IPropertyStorage
{
    private const uint FirstFreeId = 2;
    private const ushort Number = 3;                     // VT_I4
    private const ushort Other = 0;                      // VT_EMPTY
    private readonly List<Property> _properties = [];

    /// <summary>An empty set.</summary>
    public RecorderPropertyStorage()
    {
    }

    internal RecorderPropertyStorage(IEnumerable<(RecorderProperty Property, int Value)> properties) =>
        _properties.AddRange(properties.Select(static entry => new Property(entry.Property.Id, entry.Property.Name)
        {
            Value = entry.Value,
        }));

    /// <summary>A value by its name; <see langword="null"/> where there is none. Setting makes a property where there is
    /// none of that name.</summary>
    /// <param name="name">The name, in any case.</param>
    public object? this[string name]
    {
        get => Find(new PROPSPEC(name))?.Value;
        set => Write(new PROPSPEC(name), value, FirstFreeId);
    }

    /// <summary>Whether something was written since the set was made.</summary>
    internal bool IsChanged { get; private set; }

    /// <inheritdoc/>
    public int ReadMultiple(uint cpspec, PROPSPEC[] rgpspec, object?[] rgpropvar)
    {
        Require(nameof(ReadMultiple), cpspec, rgpspec, rgpropvar);
        bool any = false;
        for (int i = 0; i < cpspec; i++)
        {
            Property? property = Find(rgpspec[i]);
            rgpropvar[i] = property?.Value;
            any |= property is not null;
        }

        return any || cpspec == 0 ? ImapiResults.S_OK : ImapiResults.S_FALSE;
    }

    /// <inheritdoc/>
    public void WriteMultiple(uint cpspec, PROPSPEC[] rgpspec, object?[] rgpropvar, uint propidNameFirst)
    {
        Require(nameof(WriteMultiple), cpspec, rgpspec, rgpropvar);
        for (int i = 0; i < cpspec; i++)
        {
            Write(rgpspec[i], rgpropvar[i], propidNameFirst);
        }
    }

    /// <inheritdoc/>
    public void DeleteMultiple(uint cpspec, PROPSPEC[] rgpspec)
    {
        Require(nameof(DeleteMultiple), cpspec, rgpspec, rgpspec);
        for (int i = 0; i < cpspec; i++)
        {
            if (Find(rgpspec[i]) is { } property)
            {
                _properties.Remove(property);
                IsChanged = true;
            }
        }
    }

    /// <inheritdoc/>
    public int ReadPropertyNames(uint cpropid, uint[] rgpropid, string?[] rglpwstrName)
    {
        Require(nameof(ReadPropertyNames), cpropid, rgpropid, rglpwstrName);
        bool any = false;
        for (int i = 0; i < cpropid; i++)
        {
            rglpwstrName[i] = Find(new PROPSPEC(rgpropid[i]))?.Name;
            any |= rglpwstrName[i] is not null;
        }

        return any || cpropid == 0 ? ImapiResults.S_OK : ImapiResults.S_FALSE;
    }

    /// <inheritdoc/>
    public void WritePropertyNames(uint cpropid, uint[] rgpropid, string[] rglpwstrName)
    {
        Require(nameof(WritePropertyNames), cpropid, rgpropid, rglpwstrName);
        for (int i = 0; i < cpropid; i++)
        {
            Rename(rgpropid[i], rglpwstrName[i]);
        }
    }

    /// <inheritdoc/>
    public void DeletePropertyNames(uint cpropid, uint[] rgpropid)
    {
        Require(nameof(DeletePropertyNames), cpropid, rgpropid, rgpropid);
        for (int i = 0; i < cpropid; i++)
        {
            Rename(rgpropid[i], name: null);
        }
    }

    /// <inheritdoc/>
    public void Commit(uint grfCommitFlags)
    {
        // There are no transactions: what is written is written.
    }

    /// <inheritdoc/>
    public void Revert()
    {
        // There are no transactions: what is written is written.
    }

    /// <inheritdoc/>
    public void Enum(out IEnumSTATPROPSTG ppenum) => ppenum = new EnumProperties(
    [
        .. _properties.Select(static property =>
            new STATPROPSTG(property.Name, property.Id, property.Value is int ? Number : Other)),
    ]);

    /// <inheritdoc/>
    public void SetTimes(ref FILETIME pctime, ref FILETIME patime, ref FILETIME pmtime) => throw NotInAFile(nameof(SetTimes));

    /// <inheritdoc/>
    public void SetClass(in Guid clsid) => throw NotInAFile(nameof(SetClass));

    /// <inheritdoc/>
    public void Stat(out STATPROPSETSTG pstatpsstg) => pstatpsstg = default;

    private static ImapiException NotInAFile(string member) => new(
        ImapiResults.E_NOTIMPL, $"{nameof(IPropertyStorage)}.{member}", "in memory", "The set lies in no file.");

    private static void Require(string member, uint count, Array first, Array second)
    {
        CallPlace site = new($"{nameof(IPropertyStorage)}.{member}", "in memory");
        if (first is null || second is null)
        {
            throw ImapiFault.NullArgument(site, first is null ? "the first array" : "the second array");
        }

        if (count > Math.Min(first.Length, second.Length))
        {
            throw ImapiFault.Of(
                ImapiResults.E_INVALIDARG, site,
                $"{count} were announced, and there are {Math.Min(first.Length, second.Length)}.");
        }
    }

    private Property? Find(PROPSPEC which) => which.ulKind == DiscMasterConstants.PRSPEC_LPWSTR
        ? _properties.Find(property =>
            property.Name is not null && property.Name.Equals(which.lpwstr, StringComparison.OrdinalIgnoreCase))
        : _properties.Find(property => property.Id == which.propid);

    private void Write(PROPSPEC which, object? value, uint firstId)
    {
        Property? property = Find(which);
        if (property is null)
        {
            bool isNamed = which.ulKind == DiscMasterConstants.PRSPEC_LPWSTR;
            property = isNamed ? new Property(FreeId(firstId), which.lpwstr) : new Property(which.propid, null);
            _properties.Add(property);
        }

        property.Value = value;
        IsChanged = true;
    }

    private void Rename(uint id, string? name)
    {
        if (Find(new PROPSPEC(id)) is { } property)
        {
            property.Name = name;
            IsChanged = true;
        }
    }

    private uint FreeId(uint first)
    {
        uint id = Math.Max(first, FirstFreeId);
        while (_properties.Exists(property => property.Id == id))
        {
            id++;
        }

        return id;
    }

    private sealed class Property(uint id, string? name)
    {
        public uint Id { get; } = id;

        public string? Name { get; set; } = name;

        public object? Value { get; set; }
    }
}

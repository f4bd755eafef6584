using System.Runtime.InteropServices;
using System.Runtime.InteropServices.ComTypes;

namespace Redbook.Imapi.Version1;

/// <summary>A set of properties, each with a number, a name and a value; as the system knows it, with managed types.
/// </summary>
/// <remarks>Values are <see cref="int"/> where they come from here. Names compare without regard to case.
/// <see cref="PropertyStorageExtensions"/> reads and writes one by its name.</remarks>
[ComVisible(true)]
[Guid("00000138-0000-0000-C000-000000000046")]
[InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
public interface IPropertyStorage
{
    /// <summary>Reads values.</summary>
    /// <param name="cpspec">How many.</param>
    /// <param name="rgpspec">Which.</param>
    /// <param name="rgpropvar">Takes the values; null where there is no such property.</param>
    /// <returns>S_OK; S_FALSE when none of them exists.</returns>
    [PreserveSig]
    int ReadMultiple(uint cpspec, PROPSPEC[] rgpspec, object?[] rgpropvar);

    /// <summary>Writes values; properties that do not exist come into being.</summary>
    /// <param name="cpspec">How many.</param>
    /// <param name="rgpspec">Which.</param>
    /// <param name="rgpropvar">The values.</param>
    /// <param name="propidNameFirst">The least number for a new one that is given by its name.</param>
    void WriteMultiple(uint cpspec, PROPSPEC[] rgpspec, object?[] rgpropvar, uint propidNameFirst);

    /// <summary>Takes properties out; what is not there does not matter.</summary>
    /// <param name="cpspec">How many.</param>
    /// <param name="rgpspec">Which.</param>
    void DeleteMultiple(uint cpspec, PROPSPEC[] rgpspec);

    /// <summary>Names for numbers.</summary>
    /// <param name="cpropid">How many.</param>
    /// <param name="rgpropid">The numbers.</param>
    /// <param name="rglpwstrName">Takes the names; null where there is none.</param>
    /// <returns>S_OK; S_FALSE when none of them has one.</returns>
    [PreserveSig]
    int ReadPropertyNames(uint cpropid, uint[] rgpropid, string?[] rglpwstrName);

    /// <summary>Gives names.</summary>
    /// <param name="cpropid">How many.</param>
    /// <param name="rgpropid">The numbers of properties that exist.</param>
    /// <param name="rglpwstrName">Their names from now on.</param>
    void WritePropertyNames(uint cpropid, uint[] rgpropid, string[] rglpwstrName);

    /// <summary>Takes names away; the values stay under their numbers.</summary>
    /// <param name="cpropid">How many.</param>
    /// <param name="rgpropid">The numbers.</param>
    void DeletePropertyNames(uint cpropid, uint[] rgpropid);

    /// <summary>Does nothing: there are no transactions.</summary>
    /// <param name="grfCommitFlags">Not looked at.</param>
    void Commit(uint grfCommitFlags);

    /// <summary>Does nothing: there are no transactions.</summary>
    void Revert();

    /// <summary>Runs over the properties.</summary>
    /// <param name="ppenum">The enumeration.</param>
    void Enum(out IEnumSTATPROPSTG ppenum);

    /// <summary>E_NOTIMPL: the set is in no file.</summary>
    /// <param name="pctime">When made.</param>
    /// <param name="patime">When read.</param>
    /// <param name="pmtime">When changed.</param>
    void SetTimes(ref FILETIME pctime, ref FILETIME patime, ref FILETIME pmtime);

    /// <summary>E_NOTIMPL: the set is in no file.</summary>
    /// <param name="clsid">A class.</param>
    void SetClass(in Guid clsid);

    /// <summary>What kind of set this is.</summary>
    /// <param name="pstatpsstg">All zero: it has no format of its own and is in no file.</param>
    void Stat(out STATPROPSETSTG pstatpsstg);
}

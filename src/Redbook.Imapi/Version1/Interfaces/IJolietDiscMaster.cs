using System.Runtime.InteropServices;

namespace Redbook.Imapi.Version1;

/// <summary>Stages a data disc. Listed, and not supported: discs of sound are what is recorded here.</summary>
/// <remarks>Every member: IMAPI_E_NOTOPENED without a session, IMAPI_E_WRONGFORMAT while audio is the active format,
/// E_NOTIMPL while this one is, which it is until a format was chosen.</remarks>
[ComVisible(true)]
[Guid("E3BC42CE-4E5C-11D3-9144-00104BA11C5E")]
[InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
public interface IJolietDiscMaster
{
    /// <summary>What the disc offers.</summary>
    int GetTotalDataBlocks();

    /// <summary>What is taken.</summary>
    int GetUsedDataBlocks();

    /// <summary>2048 where the format is supported.</summary>
    int GetDataBlockSize();

    /// <summary>Adds files.</summary>
    /// <param name="pStorage">A structured storage.</param>
    /// <param name="lFileOverwrite">Whether files of the same name are replaced.</param>
    void AddData(object pStorage, int lFileOverwrite);

    /// <summary>The properties of the volume.</summary>
    /// <param name="ppPropStg">They.</param>
    void GetJolietProperties(out IPropertyStorage ppPropStg);

    /// <summary>Applies properties of the volume.</summary>
    /// <param name="pPropStg">They.</param>
    /// <returns>A code of success.</returns>
    [PreserveSig]
    int SetJolietProperties(IPropertyStorage pPropStg);
}

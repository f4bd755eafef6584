namespace Redbook.Imapi;

/// <summary>Makes objects by ProgID or CLSID, as programs do that know no types. Works on every operating system and
/// asks no registry.</summary>
public static class ImapiActivator
{
    /// <summary>Every class that can be made.</summary>
    public static IReadOnlyList<ImapiClass> Classes { get; } =
    [
        Class("IMAPI2.MsftDiscMaster2", static () => new MsftDiscMaster2()),
        Class("IMAPI2.MsftDiscRecorder2", static () => new MsftDiscRecorder2()),
        Class("IMAPI2.MsftWriteEngine2", static () => new MsftWriteEngine2()),
        Class("IMAPI2.MsftDiscFormat2Erase", static () => new MsftDiscFormat2Erase()),
        Class("IMAPI2.MsftDiscFormat2Data", static () => new MsftDiscFormat2Data()),
        Class("IMAPI2.MsftDiscFormat2TrackAtOnce", static () => new MsftDiscFormat2TrackAtOnce()),
        Class("IMAPI2.MsftDiscFormat2RawCD", static () => new MsftDiscFormat2RawCD()),
        Class("IMAPI2.MsftStreamPrng001", static () => new MsftStreamPrng001()),
        Class("IMAPI2.MsftRawCDImageCreator", static () => new MsftRawCDImageCreator()),
        Class("IMAPI2.MsftStreamZero", static () => new MsftStreamZero()),
        Class("IMAPI2.MsftStreamConcatenate", static () => new MsftStreamConcatenate()),
        Class("IMAPI2.MsftStreamInterleave", static () => new MsftStreamInterleave()),
        Class("", static () => new Version1.MSDiscMasterObj()),
        Class("", static () => new Version1.MSDiscRecorderObj()),
        Class("", static () => new Version1.MSEnumDiscRecordersObj()),
    ];

    /// <summary>Makes an object.</summary>
    /// <param name="progIdOrClsid">A ProgID in any case, or a CLSID in any of the usual forms.</param>
    /// <exception cref="ImapiException">REGDB_E_CLASSNOTREG: no class by that name.</exception>
    public static object Create(string progIdOrClsid)
    {
        ArgumentNullException.ThrowIfNull(progIdOrClsid);
        if (Guid.TryParse(progIdOrClsid, out Guid clsid))
        {
            return Create(clsid);
        }

        return Classes.FirstOrDefault(known =>
                known.ProgId.Length > 0 && known.ProgId.Equals(progIdOrClsid, StringComparison.OrdinalIgnoreCase))
            ?.Create() ?? throw NotRegistered(progIdOrClsid);
    }

    /// <summary>Makes an object.</summary>
    /// <param name="clsid">The CLSID.</param>
    /// <exception cref="ImapiException">REGDB_E_CLASSNOTREG: no class by that identifier.</exception>
    public static object Create(Guid clsid) =>
        Classes.FirstOrDefault(known => known.Clsid == clsid)?.Create() ?? throw NotRegistered(clsid.ToString("B"));

    /// <summary>Makes an object and gives one of its interfaces.</summary>
    /// <typeparam name="TInterface">The interface.</typeparam>
    /// <param name="progIdOrClsid">A ProgID or a CLSID.</param>
    /// <exception cref="ImapiException">REGDB_E_CLASSNOTREG: no such class. E_NOINTERFACE: it does not have that
    /// interface.</exception>
    public static TInterface Create<TInterface>(string progIdOrClsid)
        where TInterface : class =>
        Create(progIdOrClsid) as TInterface
        ?? throw new ImapiException(
            ImapiResults.E_NOINTERFACE,
            $"{nameof(ImapiActivator)}.{nameof(Create)}",
            "making an object",
            $"{progIdOrClsid} does not have the interface {typeof(TInterface).Name}.");

    private static ImapiClass Class<T>(string progId, Func<T> create)
        where T : class =>
        new(progId, typeof(T).GUID, typeof(T), create);

    private static ImapiException NotRegistered(string asked) => new(
        ImapiResults.REGDB_E_CLASSNOTREG,
        $"{nameof(ImapiActivator)}.{nameof(Create)}",
        "making an object",
        $"There is no class '{asked}'. Known: {string.Join(", ", Classes.Select(static known => known.ProgId.Length > 0 ? known.ProgId : known.Clsid.ToString("B")))}.");
}

namespace Redbook.Imapi.Version1;

/// <summary>The two formats.</summary>
internal sealed class EnumDiscMasterFormats : IEnumDiscMasterFormats
{
    private readonly Snapshot<Guid> _run;

    public EnumDiscMasterFormats()
        : this(new Snapshot<Guid>(
            nameof(IEnumDiscMasterFormats), [typeof(IRedbookDiscMaster).GUID, typeof(IJolietDiscMaster).GUID]))
    {
    }

    private EnumDiscMasterFormats(Snapshot<Guid> run) => _run = run;

    public int Next(uint cFormats, Guid[] lpiidFormatID, out uint pcFetched) =>
        _run.Next(cFormats, lpiidFormatID, out pcFetched);

    public int Skip(uint cFormats) => _run.Skip(cFormats);

    public int Reset() => _run.Reset();

    public int Clone(out IEnumDiscMasterFormats ppEnum)
    {
        ppEnum = new EnumDiscMasterFormats(_run.Clone());
        return ImapiResults.S_OK;
    }
}

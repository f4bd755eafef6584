namespace Redbook.Imapi.Version1;

/// <summary>Runs over a copy of a set.</summary>
internal sealed class EnumProperties(STATPROPSTG[] properties) : IEnumSTATPROPSTG
{
    private readonly Snapshot<STATPROPSTG> _run = new(nameof(IEnumSTATPROPSTG), properties);

    private EnumProperties(Snapshot<STATPROPSTG> run)
        : this([]) => _run = run;

    public int Next(uint celt, STATPROPSTG[] rgelt, out uint pceltFetched) => _run.Next(celt, rgelt, out pceltFetched);

    public int Skip(uint celt) => _run.Skip(celt);

    public int Reset() => _run.Reset();

    public int Clone(out IEnumSTATPROPSTG ppenum)
    {
        ppenum = new EnumProperties(_run.Clone());
        return ImapiResults.S_OK;
    }
}

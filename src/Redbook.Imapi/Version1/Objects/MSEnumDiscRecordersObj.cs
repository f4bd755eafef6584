using System.Runtime.InteropServices;

namespace Redbook.Imapi.Version1;

/// <summary>The recorders there were when <see cref="IDiscMaster.EnumDiscRecorders"/> was called.</summary>
[ComVisible(true)]
[Guid("8A03567A-63CB-4BA8-BAF6-52119816D1EF")]
[ClassInterface(ClassInterfaceType.None)]
[ComDefaultInterface(typeof(IEnumDiscRecorders))]
public sealed class MSEnumDiscRecordersObj : IEnumDiscRecorders
{
    private readonly Snapshot<IDiscRecorder?> _run;

    /// <summary>An enumeration of nothing: those with recorders come from
    /// <see cref="IDiscMaster.EnumDiscRecorders"/>.</summary>
    public MSEnumDiscRecordersObj()
        : this([])
    {
    }

    internal MSEnumDiscRecordersObj(IDiscRecorder?[] recorders)
        : this(new Snapshot<IDiscRecorder?>(nameof(IEnumDiscRecorders), recorders))
    {
    }

    private MSEnumDiscRecordersObj(Snapshot<IDiscRecorder?> run) => _run = run;

    /// <inheritdoc/>
    public int Next(uint cRecorders, IDiscRecorder?[] ppRecorder, out uint pcFetched) =>
        _run.Next(cRecorders, ppRecorder, out pcFetched);

    /// <inheritdoc/>
    public int Skip(uint cRecorders) => _run.Skip(cRecorders);

    /// <inheritdoc/>
    public int Reset() => _run.Reset();

    /// <inheritdoc/>
    public int Clone(out IEnumDiscRecorders ppEnum)
    {
        ppEnum = new MSEnumDiscRecordersObj(_run.Clone());
        return ImapiResults.S_OK;
    }
}

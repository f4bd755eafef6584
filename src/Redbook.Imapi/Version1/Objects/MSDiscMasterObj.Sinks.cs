using Redbook.Imapi.Results;
using Redbook.Imapi.Version1.Recorders;

namespace Redbook.Imapi.Version1;

/// <content>Who is told; and the format that is not supported.</content>
public partial class MSDiscMasterObj
{
    /// <inheritdoc/>
    public nuint ProgressAdvise(IDiscMasterProgressEvents pEvents)
    {
        lock (_gate)
        {
            RequireOpen(nameof(ProgressAdvise));
            if (pEvents is null)
            {
                throw ImapiFault.NullArgument(Site(nameof(ProgressAdvise)), nameof(pEvents));
            }

            _watch ??= new DriveListWatch(DriveList, this);
            return Sinks.Add(pEvents);
        }
    }

    /// <inheritdoc/>
    public void ProgressUnadvise(nuint vCookie)
    {
        lock (_gate)
        {
            RequireOpen(nameof(ProgressUnadvise));
            if (!Sinks.Remove(vCookie))
            {
                throw Fault(
                    ImapiResults.E_INVALIDARG, nameof(ProgressUnadvise), $"{vCookie} is no registration, or one that has ended.");
            }

            if (Sinks.IsEmpty)
            {
                _watch?.Dispose();
                _watch = null;
            }
        }
    }

    /// <inheritdoc/>
    public int GetTotalDataBlocks() => throw Unsupported(nameof(GetTotalDataBlocks));

    /// <inheritdoc/>
    public int GetUsedDataBlocks() => throw Unsupported(nameof(GetUsedDataBlocks));

    /// <inheritdoc/>
    public int GetDataBlockSize() => throw Unsupported(nameof(GetDataBlockSize));

    /// <inheritdoc/>
    public void AddData(object pStorage, int lFileOverwrite) => throw Unsupported(nameof(AddData));

    /// <inheritdoc/>
    public void GetJolietProperties(out IPropertyStorage ppPropStg) => throw Unsupported(nameof(GetJolietProperties));

    /// <inheritdoc/>
    public int SetJolietProperties(IPropertyStorage pPropStg) => throw Unsupported(nameof(SetJolietProperties));

    private ImapiException Unsupported(string member)
    {
        lock (_gate)
        {
            RequireOpen(member);
            return _isRedbook
                ? Fault(DiscMasterResults.IMAPI_E_WRONGFORMAT, member, "Audio is the active format.")
                : Fault(
                    ImapiResults.E_NOTIMPL, member,
                    $"Data discs are not supported; choose {nameof(IRedbookDiscMaster)} with {nameof(SetActiveDiscMasterFormat)}.");
        }
    }
}

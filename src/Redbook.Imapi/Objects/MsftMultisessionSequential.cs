using System.Runtime.InteropServices;
using Redbook.Imapi.Recorders;
using Redbook.Imapi.Results;

namespace Redbook.Imapi;

/// <summary>Adding a session behind the last one: what a CD-R or CD-RW allows. Given out by
/// <see cref="IDiscFormat2Data.MultisessionInterfaces"/>, not made by programs.</summary>
[ComVisible(true)]
[Guid("27354122-7F64-5B0F-8F00-5D77AFBE261E")]
[ClassInterface(ClassInterfaceType.None)]
[ComDefaultInterface(typeof(IMultisessionSequential2))]
public sealed class MsftMultisessionSequential : IMultisessionSequential2
{
    private const int WriteUnitOfCd = 1;
    private readonly MsftDiscFormat2Data _disc;
    private bool _isInUse = true;

    internal MsftMultisessionSequential(MsftDiscFormat2Data disc) => _disc = disc;

    /// <inheritdoc/>
    public bool IsSupportedOnCurrentMediaState =>
        DataMedia.CanBeAddedTo(_disc.Look(Site(nameof(IMultisession), nameof(IsSupportedOnCurrentMediaState))));

    /// <inheritdoc/>
    public bool InUse
    {
        set
        {
            CallPlace site = Site(nameof(IMultisession), nameof(InUse));
            if (value && !DataMedia.CanBeAddedTo(_disc.Look(site)))
            {
                throw ImapiFault.Of(
                    ImapiResults.E_IMAPI_DF2DATA_INVALID_MEDIA_STATE, site, "No session can be added to the disc in the drive.");
            }

            _isInUse = value;
        }

        get => _isInUse;
    }

    /// <inheritdoc/>
    public IDiscRecorder2 ImportRecorder => _disc.RequireRecorder(Site(nameof(IMultisession), nameof(ImportRecorder)));

    /// <inheritdoc/>
    public bool IsFirstDataSession
    {
        get
        {
            CallPlace site = Site(nameof(IMultisessionSequential), nameof(IsFirstDataSession));
            return _disc.Look(site).State == Recording.MediumState.Blank
                || !_disc.Previous(nameof(IMultisessionSequential), nameof(IsFirstDataSession)).HasData;
        }
    }

    /// <inheritdoc/>
    public int StartAddressOfPreviousSession =>
        _disc.Previous(nameof(IMultisessionSequential), nameof(StartAddressOfPreviousSession)).Start;

    /// <inheritdoc/>
    public int LastWrittenAddressOfPreviousSession =>
        _disc.Previous(nameof(IMultisessionSequential), nameof(LastWrittenAddressOfPreviousSession)).Last;

    /// <inheritdoc/>
    public int NextWritableAddress => _disc.Next(nameof(IMultisessionSequential));

    /// <inheritdoc/>
    public int FreeSectorsOnMedia => _disc.Free(nameof(IMultisessionSequential));

    /// <inheritdoc/>
    public int WriteUnitSize
    {
        get
        {
            CallPlace site = Site(nameof(IMultisessionSequential2), nameof(WriteUnitSize));
            return DataMedia.CanBeAddedTo(_disc.Look(site))
                ? WriteUnitOfCd
                : throw ImapiFault.Of(
                    ImapiResults.E_IMAPI_DF2DATA_INVALID_MEDIA_STATE, site, "No session can be added to the disc in the drive.");
        }
    }

    private CallPlace Site(string face, string member) => new($"{face}.{member}", _disc.StateInWords);
}

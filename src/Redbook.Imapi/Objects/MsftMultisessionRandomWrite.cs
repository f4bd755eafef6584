using System.Runtime.InteropServices;
using Redbook.Imapi.Results;

namespace Redbook.Imapi;

/// <summary>Adding to a disc that is written in place: no disc that this part records is one, and each member but
/// <see cref="IsSupportedOnCurrentMediaState"/>, <see cref="InUse"/> and <see cref="ImportRecorder"/> says so. Given out by
/// <see cref="IDiscFormat2Data.MultisessionInterfaces"/>, not made by programs.</summary>
[ComVisible(true)]
[Guid("B507CA24-2204-11DD-966A-001AA01BBC58")]
[ClassInterface(ClassInterfaceType.None)]
[ComDefaultInterface(typeof(IMultisessionRandomWrite))]
public sealed class MsftMultisessionRandomWrite : IMultisessionRandomWrite
{
    private readonly MsftDiscFormat2Data _disc;

    internal MsftMultisessionRandomWrite(MsftDiscFormat2Data disc) => _disc = disc;

    /// <inheritdoc/>
    public bool IsSupportedOnCurrentMediaState
    {
        get
        {
            _disc.Look(Site(nameof(IMultisession), nameof(IsSupportedOnCurrentMediaState)));
            return false;
        }
    }

    /// <inheritdoc/>
    public bool InUse
    {
        set
        {
            if (value)
            {
                throw NotInPlace(nameof(IMultisession), nameof(InUse));
            }
        }

        get => false;
    }

    /// <inheritdoc/>
    public IDiscRecorder2 ImportRecorder => _disc.RequireRecorder(Site(nameof(IMultisession), nameof(ImportRecorder)));

    /// <inheritdoc/>
    public int WriteUnitSize => throw NotInPlace(nameof(IMultisessionRandomWrite), nameof(WriteUnitSize));

    /// <inheritdoc/>
    public int LastWrittenAddress => throw NotInPlace(nameof(IMultisessionRandomWrite), nameof(LastWrittenAddress));

    /// <inheritdoc/>
    public int TotalSectorsOnMedia => throw NotInPlace(nameof(IMultisessionRandomWrite), nameof(TotalSectorsOnMedia));

    private ImapiException NotInPlace(string face, string member) => ImapiFault.Of(
        ImapiResults.E_IMAPI_DF2DATA_INVALID_MEDIA_STATE, Site(face, member), "No CD is written in place.");

    private CallPlace Site(string face, string member) => new($"{face}.{member}", _disc.StateInWords);
}

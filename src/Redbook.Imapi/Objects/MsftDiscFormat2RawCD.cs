using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.InteropServices.ComTypes;
using Redbook.Discs;
using Redbook.Imapi.Recorders;
using Redbook.Imapi.Results;
using Redbook.Imapi.Streams;
using Redbook.Recording;
using Redbook.Recording.AtOnce;
using Redbook.Recording.Mastering;

namespace Redbook.Imapi;

/// <summary>Records the image of a whole disc on a blank CD-R or CD-RW.</summary>
/// <remarks>
/// <para>Every refusal is an <see cref="ImapiException"/> whose message names the code, the member, the state and what is
/// missing. Success with a remark (an adjusted speed, "no" as an answer) does not throw; the <c>Try…</c> methods return
/// its code.</para>
/// <para>Images that a <see cref="MsftRawCDImageCreator"/> made are known by their type (<see cref="RawCDImageStream"/>):
/// they are converted to <see cref="RequestedSectorType"/>, and their lead-in is made for the disc in the drive. Streams of
/// others are taken as <see cref="RequestedSectorType"/> announces them.</para>
/// <para><see cref="Update"/> is raised on the thread that records. All members may be called from its handlers and from
/// other threads; what a handler throws is ignored. A recording that is broken off leaves a disc that is of no use; the
/// message says whether it has come to that.</para>
/// </remarks>
[ComVisible(true)]
[Guid("27354128-7F64-5B0F-8F00-5D77AFBE261E")]
[ProgId("IMAPI2.MsftDiscFormat2RawCD")]
[ClassInterface(ClassInterfaceType.None)]
[ComDefaultInterface(typeof(IDiscFormat2RawCD))]
[ComSourceInterfaces(typeof(DDiscFormat2RawCDEvents))]
public partial class MsftDiscFormat2RawCD : DiscFormat2Session, IDiscFormat2RawCD
{
    /// <summary>Sectors before LBA 0 of an image that begins at 95:00:00.</summary>
    private const int LeadInSectorsFrom95 = 22_650;

    private const int FirstPossibleLeadIn = -Lba.MinValue;
    private const int PregapSectors = Lba.PregapSectors;
    private const int LastLeadOutOfAll = Lba.MaxValue - RedBookLimits.FirstLeadOutSectors + 1;

    private IMAPI_FORMAT2_RAW_CD_DATA_SECTOR_TYPE _sectorType =
        IMAPI_FORMAT2_RAW_CD_DATA_SECTOR_TYPE.IMAPI_FORMAT2_RAW_CD_SUBCODE_IS_COOKED;

    /// <summary>A writer with no recorder yet.</summary>
    public MsftDiscFormat2RawCD()
        : this(TimeProvider.System)
    {
    }

    /// <summary>A writer with its own clock, for tests and for programs that hold off sleep.</summary>
    /// <param name="time">Clock and waiting.</param>
    /// <param name="keepAwake">Holds off sleep and logoff while media is prepared. When left out, a real drive keeps the
    /// computer awake and a virtual one does not; <see cref="StayAwake.Never"/> switches it off.</param>
    public MsftDiscFormat2RawCD(TimeProvider time, IKeepAwake? keepAwake = null)
        : base(time, keepAwake)
    {
    }

    /// <inheritdoc/>
    public int StartOfNextSession
    {
        get
        {
            CallPlace site = Site(nameof(StartOfNextSession));
            lock (Gate)
            {
                RequirePreparedOrBusy(site);
                return _leadInStart;
            }
        }
    }

    /// <inheritdoc/>
    public int LastPossibleStartOfLeadout
    {
        get
        {
            CallPlace site = Site(nameof(LastPossibleStartOfLeadout));
            lock (Gate)
            {
                RequirePreparedOrBusy(site);
                return KnownMedium?.LastPossibleLeadOut?.Value ?? LastLeadOutOfAll;
            }
        }
    }

    /// <inheritdoc/>
    public object[] SupportedSectorTypes => [.. SupportedSectorTypeList.Select(static type => (object)(uint)type)];

    /// <summary><see cref="SupportedSectorTypes"/> by their names.</summary>
    public IReadOnlyList<IMAPI_FORMAT2_RAW_CD_DATA_SECTOR_TYPE> SupportedSectorTypeList =>
        [.. Forms(Site(nameof(SupportedSectorTypes))).Select(static form => (IMAPI_FORMAT2_RAW_CD_DATA_SECTOR_TYPE)form)];

    /// <inheritdoc/>
    /// <remarks>The value stays for the next time media is prepared.</remarks>
    public IMAPI_FORMAT2_RAW_CD_DATA_SECTOR_TYPE RequestedSectorType
    {
        set
        {
            CallPlace site = Site(nameof(RequestedSectorType));
            lock (Gate)
            {
                Require(site, SessionPhase.Prepared);
                _sectorType = _engine!.SupportedForms.Contains((RawImageForm)value)
                    ? value
                    : throw ImapiFault.Of(
                        ImapiResults.E_IMAPI_DF2RAW_DATA_BLOCK_TYPE_NOT_SUPPORTED,
                        site,
                        Enum.IsDefined(value)
                            ? $"The drive does not take {value}; it takes {string.Join(", ", SupportedSectorTypeList)}."
                            : $"{(int)value} is no sector type: valid are 1 (PQ_ONLY), 2 (IS_COOKED) and 3 (IS_RAW).");
            }
        }

        get
        {
            CallPlace site = Site(nameof(RequestedSectorType));
            lock (Gate)
            {
                RequirePreparedOrBusy(site);
                return _sectorType;
            }
        }
    }

    /// <summary><see cref="DiscFormat2Session.PrepareMedia"/> with the code that says how the speed asked for was adjusted to
    /// the disc.</summary>
    /// <returns>S_OK, S_IMAPI_SPEEDADJUSTED, S_IMAPI_ROTATIONADJUSTED, S_IMAPI_BOTHADJUSTED, or the code of a failure.
    /// </returns>
    public ImapiResult TryPrepareMedia()
    {
        ImapiResult answer = default;
        ImapiResult result = Try(() => answer = AdjustmentFor(Prepare()));
        return result.IsSuccess ? answer : result;
    }

    /// <inheritdoc/>
    [OverloadResolutionPriority(1)]                      // for streams that are both
    public void WriteMedia(IStream data) => Write(Site(nameof(WriteMedia)), data, LeadInSectorsFrom95, isAnnounced: false);

    /// <summary>Records an image that begins at 95:00:00.</summary>
    /// <param name="data">The image from the stream's present position on. Not closed.</param>
    /// <exception cref="ImapiException">As for <see cref="WriteMedia(IStream)"/>.</exception>
    public void WriteMedia(Stream data) => Write(Site(nameof(WriteMedia)), data, LeadInSectorsFrom95, isAnnounced: false);

    /// <inheritdoc/>
    [OverloadResolutionPriority(1)]                      // for streams that are both
    public void WriteMedia2(IStream data, int streamLeadInSectors) =>
        Write(Site(nameof(WriteMedia2)), data, streamLeadInSectors, isAnnounced: true);

    /// <summary>Records an image that begins elsewhere.</summary>
    /// <param name="data">The image from the stream's present position on. Not closed.</param>
    /// <param name="streamLeadInSectors">Sectors of the stream before LBA 0.</param>
    /// <exception cref="ImapiException">As for <see cref="WriteMedia2(IStream, int)"/>.</exception>
    public void WriteMedia2(Stream data, int streamLeadInSectors) =>
        Write(Site(nameof(WriteMedia2)), data, streamLeadInSectors, isAnnounced: true);

    /// <inheritdoc/>
    public void CancelWrite() => CancelRecording(Site(nameof(CancelWrite)));

    private void Write(in CallPlace site, object data, int leadInSectors, bool isAnnounced)
    {
        if (data is null)
        {
            throw ImapiFault.NullArgument(site, nameof(data));
        }

        // Busy and the phase come before what the arguments say.
        lock (Gate)
        {
            Require(site, SessionPhase.Prepared);
        }

        RequireLeadIn(site, leadInSectors);
        if (data is RawCDImageStream own)
        {
            if (isAnnounced && own.StartOfLeadIn != -leadInSectors)
            {
                throw ImapiFault.Of(
                    ImapiResults.E_INVALIDARG,
                    site,
                    $"The image has {-own.StartOfLeadIn} sectors before LBA 0, not {leadInSectors}: "
                    + $"give {nameof(RawCDImageStream)}.{nameof(RawCDImageStream.StartOfLeadIn)} without its sign.");
            }

            CallPlace place = site;
            Record(site, () => own, ownsSource: false, (_, cancellation) => WriteOwn(place, own.Image.Disc, cancellation));
            return;
        }

        Lba start = new(-leadInSectors);
        Record(
            site,
            () => data as Stream ?? new ComStreamSource((IStream)data),
            ownsSource: data is not Stream,
            (source, cancellation) => Ready().Write(source, (RawImageForm)_sectorType, start, cancellation));
    }

    private RawRecorder Ready()
    {
        Engine.UnderrunProtection = !BufferUnderrunFreeDisabled;
        return Engine;
    }

    private void WriteOwn(in CallPlace site, MasterDisc disc, CancellationToken cancellation)
    {
        RawImageForm form = (RawImageForm)_sectorType;
        MasterDisc asOnDisc = disc with { LeadInStart = Engine.LeadInStart };
        IReadOnlyList<string> problems = RawImage.Validate(asOnDisc, form);
        if (problems.Count > 0)
        {
            throw ImapiFault.Of(
                ImapiResults.E_IMAPI_DF2RAW_STREAM_NOT_SUPPORTED,
                site,
                $"The image cannot be recorded as {_sectorType}: {string.Join(' ', problems)}");
        }

        Ready().Write(disc, form, cancellation);
    }

    private static void RequireLeadIn(in CallPlace site, int leadInSectors)
    {
        if (leadInSectors is < 0 or > FirstPossibleLeadIn)
        {
            throw ImapiFault.Of(
                ImapiResults.E_INVALIDARG,
                site,
                $"{leadInSectors} is no number of sectors before LBA 0: 95:00:00 has {LeadInSectorsFrom95}, "
                + $"and {FirstPossibleLeadIn} is the most there can be.");
        }

        if (leadInSectors < PregapSectors)
        {
            throw ImapiFault.Of(
                ImapiResults.E_IMAPI_DF2RAW_STREAM_LEADIN_TOO_SHORT,
                site,
                $"{leadInSectors} sectors before LBA 0 are {PregapSectors - leadInSectors} fewer than the pregap alone has.");
        }
    }

    private void RequirePreparedOrBusy(in CallPlace site)
    {
        if (!IsBusy)
        {
            Require(site, SessionPhase.Prepared);
        }
    }

    private IReadOnlyList<RawImageForm> Forms(in CallPlace site)
    {
        RecorderConnection connection;
        lock (Gate)
        {
            if (IsBusy || Phase == SessionPhase.Prepared)
            {
                return _engine!.SupportedForms;
            }

            // Not a null argument: this is how the interface says that there is no recorder.
            connection = Connection(site, ImapiResults.E_POINTER);
        }

        try
        {
            return RawRecorder.FindForms(connection.Transport, Time);
        }
        catch (RecordingException failure)
        {
            throw FaultOf(site, failure);
        }
    }
}

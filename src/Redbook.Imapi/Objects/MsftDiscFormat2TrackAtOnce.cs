using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.InteropServices.ComTypes;
using Redbook.Imapi.Recorders;
using Redbook.Imapi.Results;
using Redbook.Imapi.Streams;
using Redbook.Mmc;
using Redbook.Mmc.Responses;
using Redbook.Recording;
using Redbook.Recording.TrackAtOnce;

namespace Redbook.Imapi;

/// <summary>Records audio tracks one after the other on a blank CD-R or CD-RW.</summary>
/// <remarks>
/// <para>Every refusal is an <see cref="ImapiException"/> whose message names the code, the member, the state and what is
/// missing. Success with a remark (an adjusted speed, "no" as an answer) does not throw; the <c>Try…</c> methods return
/// its code.</para>
/// <para><see cref="Update"/> is raised on the thread that records. All members may be called from its handlers and from
/// other threads; what a handler throws is ignored. While a track is written, sizes and media answer with what was known
/// when it began.</para>
/// <para>Dispose the object, or <see cref="DiscFormat2Session.ReleaseMedia"/>: an object that is dropped while media is
/// prepared lets go of the drive when it is collected, and leaves a session with tracks open.</para>
/// </remarks>
[ComVisible(true)]
[Guid("27354129-7F64-5B0F-8F00-5D77AFBE261E")]
[ProgId("IMAPI2.MsftDiscFormat2TrackAtOnce")]
[ClassInterface(ClassInterfaceType.None)]
[ComDefaultInterface(typeof(IDiscFormat2TrackAtOnce))]
[ComSourceInterfaces(typeof(DDiscFormat2TrackAtOnceEvents))]
public partial class MsftDiscFormat2TrackAtOnce : DiscFormat2Session, IDiscFormat2TrackAtOnce, IBurnVerification
{
    private bool _doNotFinalizeMedia;
    private IMAPI_BURN_VERIFICATION_LEVEL _verification;
    private TrackAtOnceRecorder? _engine;
    private DiscSpace _space;
    private int _trackCount;

    /// <summary>A writer with no recorder yet.</summary>
    public MsftDiscFormat2TrackAtOnce()
        : this(TimeProvider.System)
    {
    }

    /// <summary>A writer with its own clock, for tests and for programs that hold off sleep.</summary>
    /// <param name="time">Clock and waiting.</param>
    /// <param name="keepAwake">Holds off sleep and logoff while media is prepared. When left out, a real drive keeps the
    /// computer awake and a virtual one does not; <see cref="StayAwake.Never"/> switches it off.</param>
    public MsftDiscFormat2TrackAtOnce(TimeProvider time, IKeepAwake? keepAwake = null)
        : base(time, keepAwake)
    {
    }

    /// <inheritdoc/>
    public int NumberOfExistingTracks
    {
        get
        {
            CallPlace site = Site(nameof(NumberOfExistingTracks));
            lock (Gate)
            {
                Require(site, SessionPhase.Prepared);
                return _trackCount;
            }
        }
    }

    /// <inheritdoc/>
    public int TotalSectorsOnMedia => Space(nameof(TotalSectorsOnMedia)).TotalSectors;

    /// <inheritdoc/>
    public int FreeSectorsOnMedia => Space(nameof(FreeSectorsOnMedia)).FreeSectors;

    /// <inheritdoc/>
    public int UsedSectorsOnMedia => Space(nameof(UsedSectorsOnMedia)).UsedSectors;

    /// <inheritdoc/>
    /// <remarks>Setting the value it has is always allowed while nothing is being written.</remarks>
    public bool DoNotFinalizeMedia
    {
        set
        {
            CallPlace site = Site(nameof(DoNotFinalizeMedia));
            lock (Gate)
            {
                if (Phase is SessionPhase.Idle or SessionPhase.Prepared && value == _doNotFinalizeMedia)
                {
                    return;
                }

                Require(site, SessionPhase.Idle);
                if (IsRecorded(site))
                {
                    throw ImapiFault.Of(
                        ImapiResults.E_IMAPI_DF2TAO_PROPERTY_FOR_BLANK_MEDIA_ONLY,
                        site,
                        "The disc in the drive is not blank: insert a blank one, or set this before recording.");
                }

                _doNotFinalizeMedia = value;
            }
        }

        get => _doNotFinalizeMedia;
    }

    /// <inheritdoc/>
    /// <remarks>Takes effect with the next PrepareMedia.</remarks>
    public IMAPI_BURN_VERIFICATION_LEVEL BurnVerificationLevel
    {
        set
        {
            CallPlace site = new($"{nameof(IBurnVerification)}.{nameof(BurnVerificationLevel)}", State);
            _verification = value switch
            {
                IMAPI_BURN_VERIFICATION_LEVEL.IMAPI_BURN_VERIFICATION_NONE
                    or IMAPI_BURN_VERIFICATION_LEVEL.IMAPI_BURN_VERIFICATION_QUICK => value,
                IMAPI_BURN_VERIFICATION_LEVEL.IMAPI_BURN_VERIFICATION_FULL => throw ImapiFault.Of(
                    ImapiResults.E_NOTIMPL, site, "Track-at-once recording is checked quickly or not at all."),
                _ => throw ImapiFault.Of(
                    ImapiResults.E_INVALIDARG, site, $"{(int)value} is no level: valid are 0 (none) and 1 (quick)."),
            };
        }

        get => _verification;
    }

    /// <summary>Whether a last sector that is not full is filled up with silence. False by default: such a stream is
    /// refused, as the interface has it.</summary>
    public bool AllowPartialLastSector { get; set; }

    /// <inheritdoc/>
    public object[] ExpectedTableOfContents => [ExpectedToc.ToArray(msf: false)];

    /// <summary><see cref="ExpectedTableOfContents"/> as an object.</summary>
    /// <exception cref="ImapiException">As there.</exception>
    public TocResponse ExpectedToc
    {
        get
        {
            CallPlace site = Site(nameof(ExpectedTableOfContents));
            lock (Gate)
            {
                Require(site, SessionPhase.Prepared);
                return _trackCount > 0
                    ? _engine!.ExpectedTableOfContents
                    : throw ImapiFault.Of(
                        ImapiResults.E_IMAPI_DF2TAO_TABLE_OF_CONTENTS_EMPTY_DISC,
                        site,
                        $"No track was recorded yet: call {nameof(AddAudioTrack)} first.");
            }
        }
    }

    /// <inheritdoc cref="NumberOfExistingTracks"/>
    /// <param name="count">The number of tracks; 0 when the call fails.</param>
    /// <returns>S_OK, or the code that the property throws.</returns>
    public ImapiResult TryGetNumberOfExistingTracks(out int count)
    {
        int tracks = 0;
        ImapiResult result = Try(() => tracks = NumberOfExistingTracks);
        count = tracks;
        return result;
    }

    /// <inheritdoc/>
    [OverloadResolutionPriority(1)]                      // for streams that are both
    public void AddAudioTrack(IStream data)
    {
        CallPlace site = Site(nameof(AddAudioTrack));
        if (data is null)
        {
            throw ImapiFault.NullArgument(site, nameof(data));
        }

        Record(site, () => new ComStreamSource(data), ownsSource: true);
    }

    /// <summary>Records one track from its present position to its end.</summary>
    /// <param name="data">Samples as for <see cref="AddAudioTrack(IStream)"/>; must tell its length. Not closed.</param>
    /// <exception cref="ImapiException">As for <see cref="AddAudioTrack(IStream)"/>.</exception>
    public void AddAudioTrack(Stream data)
    {
        CallPlace site = Site(nameof(AddAudioTrack));
        if (data is null)
        {
            throw ImapiFault.NullArgument(site, nameof(data));
        }

        Record(site, () => data, ownsSource: false);
    }

    /// <inheritdoc/>
    public void CancelAddTrack() => CancelRecording(Site(nameof(CancelAddTrack)));

    private void Record(in CallPlace site, Func<Stream> open, bool ownsSource)
    {
        CallPlace place = site;
        Record(site, open, ownsSource, (source, cancellation) =>
        {
            TrackAtOnceRecorder engine = _engine!;
            engine.UnderrunProtection = !BufferUnderrunFreeDisabled;
            engine.WriteTrack(
                source,
                LengthOf(place, source),
                new TrackOptions { PadPartialSector = AllowPartialLastSector },
                cancellation);
        });
    }

    private static long LengthOf(in CallPlace site, Stream source) => source switch
    {
        ComStreamSource { HasLength: true } stream => stream.Length,
        { CanRead: true, CanSeek: true } => source.Length - source.Position,
        _ => throw ImapiFault.Of(
            ImapiResults.E_IMAPI_DF2TAO_STREAM_NOT_SUPPORTED,
            site,
            "The stream does not tell its length: it answers neither Stat nor Seek."),
    };

    private bool IsRecorded(in CallPlace site)
    {
        try
        {
            return Attached?.OpenConnection?.Look(site).State is MediumState.Appendable or MediumState.Complete;
        }
        catch (ImapiException)
        {
            return false;                                // no disc, or none that can be looked at: nothing is fixed yet
        }
    }

    private DiscSpace Space(string member)
    {
        CallPlace site = Site(member);
        lock (Gate)
        {
            if (!IsBusy)
            {
                Require(site, SessionPhase.Prepared);
            }

            return _space;
        }
    }
}

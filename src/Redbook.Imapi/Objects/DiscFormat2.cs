using System.Runtime.InteropServices;
using Redbook.Imapi.Recorders;
using Redbook.Imapi.Results;
using Redbook.Recording;

namespace Redbook.Imapi;

/// <summary>What every kind of recording has in common: the drive, the name it is taken under, and what can be said of the
/// disc in it.</summary>
[ComVisible(true)]
[ClassInterface(ClassInterfaceType.None)]
public abstract class DiscFormat2 : IDiscFormat2
{
    private readonly IKeepAwake? _keepAwake;
    private MsftDiscRecorder2? _recorder;
    private string _clientName = "";

    private protected DiscFormat2(TimeProvider time, IKeepAwake? keepAwake)
    {
        ArgumentNullException.ThrowIfNull(time);
        (Time, _keepAwake) = (time, keepAwake);
    }

    /// <inheritdoc/>
    public bool MediaPhysicallyBlank => IsBlank(nameof(IDiscFormat2.MediaPhysicallyBlank));

    /// <inheritdoc/>
    public bool MediaHeuristicallyBlank => IsBlank(nameof(IDiscFormat2.MediaHeuristicallyBlank));

    /// <inheritdoc/>
    public object[] SupportedMediaTypes => FeatureLists.Boxed(SupportedMediaTypeList);

    /// <summary><see cref="SupportedMediaTypes"/> by their names.</summary>
    public IReadOnlyList<IMAPI_MEDIA_PHYSICAL_TYPE> SupportedMediaTypeList => Media;

    /// <summary>The medium in the drive.</summary>
    /// <exception cref="ImapiException">No recorder, no disc, or a device code.</exception>
    public IMAPI_MEDIA_PHYSICAL_TYPE CurrentPhysicalMediaType => Medium(nameof(CurrentPhysicalMediaType)).MediaType();

    /// <summary>The drive. It cannot be changed while it is in use.</summary>
    /// <exception cref="ImapiException">The object is busy or prepared, or the drive cannot do this kind of recording.
    /// </exception>
    public IDiscRecorder2? Recorder
    {
        set
        {
            CallPlace site = Site(nameof(Recorder));
            lock (Gate)
            {
                RequireIdle(site);
                if (!Keeps(site, value))
                {
                    _recorder = value is null ? null : Suitable(site, value);
                    KnownMedium = null;
                }
            }
        }

        get => _recorder;
    }

    /// <summary>The name under which the drive is taken: 1 to 63 characters of A-Z a-z 0-9 space . , : ; - _</summary>
    /// <exception cref="ImapiException">The object is busy or prepared, or the name breaks the rule.</exception>
    public string ClientName
    {
        set
        {
            CallPlace site = Site(nameof(ClientName));
            lock (Gate)
            {
                RequireIdle(site);
                _clientName = ClientNames.BrokenRule(value) is { } broken
                    ? throw ImapiFault.Of(CodeOfClientName(value), site, broken)
                    : value;
            }
        }

        get => _clientName;
    }

    private protected Lock Gate { get; } = new();

    private protected TimeProvider Time { get; }

    /// <summary>What was given; else a real drive keeps the computer awake.</summary>
    private protected IKeepAwake? KeepAwake => _keepAwake
        ?? (_recorder?.OpenConnection is { Entry.IsReal: true } ? new StayAwake() : null);

    /// <summary>The drive, for calls of our own.</summary>
    private protected MsftDiscRecorder2? Attached => _recorder;

    /// <summary>Drive and disc as they were when a call that keeps the drive busy began.</summary>
    private protected MediumReport? KnownMedium { get; set; }

    /// <summary>The interface that messages name.</summary>
    private protected abstract string Interface { get; }

    private protected abstract FormatCodes Codes { get; }

    private protected abstract IReadOnlyList<IMAPI_MEDIA_PHYSICAL_TYPE> Media { get; }

    /// <summary>Whether a call keeps the drive busy, so that it is not asked anything.</summary>
    private protected abstract bool IsBusy { get; }

    /// <summary>The state in words, for messages.</summary>
    private protected abstract string State { get; }

    /// <summary>What IsCurrentMediaSupported answers for a drive that is busy with this object.</summary>
    private protected virtual bool TakesBusyMedium => true;

    /// <summary>The code of the answer "no" to IsRecorderSupported.</summary>
    private protected virtual int NoToRecorder => ImapiResults.S_FALSE;

    /// <inheritdoc/>
    public bool IsRecorderSupported(IDiscRecorder2 recorder)
    {
        CallPlace site = Site(nameof(IDiscFormat2.IsRecorderSupported));
        return MsftDiscRecorder2.ConnectionOf(site, recorder) is { } connection
            && (IsBusyWith(recorder) || Records(connection, site));
    }

    /// <inheritdoc/>
    public bool IsCurrentMediaSupported(IDiscRecorder2 recorder) => AskCurrentMedia(recorder, out _);

    /// <summary><see cref="IsRecorderSupported"/> with the code that belongs to the answer.</summary>
    /// <param name="recorder">The drive.</param>
    /// <param name="value">The answer; false when the call fails.</param>
    /// <returns>S_OK for yes; S_FALSE for no, on a raw writer E_IMAPI_DF2RAW_MEDIA_IS_NOT_SUPPORTED; or the code of a
    /// failure.</returns>
    public ImapiResult TryIsRecorderSupported(IDiscRecorder2 recorder, out bool value)
    {
        bool supported = false;
        ImapiResult result = Try(() => supported = IsRecorderSupported(recorder));
        value = supported;
        return result.IsSuccess && !supported ? new ImapiResult(NoToRecorder) : result;
    }

    /// <summary><see cref="IsCurrentMediaSupported"/> with the code that belongs to the answer.</summary>
    /// <param name="recorder">The drive.</param>
    /// <param name="value">The answer; false when the call fails.</param>
    /// <returns>S_OK for yes, S_FALSE for no, E_IMAPI_RECORDER_MEDIA_NO_MEDIA for an empty drive, or the code of another
    /// failure.</returns>
    public ImapiResult TryIsCurrentMediaSupported(IDiscRecorder2 recorder, out bool value)
    {
        bool supported = false;
        ImapiResult answer = default;
        ImapiResult result = Try(() => supported = AskCurrentMedia(recorder, out answer));
        value = supported;
        return result.IsSuccess ? answer : result;
    }

    private protected static ImapiResult Try(Action call)
    {
        try
        {
            call();
            return new ImapiResult(ImapiResults.S_OK);
        }
        catch (ImapiException failure)
        {
            return new ImapiResult(failure.HResult);
        }
    }

    private protected static ImapiException MemoryIsShort(in CallPlace site, OutOfMemoryException failure) =>
        ImapiFault.Of(ImapiResults.E_OUTOFMEMORY, site, "Memory is short.", inner: failure);

    /// <summary>Whether a drive can do this kind of recording.</summary>
    /// <exception cref="ImapiException">No answer came.</exception>
    private protected abstract bool Records(RecorderConnection connection, in CallPlace site);

    /// <summary>Whether a disc can be recorded.</summary>
    private protected abstract bool Takes(MediumReport medium);

    /// <summary>Throws unless drive and name may be changed now.</summary>
    private protected abstract void RequireIdle(in CallPlace site);

    /// <summary>Why a drive that <see cref="Records"/> denies is refused, in words.</summary>
    private protected abstract string WhyNotSupported { get; }

    /// <summary>Whether setting this recorder changes nothing.</summary>
    private protected virtual bool Keeps(in CallPlace site, IDiscRecorder2? recorder) => false;

    /// <summary>A last look at a drive that is to be attached.</summary>
    private protected virtual void Examine(in CallPlace site, RecorderConnection connection)
    {
    }

    private protected virtual int CodeOfClientName(string? name) => Codes.ClientName;

    private protected virtual bool IsBlank(string member) => Medium(member).State == MediumState.Blank;

    private protected CallPlace Site(string member) => new($"{Interface}.{member}", State);

    /// <summary>Lets go of the recorder without asking.</summary>
    private protected void Detach() => _recorder = null;

    /// <summary>The open connection of the recorder.</summary>
    /// <exception cref="ImapiException"><paramref name="missing"/>: there is no recorder. ERROR_INVALID_HANDLE: it was
    /// disposed.</exception>
    private protected RecorderConnection Connection(in CallPlace site, int missing)
    {
        if (_recorder is null)
        {
            throw ImapiFault.Of(missing, site, $"Set {nameof(Recorder)} first.");
        }

        return _recorder.OpenConnection ?? throw ImapiFault.Of(
            ImapiResults.HRESULT_FROM_WIN32_ERROR_INVALID_HANDLE,
            site,
            $"The recorder was disposed: call {nameof(IDiscRecorder2.InitializeDiscRecorder)} on it again.");
    }

    /// <summary>Throws unless there is a client name.</summary>
    private protected void RequireClientName(in CallPlace site)
    {
        if (_clientName.Length == 0)
        {
            throw ImapiFault.Of(
                Codes.ClientName, site, $"Set {nameof(ClientName)} first: {ClientNames.BrokenRule(_clientName)}");
        }
    }

    /// <summary>Drive and disc now; while the drive is busy, as they were when that began.</summary>
    private protected MediumReport Medium(string member)
    {
        CallPlace site = Site(member);
        RecorderConnection connection;
        lock (Gate)
        {
            if (IsBusy && KnownMedium is { } known)
            {
                return known;
            }

            connection = Connection(site, Codes.NoRecorder);
        }

        return connection.Look(site);
    }

    private bool AskCurrentMedia(IDiscRecorder2 recorder, out ImapiResult result)
    {
        CallPlace site = Site(nameof(IDiscFormat2.IsCurrentMediaSupported));
        bool supported = false;
        try
        {
            supported = MsftDiscRecorder2.ConnectionOf(site, recorder) is { } connection
                && (IsBusyWith(recorder)
                    ? TakesBusyMedium
                    : Records(connection, site) && Takes(connection.Look(site)));
            result = new ImapiResult(supported ? ImapiResults.S_OK : ImapiResults.S_FALSE);
        }
        catch (ImapiException none) when (none.HResult == ImapiResults.E_IMAPI_RECORDER_MEDIA_NO_MEDIA)
        {
            result = new ImapiResult(none.HResult);
        }

        return supported;
    }

    /// <summary>A drive that is busy is not asked anything.</summary>
    private bool IsBusyWith(IDiscRecorder2 recorder) => IsBusy && ReferenceEquals(recorder, _recorder);

    private MsftDiscRecorder2 Suitable(in CallPlace site, IDiscRecorder2 recorder)
    {
        if (recorder is not MsftDiscRecorder2 { OpenConnection: { } connection } ours)
        {
            throw ImapiFault.Of(
                Codes.RecorderNotSupported,
                site,
                recorder is MsftDiscRecorder2
                    ? $"The recorder has no drive: call {nameof(IDiscRecorder2.InitializeDiscRecorder)} on it first."
                    : $"The recorder is a {recorder.GetType().Name}, not a {nameof(MsftDiscRecorder2)}.");
        }

        bool records;
        try
        {
            records = Records(connection, site);
        }
        catch (ImapiException)
        {
            // A drive that is held by another, or says nothing now, may well do it later: recording will tell.
            records = true;
        }

        if (!records)
        {
            throw ImapiFault.Of(Codes.RecorderNotSupported, site, WhyNotSupported);
        }

        Examine(site, connection);
        return ours;
    }
}

using System.Runtime.InteropServices;
using Redbook.Imapi.Recorders;
using Redbook.Imapi.Results;
using Redbook.Recording;
using Redbook.Recording.Erasing;

namespace Redbook.Imapi;

/// <summary>Erases a CD-RW.</summary>
/// <remarks>
/// <para>Every refusal is an <see cref="ImapiException"/> whose message names the code, the member, the state and what is
/// missing. "No" as an answer does not throw; the <c>Try…</c> methods return its code.</para>
/// <para><see cref="Update"/> is raised on the thread that erases. All members may be called from its handlers and from
/// other threads; what a handler throws is ignored. While a disc is erased, media answer with what was known when it
/// began.</para>
/// </remarks>
[ComVisible(true)]
[Guid("2735412B-7F64-5B0F-8F00-5D77AFBE261E")]
[ProgId("IMAPI2.MsftDiscFormat2Erase")]
[ClassInterface(ClassInterfaceType.None)]
[ComDefaultInterface(typeof(IDiscFormat2Erase))]
[ComSourceInterfaces(typeof(DDiscFormat2EraseEvents))]
public partial class MsftDiscFormat2Erase : IDiscFormat2Erase, DiscFormat2Erase_Event, DDiscFormat2EraseEvents_Event
{
    private const string Interface = nameof(IDiscFormat2Erase);
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly IKeepAwake? _keepAwake;
    private MsftDiscRecorder2? _recorder;
    private string _clientName = "";
    private bool _isErasing;
    private MediumReport? _medium;

    /// <summary>An eraser with no recorder yet.</summary>
    public MsftDiscFormat2Erase()
        : this(TimeProvider.System)
    {
    }

    /// <summary>An eraser with its own clock, for tests and for programs that hold off sleep.</summary>
    /// <param name="time">Clock and waiting.</param>
    /// <param name="keepAwake">Holds off sleep and logoff while a disc is erased.</param>
    public MsftDiscFormat2Erase(TimeProvider time, IKeepAwake? keepAwake = null)
    {
        ArgumentNullException.ThrowIfNull(time);
        (_time, _keepAwake) = (time, keepAwake);
    }

    /// <inheritdoc/>
    /// <remarks>Setting the recorder it has is no change.</remarks>
    public IDiscRecorder2? Recorder
    {
        set
        {
            CallPlace site = Site(nameof(Recorder));
            lock (_gate)
            {
                RequireIdle(site);
                if (ReferenceEquals(value, _recorder))
                {
                    return;
                }

                if (value is not null && _recorder is not null)
                {
                    throw ImapiFault.Of(
                        ImapiResults.E_IMAPI_ERASE_ONLY_ONE_RECORDER_SUPPORTED,
                        site,
                        $"Set {nameof(Recorder)} to null first.");
                }

                _recorder = value is null ? null : Suitable(site, value);
            }
        }

        get => _recorder;
    }

    /// <inheritdoc/>
    /// <remarks>Set while a disc is erased, it takes effect with the next one.</remarks>
    public bool FullErase { get; set; }

    /// <inheritdoc/>
    public string ClientName
    {
        set
        {
            CallPlace site = Site(nameof(ClientName));
            lock (_gate)
            {
                RequireIdle(site);
                _clientName = ClientNames.BrokenRule(value) is { } broken
                    ? throw ImapiFault.Of(
                        string.IsNullOrEmpty(value)
                            ? ImapiResults.E_INVALIDARG
                            : ImapiResults.E_IMAPI_ERASE_CLIENT_NAME_IS_NOT_VALID,
                        site,
                        broken)
                    : value;
            }
        }

        get => _clientName;
    }

    /// <inheritdoc/>
    public void EraseMedia()
    {
        CallPlace site = Site(nameof(EraseMedia));
        RecorderConnection connection;
        EraserOptions options;
        lock (_gate)
        {
            RequireIdle(site);
            connection = Connection(site);
            if (_clientName.Length == 0)
            {
                throw ImapiFault.Of(
                    ImapiResults.E_IMAPI_ERASE_CLIENT_NAME_IS_NOT_VALID,
                    site,
                    $"Set {nameof(ClientName)} first: {ClientNames.BrokenRule(_clientName)}");
            }

            options = new EraserOptions
            {
                ClientName = _clientName,
                Full = FullErase,
                Progress = new EraseRelay(Raise),
            };
            _isErasing = true;
        }

        try
        {
            // What the getters answer meanwhile. That there is nothing to see yet is told by the erasing itself.
            _medium = TryLook(connection, site);
            new DiscEraser(connection.Transport, options, _time, _keepAwake).Erase();
        }
        catch (RecordingException failure)
        {
            throw failure.ToEraseFault(site);
        }
        catch (OutOfMemoryException failure)
        {
            throw ImapiFault.Of(ImapiResults.E_OUTOFMEMORY, site, "Memory is short.", inner: failure);
        }
        finally
        {
            lock (_gate)
            {
                (_medium, _isErasing) = (null, false);
            }
        }
    }

    private static MediumReport? TryLook(RecorderConnection connection, in CallPlace site)
    {
        try
        {
            return connection.Look(site);
        }
        catch (ImapiException)
        {
            return null;
        }
    }

    private static MsftDiscRecorder2 Suitable(in CallPlace site, IDiscRecorder2 recorder)
    {
        if (recorder is not MsftDiscRecorder2 { OpenConnection: { } connection } ours)
        {
            throw ImapiFault.Of(
                ImapiResults.E_IMAPI_ERASE_RECORDER_NOT_SUPPORTED,
                site,
                recorder is MsftDiscRecorder2
                    ? $"The recorder has no drive: call {nameof(IDiscRecorder2.InitializeDiscRecorder)} on it first."
                    : $"The recorder is a {recorder.GetType().Name}, not a {nameof(MsftDiscRecorder2)}.");
        }

        bool erases;
        try
        {
            erases = connection.ErasesCdRw(site);
        }
        catch (ImapiException)
        {
            // A drive that is held by another, or says nothing now, may well erase later: EraseMedia will tell.
            erases = true;
        }

        return erases
            ? ours
            : throw ImapiFault.Of(
                ImapiResults.E_IMAPI_ERASE_RECORDER_NOT_SUPPORTED, site, "The drive does not write CD-RW.");
    }

    private CallPlace Site(string member) => new(
        $"{Interface}.{member}",
        _isErasing ? "erasing" : _recorder is null ? "no recorder set" : "recorder set, nothing being erased");

    private void RequireIdle(in CallPlace site)
    {
        if (_isErasing)
        {
            throw ImapiFault.Of(
                ImapiResults.E_IMAPI_ERASE_RECORDER_IN_USE, site, $"Wait until {nameof(EraseMedia)} returns.");
        }
    }

    private RecorderConnection Connection(in CallPlace site)
    {
        if (_recorder is null)
        {
            throw ImapiFault.Of(ImapiResults.E_IMAPI_RECORDER_REQUIRED, site, $"Set {nameof(Recorder)} first.");
        }

        return _recorder.OpenConnection ?? throw ImapiFault.Of(
            ImapiResults.HRESULT_FROM_WIN32_ERROR_INVALID_HANDLE,
            site,
            $"The recorder was disposed: call {nameof(IDiscRecorder2.InitializeDiscRecorder)} on it again.");
    }
}

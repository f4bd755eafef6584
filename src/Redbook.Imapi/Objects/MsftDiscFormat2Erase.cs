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
public class MsftDiscFormat2Erase : DiscFormat2, IDiscFormat2Erase, DiscFormat2Erase_Event, DDiscFormat2EraseEvents_Event
{
    private readonly UpdateEvent<DiscFormat2Erase_EventHandler, DDiscFormat2EraseEvents_UpdateEventHandler> _update = new();
    private bool _isErasing;

    /// <summary>An eraser with no recorder yet.</summary>
    public MsftDiscFormat2Erase()
        : this(TimeProvider.System)
    {
    }

    /// <summary>An eraser with its own clock, for tests and for programs that hold off sleep.</summary>
    /// <param name="time">Clock and waiting.</param>
    /// <param name="keepAwake">Holds off sleep and logoff while a disc is erased. When left out, a real drive keeps the
    /// computer awake and a virtual one does not; <see cref="StayAwake.Never"/> switches it off.</param>
    public MsftDiscFormat2Erase(TimeProvider time, IKeepAwake? keepAwake = null)
        : base(time, keepAwake)
    {
    }

    /// <inheritdoc/>
    event DiscFormat2Erase_EventHandler? DiscFormat2Erase_Event.Update
    {
        add => _update.Add(value);
        remove => _update.Remove(value);
    }

    /// <inheritdoc/>
    event DDiscFormat2EraseEvents_UpdateEventHandler? DDiscFormat2EraseEvents_Event.Update
    {
        add => _update.Add(value);
        remove => _update.Remove(value);
    }

    /// <summary>Progress, on the thread that erases: at the start, every half second (every second of a full erase), at
    /// the end. Use <c>+=</c> and <c>-=</c> with either delegate type.</summary>
    public ImapiEvent<DiscFormat2Erase_EventHandler, DDiscFormat2EraseEvents_UpdateEventHandler> Update
    {
        get => _update.Handlers;
        set => _update.Handlers = value;
    }

    /// <inheritdoc/>
    /// <remarks>Set while a disc is erased, it takes effect with the next one.</remarks>
    public bool FullErase { get; set; }

    private protected override string Interface => nameof(IDiscFormat2Erase);

    private protected override FormatCodes Codes => FormatCodes.Erase;

    private protected override IReadOnlyList<IMAPI_MEDIA_PHYSICAL_TYPE> Media => MediaTypes.Erasable;

    private protected override bool IsBusy => _isErasing;

    private protected override string WhyNotSupported => "The drive does not write CD-RW.";

    private protected override string State => _isErasing
        ? "erasing"
        : Attached is null ? "no recorder set" : "recorder set, nothing being erased";

    /// <inheritdoc/>
    public void EraseMedia()
    {
        CallPlace site = Site(nameof(EraseMedia));
        RecorderConnection connection;
        EraserOptions options;
        lock (Gate)
        {
            RequireIdle(site);
            connection = Connection(site, Codes.NoRecorder);
            RequireClientName(site);
            options = new EraserOptions
            {
                ClientName = ClientName,
                Full = FullErase,
                Progress = new EraseRelay(Raise),
            };
            _isErasing = true;
        }

        try
        {
            // What the getters answer meanwhile. That there is nothing to see yet is told by the erasing itself.
            KnownMedium = TryLook(connection, site);
            new DiscEraser(connection.Transport, options, Time, KeepAwake).Erase();
        }
        catch (RecordingException failure)
        {
            throw failure.ToEraseFault(site);
        }
        catch (OutOfMemoryException failure)
        {
            throw MemoryIsShort(site, failure);
        }
        finally
        {
            lock (Gate)
            {
                (KnownMedium, _isErasing) = (null, false);
            }
        }
    }

    private protected override bool Records(RecorderConnection connection, in CallPlace site) =>
        connection.ErasesCdRw(site);

    private protected override bool Takes(MediumReport medium) => medium.IsErasable();

    private protected override int CodeOfClientName(string? name) =>
        string.IsNullOrEmpty(name) ? ImapiResults.E_INVALIDARG : base.CodeOfClientName(name);

    private protected override void RequireIdle(in CallPlace site)
    {
        if (_isErasing)
        {
            throw ImapiFault.Of(Codes.WriteInProgress, site, $"Wait until {nameof(EraseMedia)} returns.");
        }
    }

    /// <inheritdoc/>
    /// <remarks>One recorder: another can be attached only after this one was detached by setting it to null. Setting the
    /// one it has is no change.</remarks>
    private protected override bool Keeps(in CallPlace site, IDiscRecorder2? recorder) =>
        ReferenceEquals(recorder, Attached)
        || (recorder is not null && Attached is not null
            ? throw ImapiFault.Of(
                ImapiResults.E_IMAPI_ERASE_ONLY_ONE_RECORDER_SUPPORTED, site, $"Set {nameof(Recorder)} to null first.")
            : false);

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

    private void Raise(int elapsedSeconds, int estimatedTotalSeconds) => _update.Raise(
        shape => shape(this, elapsedSeconds, estimatedTotalSeconds),
        shape => shape(this, elapsedSeconds, estimatedTotalSeconds));
}

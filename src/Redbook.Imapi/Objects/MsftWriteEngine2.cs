using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.InteropServices.ComTypes;
using Redbook.Discs;
using Redbook.Imapi.Recorders;
using Redbook.Imapi.Results;
using Redbook.Imapi.Streams;
using Redbook.Recording;
using Redbook.Recording.Writing;

namespace Redbook.Imapi;

/// <summary>Moves data to a drive: the loop that every recording here uses.</summary>
/// <remarks>The program sets the drive up, begins and ends the recording (<see cref="IDiscRecorder2Ex"/>). The two expected
/// speeds are kept and have no effect: the loop measures by itself how long it has to wait. <see cref="Update"/> is raised on
/// the thread that writes; all members may be called from its handlers and from other threads.</remarks>
[ComVisible(true)]
[Guid("2735412C-7F64-5B0F-8F00-5D77AFBE261E")]
[ProgId("IMAPI2.MsftWriteEngine2")]
[ClassInterface(ClassInterfaceType.None)]
[ComDefaultInterface(typeof(IWriteEngine2))]
[ComSourceInterfaces(typeof(DWriteEngine2Events))]
public class MsftWriteEngine2 : IWriteEngine2, WriteEngine2_Event, DWriteEngine2Events_Event
{
    private const int Fastest = -1;
    private const int NotSet = -1;
    private readonly Lock _gate = new();
    private readonly UpdateEvent<WriteEngine2_EventHandler, DWriteEngine2Events_UpdateEventHandler> _update = new();
    private readonly TimeProvider _time;
    private MsftDiscRecorder2? _recorder;
    private int _startingSpeed = Fastest;
    private int _endingSpeed = Fastest;
    private int _bytesPerSector = NotSet;
    private CancellationTokenSource? _running;

    /// <summary>An engine with no recorder yet.</summary>
    public MsftWriteEngine2()
        : this(TimeProvider.System)
    {
    }

    /// <summary>An engine with its own clock, for tests.</summary>
    /// <param name="time">Clock and waiting.</param>
    public MsftWriteEngine2(TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        _time = time;
    }

    /// <inheritdoc/>
    event WriteEngine2_EventHandler? WriteEngine2_Event.Update
    {
        add => _update.Add(value);
        remove => _update.Remove(value);
    }

    /// <inheritdoc/>
    event DWriteEngine2Events_UpdateEventHandler? DWriteEngine2Events_Event.Update
    {
        add => _update.Add(value);
        remove => _update.Remove(value);
    }

    /// <summary>Progress, on the thread that writes: once before, every half second, once after. Use <c>+=</c> and <c>-=</c>
    /// with either delegate type.</summary>
    public ImapiEvent<WriteEngine2_EventHandler, DWriteEngine2Events_UpdateEventHandler> Update
    {
        get => _update.Handlers;
        set => _update.Handlers = value;
    }

    /// <inheritdoc/>
    public IDiscRecorder2Ex? Recorder
    {
        set
        {
            CallPlace site = Site(nameof(Recorder));
            lock (_gate)
            {
                RequireIdle(site);
                _recorder = value switch
                {
                    null => null,
                    MsftDiscRecorder2 { OpenConnection: not null } ours => ours,
                    MsftDiscRecorder2 => throw ImapiFault.Of(
                        ImapiResults.E_FAIL,
                        site,
                        $"The recorder has no drive: call {nameof(IDiscRecorder2.InitializeDiscRecorder)} on it first."),
                    _ => throw ImapiFault.Of(
                        ImapiResults.E_INVALIDARG,
                        site,
                        $"The recorder is a {value.GetType().Name}, not a {nameof(MsftDiscRecorder2)}."),
                };
            }
        }

        get => _recorder;
    }

    /// <inheritdoc/>
    public bool UseStreamingWrite12
    {
        set
        {
            CallPlace site = Site(nameof(UseStreamingWrite12));
            lock (_gate)
            {
                RequireIdle(site);
                if (value)
                {
                    throw ImapiFault.Of(ImapiResults.E_NOTIMPL, site, "WRITE (12) with the streaming bit is not available.");
                }
            }
        }

        get => false;
    }

    /// <inheritdoc/>
    public int StartingSectorsPerSecond
    {
        set => SetSpeed(Site(nameof(StartingSectorsPerSecond)), value, ref _startingSpeed);
        get => _startingSpeed;
    }

    /// <inheritdoc/>
    public int EndingSectorsPerSecond
    {
        set => SetSpeed(Site(nameof(EndingSectorsPerSecond)), value, ref _endingSpeed);
        get => _endingSpeed;
    }

    /// <inheritdoc/>
    public int BytesPerSector
    {
        set
        {
            CallPlace site = Site(nameof(BytesPerSector));
            lock (_gate)
            {
                RequireIdle(site);
                int most = _recorder?.OpenConnection?.Transport.MaxTransferBytes ?? int.MaxValue;
                _bytesPerSector = value > 0 && value <= most ? value : throw BadSectorSize(site, value, most);
            }
        }

        get => _bytesPerSector;
    }

    /// <inheritdoc/>
    public bool WriteInProgress => _running is not null;

    private const string Interface = nameof(IWriteEngine2);

    /// <inheritdoc/>
    [OverloadResolutionPriority(1)]                      // for streams that are both
    public void WriteSection(IStream data, int startingBlockAddress, int numberOfBlocks) =>
        Write(data, static data => new ComStreamSource((IStream)data), startingBlockAddress, numberOfBlocks);

    /// <summary>Writes blocks of a stream at an address and returns when the drive has them.</summary>
    /// <param name="data">The blocks, from the stream's present position on. Not closed.</param>
    /// <param name="startingBlockAddress">The LBA of the first block; negative in a lead-in.</param>
    /// <param name="numberOfBlocks">How many, 1 or more.</param>
    /// <exception cref="ImapiException">As for <see cref="WriteSection(IStream, int, int)"/>.</exception>
    public void WriteSection(Stream data, int startingBlockAddress, int numberOfBlocks) =>
        Write(data, static data => (Stream)data, startingBlockAddress, numberOfBlocks);

    /// <inheritdoc/>
    public void CancelWrite() => TryCancelWrite();

    /// <summary><see cref="CancelWrite"/> with the code that tells whether a write was running.</summary>
    /// <returns>S_OK, or S_IMAPI_WRITE_NOT_IN_PROGRESS: call again later.</returns>
    public ImapiResult TryCancelWrite()
    {
        CancellationTokenSource? running = _running;
        try
        {
            running?.Cancel();
        }
        catch (ObjectDisposedException)
        {
            running = null;                              // it ended between the look and the call
        }

        return new ImapiResult(running is null ? ImapiResults.S_IMAPI_WRITE_NOT_IN_PROGRESS : ImapiResults.S_OK);
    }

    private static ImapiException BadSectorSize(in CallPlace site, int value, int most) => ImapiFault.Of(
        ImapiResults.E_INVALIDARG,
        site,
        value < 1
            ? $"{value} is no size of a block: 1 or more bytes."
            : $"{value} bytes are {value - most} more than one command carries.");

    private void Write(object data, Func<object, Stream> open, int start, int blocks)
    {
        CallPlace site = Site(nameof(WriteSection));
        if (data is null)
        {
            throw ImapiFault.NullArgument(site, nameof(data));
        }

        RecorderConnection connection;
        CancellationTokenSource running;
        int blockBytes;
        lock (_gate)
        {
            RequireIdle(site);
            connection = RequireReady(site, start, blocks);
            (running, blockBytes) = (new CancellationTokenSource(), _bytesPerSector);
            _running = running;
        }

        Stream? source = null;
        try
        {
            source = open(data);
            SectionWriter writer = new(connection.Transport, _time) { Progress = new EngineProgress.Relay(Raise) };
            writer.Write(source, new Lba(start), blocks, blockBytes, running.Token);
        }
        catch (RecordingException failure)
        {
            throw source is ComStreamSource { Failure: { } cause } stream && failure.Step == RecordingStep.ReadSource
                ? ComStreamFaults.Of(site, stream, cause)
                : failure.ToFault(site);
        }
        catch (OutOfMemoryException failure)
        {
            throw ImapiFault.Of(ImapiResults.E_OUTOFMEMORY, site, "Memory is short.", inner: failure);
        }
        finally
        {
            lock (_gate)
            {
                _running = null;
            }

            running.Dispose();
            if (source is ComStreamSource own)
            {
                own.Dispose();
            }
        }
    }

    private RecorderConnection RequireReady(in CallPlace site, int start, int blocks)
    {
        if (_recorder is null)
        {
            throw ImapiFault.Of(ImapiResults.E_IMAPI_RECORDER_REQUIRED, site, $"Set {nameof(Recorder)} first.");
        }

        RecorderConnection connection = _recorder.OpenConnection ?? throw ImapiFault.Of(
            ImapiResults.HRESULT_FROM_WIN32_ERROR_INVALID_HANDLE,
            site,
            $"The recorder was disposed: call {nameof(IDiscRecorder2.InitializeDiscRecorder)} on it again.");
        if (_bytesPerSector == NotSet)
        {
            throw ImapiFault.Of(ImapiResults.E_INVALIDARG, site, $"Set {nameof(BytesPerSector)} first.");
        }

        if (_bytesPerSector > connection.Transport.MaxTransferBytes)
        {
            throw BadSectorSize(site, _bytesPerSector, connection.Transport.MaxTransferBytes);
        }

        return blocks >= 1 && start <= int.MaxValue - blocks
            ? connection
            : throw ImapiFault.Of(
                ImapiResults.E_INVALIDARG,
                site,
                blocks < 1 ? $"{blocks} is no number of blocks: 1 or more." : "The last block would have no address.");
    }

    private void SetSpeed(in CallPlace site, int value, ref int speed)
    {
        lock (_gate)
        {
            RequireIdle(site);
            speed = value is 0 or < Fastest
                ? throw ImapiFault.Of(
                    ImapiResults.E_INVALIDARG,
                    site,
                    $"{value} is no speed: give sectors per second (75 is 1x), or -1 for the highest.")
                : value;
        }
    }

    private void RequireIdle(in CallPlace site)
    {
        if (_running is not null)
        {
            throw ImapiFault.Of(
                ImapiResults.E_FAIL, site, $"Wait until {nameof(WriteSection)} returns, or call {nameof(CancelWrite)}.");
        }
    }

    private CallPlace Site(string member) => new(
        $"{Interface}.{member}",
        _running is not null ? "writing" : _recorder is null ? "no recorder set" : "recorder set, nothing being written");

    private void Raise(EngineProgress progress) =>
        _update.Raise(shape => shape(this, progress), shape => shape(this, progress));
}

using Redbook.Imapi.Recorders;
using Redbook.Imapi.Results;
using Redbook.Recording;

namespace Redbook.Imapi;

/// <content>What drive and disc can do, and the events.</content>
public partial class MsftDiscFormat2Erase
{
    private readonly Lock _eventGate = new();
    private ImapiEvent<DiscFormat2Erase_EventHandler, DDiscFormat2EraseEvents_UpdateEventHandler> _update;

    /// <inheritdoc/>
    event DiscFormat2Erase_EventHandler? DiscFormat2Erase_Event.Update
    {
        add
        {
            lock (_eventGate)
            {
                _update += value;
            }
        }

        remove
        {
            lock (_eventGate)
            {
                _update -= value;
            }
        }
    }

    /// <inheritdoc/>
    event DDiscFormat2EraseEvents_UpdateEventHandler? DDiscFormat2EraseEvents_Event.Update
    {
        add
        {
            lock (_eventGate)
            {
                _update += value;
            }
        }

        remove
        {
            lock (_eventGate)
            {
                _update -= value;
            }
        }
    }

    /// <summary>Progress, on the thread that erases: at the start, every half second (every second of a full erase), at
    /// the end. Use <c>+=</c> and <c>-=</c> with either delegate type.</summary>
    public ImapiEvent<DiscFormat2Erase_EventHandler, DDiscFormat2EraseEvents_UpdateEventHandler> Update
    {
        get
        {
            lock (_eventGate)
            {
                return _update;
            }
        }

        set
        {
            lock (_eventGate)
            {
                _update = value;
            }
        }
    }

    /// <inheritdoc/>
    public bool MediaPhysicallyBlank =>
        Medium(nameof(IDiscFormat2.MediaPhysicallyBlank)).State == MediumState.Blank;

    /// <inheritdoc/>
    public bool MediaHeuristicallyBlank =>
        Medium(nameof(IDiscFormat2.MediaHeuristicallyBlank)).State == MediumState.Blank;

    /// <inheritdoc/>
    public object[] SupportedMediaTypes => FeatureLists.Boxed(SupportedMediaTypeList);

    /// <summary><see cref="SupportedMediaTypes"/> by their names.</summary>
    public IReadOnlyList<IMAPI_MEDIA_PHYSICAL_TYPE> SupportedMediaTypeList => MediaTypes.Erasable;

    /// <inheritdoc/>
    public IMAPI_MEDIA_PHYSICAL_TYPE CurrentPhysicalMediaType => Medium(nameof(CurrentPhysicalMediaType)).MediaType();

    /// <inheritdoc/>
    public bool IsRecorderSupported(IDiscRecorder2 recorder)
    {
        CallPlace site = Site(nameof(IDiscFormat2.IsRecorderSupported));
        return MsftDiscRecorder2.ConnectionOf(site, recorder) is { } connection
            && (IsBusyWith(recorder) || connection.ErasesCdRw(site));
    }

    /// <inheritdoc/>
    public bool IsCurrentMediaSupported(IDiscRecorder2 recorder) => AskCurrentMedia(recorder, out _);

    /// <summary><see cref="IsRecorderSupported"/> with the code that belongs to the answer.</summary>
    /// <param name="recorder">The drive.</param>
    /// <param name="value">The answer; false when the call fails.</param>
    /// <returns>S_OK for yes, S_FALSE for no, or the code of a failure.</returns>
    public ImapiResult TryIsRecorderSupported(IDiscRecorder2 recorder, out bool value)
    {
        value = false;
        try
        {
            value = IsRecorderSupported(recorder);
            return new ImapiResult(value ? ImapiResults.S_OK : ImapiResults.S_FALSE);
        }
        catch (ImapiException failure)
        {
            return new ImapiResult(failure.HResult);
        }
    }

    /// <summary><see cref="IsCurrentMediaSupported"/> with the code that belongs to the answer.</summary>
    /// <param name="recorder">The drive.</param>
    /// <param name="value">The answer; false when the call fails.</param>
    /// <returns>S_OK for yes, S_FALSE for no, E_IMAPI_RECORDER_MEDIA_NO_MEDIA for an empty drive, or the code of another
    /// failure.</returns>
    public ImapiResult TryIsCurrentMediaSupported(IDiscRecorder2 recorder, out bool value)
    {
        value = false;
        try
        {
            value = AskCurrentMedia(recorder, out ImapiResult answer);
            return answer;
        }
        catch (ImapiException failure)
        {
            return new ImapiResult(failure.HResult);
        }
    }

    private bool AskCurrentMedia(IDiscRecorder2 recorder, out ImapiResult result)
    {
        CallPlace site = Site(nameof(IDiscFormat2.IsCurrentMediaSupported));
        bool supported = false;
        try
        {
            supported = MsftDiscRecorder2.ConnectionOf(site, recorder) is { } connection
                && (IsBusyWith(recorder) || (connection.ErasesCdRw(site) && connection.Look(site).IsErasable()));
            result = new ImapiResult(supported ? ImapiResults.S_OK : ImapiResults.S_FALSE);
        }
        catch (ImapiException none) when (none.HResult == ImapiResults.E_IMAPI_RECORDER_MEDIA_NO_MEDIA)
        {
            result = new ImapiResult(none.HResult);
        }

        return supported;
    }

    /// <summary>Drive and disc now; while something is being erased, as they were when it began.</summary>
    private MediumReport Medium(string member)
    {
        CallPlace site = Site(member);
        RecorderConnection connection;
        lock (_gate)
        {
            if (_isErasing && _medium is { } known)
            {
                return known;
            }

            connection = Connection(site);
        }

        return connection.Look(site);
    }

    /// <summary>A drive that erases is not asked anything.</summary>
    private bool IsBusyWith(IDiscRecorder2 recorder) => _isErasing && ReferenceEquals(recorder, _recorder);

    private void Raise(int elapsedSeconds, int estimatedTotalSeconds)
    {
        foreach (Delegate handler in Update.Handlers)
        {
            try
            {
                switch (handler)
                {
                    case DiscFormat2Erase_EventHandler shape:
                        shape(this, elapsedSeconds, estimatedTotalSeconds);
                        break;
                    case DDiscFormat2EraseEvents_UpdateEventHandler shape:
                        shape(this, elapsedSeconds, estimatedTotalSeconds);
                        break;
                }
            }
#pragma warning disable RCS1075 // A handler that throws must not keep others from being told.
            catch (Exception)
#pragma warning restore RCS1075
            {
                // Results of handlers are ignored.
            }
        }
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices.ComTypes;
using Redbook.Imapi.Recorders;
using Redbook.Imapi.Results;
using Redbook.Imapi.Streams;
using Redbook.Mmc;
using Redbook.Mmc.ModePages;
using Redbook.Recording;
using Redbook.Recording.TrackAtOnce;

namespace Redbook.Imapi;

/// <content>Recording one track.</content>
public partial class MsftDiscFormat2TrackAtOnce
{
    private CancellationTokenSource? _cancellation;

    /// <summary>Whether a last sector that is not full is filled up with silence. False by default: such a stream is
    /// refused, as the interface has it.</summary>
    public bool AllowPartialLastSector { get; set; }

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
    public void CancelAddTrack()
    {
        CallPlace site = Site(nameof(CancelAddTrack));
        CancellationTokenSource? running;
        lock (_gate)
        {
            running = _phase == TrackAtOncePhase.Writing ? _cancellation : null;
        }

        if (running is null)
        {
            throw ImapiFault.Of(
                ImapiResults.E_IMAPI_DF2TAO_WRITE_NOT_IN_PROGRESS, site, $"{nameof(AddAudioTrack)} is not running.");
        }

        Cancel(running);
    }

    private static void Cancel(CancellationTokenSource? running)
    {
        try
        {
            running?.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The track ended between the look and the call: it is complete.
        }
    }

    private void Record(in CallPlace site, Func<Stream> open, bool ownsSource)
    {
        CancellationTokenSource cancellation = new();
        lock (_gate)
        {
            Require(site, TrackAtOncePhase.Prepared);
            (_phase, _cancellation) = (TrackAtOncePhase.Writing, cancellation);
        }

        TrackAtOnceRecorder engine = _engine!;
        Stream? source = null;
        try
        {
            if (IsMediumChanged())
            {
                _isLossTold = true;
                throw MediumIsAnother(site, $"Nothing was written. Call {nameof(ReleaseMedia)} and begin again.");
            }

            source = open();
            _mayHaveWritten = true;
            engine.UnderrunProtection = !_underrunFreeDisabled;
            engine.WriteTrack(
                source,
                LengthOf(site, source),
                new TrackOptions { PadPartialSector = AllowPartialLastSector },
                cancellation.Token);
        }
        catch (RecordingException failure)
        {
            _isLossTold |= IsMediumLost(failure);
            if (failure.Step == RecordingStep.ReadSource && source is ComStreamSource { Failure: { } cause } stream)
            {
                throw StreamFault(site, stream, cause);
            }

            throw failure.Failure == RecordingFailure.WriteParametersRefused && IsPageMissing(site)
                ? ImapiFault.Of(
                    ImapiResults.E_IMAPI_RECORDER_NO_SUCH_MODE_PAGE, site, failure.Message, failure.Sense, failure)
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
                (_space, _trackCount, _cancellation) = (engine.Space, engine.Tracks.Count, null);
            }

            Leave(TrackAtOncePhase.Prepared, finished: null);
            cancellation.Dispose();
            if (ownsSource)
            {
                source?.Dispose();
            }
        }
    }

    /// <summary>Whether page 05h was refused because the drive does not have it, not because of what it says.</summary>
    private bool IsPageMissing(in CallPlace site)
    {
        try
        {
            return _recorder?.OpenConnection?.Send(
                site, static drive => drive.ReadModePage(out WriteParametersPage? _)).Sense
                is { Key: SenseKey.IllegalRequest, Asc: 0x24 };
        }
        catch (ImapiException)
        {
            return false;                                // the refusal of the page itself is the news
        }
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

    /// <summary>The error that a stream returned is the error of the call.</summary>
    private static ImapiException StreamFault(in CallPlace site, ComStreamSource stream, Exception cause)
    {
        int hresult = cause is ImapiStreamException || ImapiResults.IsSuccess(cause.HResult)
            ? ImapiResults.E_FAIL
            : cause.HResult;
        return ImapiFault.Of(
            hresult, site, $"The stream returned an error after {stream.Position} bytes: {cause.Message}", inner: cause);
    }
}

using Redbook.Imapi.Recorders;
using Redbook.Imapi.Results;
using Redbook.Mmc;
using Redbook.Mmc.ModePages;
using Redbook.Recording;

namespace Redbook.Imapi;

/// <content>What drive and disc can do: media and speeds.</content>
public partial class MsftDiscFormat2TrackAtOnce
{
    private const int Fastest = -1;
    private MediumReport? _medium;
    private int _requestedSpeed = Fastest;
    private bool _requestedCav;
    private DriveSpeed? _chosenSpeed;
    private bool _chosenCav;
    private (int SectorsPerSecond, bool IsPureCav) _writeSpeed;

    /// <inheritdoc/>
    public bool MediaPhysicallyBlank =>
        Medium(nameof(IDiscFormat2.MediaPhysicallyBlank)).State == MediumState.Blank && !HasTracks;

    /// <inheritdoc/>
    public bool MediaHeuristicallyBlank =>
        Medium(nameof(IDiscFormat2.MediaHeuristicallyBlank)).State == MediumState.Blank && !HasTracks;

    /// <inheritdoc/>
    public object[] SupportedMediaTypes => FeatureLists.Boxed(SupportedMediaTypeList);

    /// <summary><see cref="SupportedMediaTypes"/> by their names.</summary>
    public IReadOnlyList<IMAPI_MEDIA_PHYSICAL_TYPE> SupportedMediaTypeList => MediaTypes.Recordable;

    /// <inheritdoc/>
    public IMAPI_MEDIA_PHYSICAL_TYPE CurrentPhysicalMediaType => Medium(nameof(CurrentPhysicalMediaType)).MediaType();

    /// <inheritdoc/>
    public int RequestedWriteSpeed => _requestedSpeed;

    /// <inheritdoc/>
    public bool RequestedRotationTypeIsPureCAV => _requestedCav;

    /// <inheritdoc/>
    public int CurrentWriteSpeed => Speed(nameof(CurrentWriteSpeed)).SectorsPerSecond;

    /// <inheritdoc/>
    public bool CurrentRotationTypeIsPureCAV => Speed(nameof(CurrentRotationTypeIsPureCAV)).IsPureCav;

    /// <inheritdoc/>
    public object[] SupportedWriteSpeeds =>
        [.. SupportedWriteSpeedList.Select(static speed => (object)(uint)speed)];

    /// <summary><see cref="SupportedWriteSpeeds"/> as numbers: sectors per second, fastest first.</summary>
    public IReadOnlyList<int> SupportedWriteSpeedList =>
    [
        .. Speeds(Site(nameof(SupportedWriteSpeeds)), Medium(nameof(SupportedWriteSpeeds)))
            .Select(static speed => speed.Speed.SectorsPerSecond)
            .Distinct(),
    ];

    /// <inheritdoc/>
    public object[] SupportedWriteSpeedDescriptors => [.. SupportedWriteSpeedDescriptorList];

    /// <summary><see cref="SupportedWriteSpeedDescriptors"/> by their type.</summary>
    public IReadOnlyList<IWriteSpeedDescriptor> SupportedWriteSpeedDescriptorList
    {
        get
        {
            MediumReport medium = Medium(nameof(SupportedWriteSpeedDescriptors));
            return
            [
                .. Speeds(Site(nameof(SupportedWriteSpeedDescriptors)), medium)
                    .Select(speed => new MsftWriteSpeedDescriptor(medium.MediaType(), speed)),
            ];
        }
    }

    private bool HasTracks => _phase != TrackAtOncePhase.Idle && _trackCount > 0;

    /// <inheritdoc/>
    public bool IsRecorderSupported(IDiscRecorder2 recorder)
    {
        CallPlace site = Site(nameof(IDiscFormat2.IsRecorderSupported));
        return MsftDiscRecorder2.ConnectionOf(site, recorder) is { } connection && (IsBusyWith(recorder) || connection.RecordsTrackAtOnce(site));
    }

    /// <inheritdoc/>
    public bool IsCurrentMediaSupported(IDiscRecorder2 recorder) => AskCurrentMedia(recorder, out _);

    /// <summary><see cref="IsRecorderSupported"/> with the code that belongs to the answer.</summary>
    /// <param name="recorder">The drive.</param>
    /// <param name="value">The answer; false when the call fails.</param>
    /// <returns>S_OK for yes, S_FALSE for no, or the code of a failure.</returns>
    public ImapiResult TryIsRecorderSupported(IDiscRecorder2 recorder, out bool value)
    {
        bool supported = false;
        ImapiResult result = Try(() => supported = IsRecorderSupported(recorder));
        value = supported;
        return result.IsSuccess && !supported ? new ImapiResult(ImapiResults.S_FALSE) : result;
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

    /// <inheritdoc/>
    public void SetWriteSpeed(int RequestedSectorsPerSecond, bool RotationTypeIsPureCAV) =>
        ApplySpeed(RequestedSectorsPerSecond, RotationTypeIsPureCAV);

    /// <summary><see cref="SetWriteSpeed"/> with the code that says what was adjusted.</summary>
    /// <param name="requestedSectorsPerSecond">Sectors per second; -1 is the fastest.</param>
    /// <param name="rotationTypeIsPureCav">Ask for constant angular velocity.</param>
    /// <returns>S_OK, S_IMAPI_SPEEDADJUSTED, S_IMAPI_ROTATIONADJUSTED, S_IMAPI_BOTHADJUSTED, or the code of a failure.
    /// </returns>
    public ImapiResult TrySetWriteSpeed(int requestedSectorsPerSecond, bool rotationTypeIsPureCav)
    {
        ImapiResult answer = default;
        ImapiResult result = Try(() => answer = ApplySpeed(requestedSectorsPerSecond, rotationTypeIsPureCav));
        return result.IsSuccess ? answer : result;
    }

    private static ImapiResult ResultOf(in SpeedChoice choice) => new(
        (choice.IsSpeedAdjusted, choice.IsRotationAdjusted) switch
        {
            (true, true) => ImapiResults.S_IMAPI_BOTHADJUSTED,
            (true, false) => ImapiResults.S_IMAPI_SPEEDADJUSTED,
            (false, true) => ImapiResults.S_IMAPI_ROTATIONADJUSTED,
            _ => ImapiResults.S_OK,
        });

    private static IReadOnlyList<SupportedWriteSpeed> Speeds(in CallPlace site, MediumReport medium) =>
        medium.WriteSpeeds.Count > 0
            ? medium.WriteSpeeds
            : throw ImapiFault.Of(
                ImapiResults.E_IMAPI_UNEXPECTED_RESPONSE_FROM_DEVICE,
                site,
                "The drive lists no write speeds for the disc in it.");

    /// <summary>The speed that the drive says it uses; where it does not say, the fastest it lists.</summary>
    private static (int SectorsPerSecond, bool IsPureCav) CurrentSpeed(DriveReport drive, MediumReport medium)
    {
        const int PureCav = 1;
        if (drive.Capabilities is CapabilitiesPage { CurrentWriteSpeed.KilobytesPerSecond: > 0 } page)
        {
            return (page.CurrentWriteSpeed.SectorsPerSecond, page.RotationControl == PureCav);
        }

        return medium.WriteSpeeds is [SupportedWriteSpeed fastest, ..]
            ? (fastest.Speed.SectorsPerSecond, fastest.IsCav)
            : (0, false);
    }

    /// <summary>Drive and disc now; while something is being written, as they were when it began.</summary>
    private MediumReport Medium(string member)
    {
        CallPlace site = Site(member);
        RecorderConnection connection;
        lock (_gate)
        {
            if (_phase is TrackAtOncePhase.Writing or TrackAtOncePhase.Releasing && _medium is { } known)
            {
                return known;
            }

            connection = Connection(site, ImapiResults.E_IMAPI_DF2TAO_NO_RECORDER_SPECIFIED);
        }

        return connection.Look(site);
    }

    private (int SectorsPerSecond, bool IsPureCav) Speed(string member)
    {
        MediumReport medium = Medium(member);
        (int SectorsPerSecond, bool IsPureCav) speed;
        lock (_gate)
        {
            speed = _phase is TrackAtOncePhase.Writing or TrackAtOncePhase.Releasing
                ? _writeSpeed
                : CurrentSpeed(medium.Drive, medium);
        }

        return speed.SectorsPerSecond > 0
            ? speed
            : throw ImapiFault.Of(
                ImapiResults.E_IMAPI_UNEXPECTED_RESPONSE_FROM_DEVICE,
                Site(member),
                "The drive tells neither the speed it writes with nor those it can do.");
    }

    private ImapiResult ApplySpeed(int requested, bool pureCav)
    {
        CallPlace site = Site(nameof(SetWriteSpeed));
        lock (_gate)
        {
            if (_phase is not (TrackAtOncePhase.Idle or TrackAtOncePhase.Prepared))
            {
                Require(site, TrackAtOncePhase.Idle);
            }

            RecorderConnection connection = Connection(site, ImapiResults.E_IMAPI_RECORDER_REQUIRED);
            if (requested is 0 or < Fastest)
            {
                throw ImapiFault.Of(
                    ImapiResults.E_INVALIDARG,
                    site,
                    $"{requested} is no speed: give sectors per second (75 is 1x), or -1 for the fastest.");
            }

            MediumReport medium = connection.Look(site);
            SpeedChoice choice = WriteSpeeds.Choose(medium.WriteSpeeds, requested == Fastest ? null : requested, pureCav);
            DriveSpeed? speed = requested == Fastest ? null : choice.Chosen?.Speed;
            bool cav = choice.Chosen?.IsCav ?? pureCav;
            Send(site, connection, speed ?? choice.Chosen?.Speed, cav);
            (_requestedSpeed, _requestedCav) = (requested, pureCav);
            (_chosenSpeed, _chosenCav) = (speed, cav);
            return ResultOf(choice);
        }
    }

    private void Send(in CallPlace site, RecorderConnection connection, DriveSpeed? speed, bool cav)
    {
        if (_phase != TrackAtOncePhase.Prepared)
        {
            // A refusal is no matter yet: PrepareMedia sets the speed again and knows how to ask.
            connection.Send(site, drive => drive.SetWriteSpeed(speed, cav));
            return;
        }

        try
        {
            _engine!.SetWriteSpeed(speed, cav);
            _writeSpeed = speed is { } set ? (set.SectorsPerSecond, cav) : _writeSpeed;
        }
        catch (RecordingException failure)
        {
            throw failure.ToFault(site);
        }
    }

    private bool AskCurrentMedia(IDiscRecorder2 recorder, out ImapiResult result)
    {
        CallPlace site = Site(nameof(IDiscFormat2.IsCurrentMediaSupported));
        bool supported = false;
        try
        {
            supported = MsftDiscRecorder2.ConnectionOf(site, recorder) is { } connection
                && (IsBusyWith(recorder)
                    ? MediaPhysicallyBlank
                    : connection.RecordsTrackAtOnce(site) && connection.Look(site).IsBlankRecordable());
            result = new ImapiResult(supported ? ImapiResults.S_OK : ImapiResults.S_FALSE);
        }
        catch (ImapiException none) when (none.HResult == ImapiResults.E_IMAPI_RECORDER_MEDIA_NO_MEDIA)
        {
            result = new ImapiResult(none.HResult);
        }

        return supported;
    }

    /// <summary>A drive that writes is not asked anything.</summary>
    private bool IsBusyWith(IDiscRecorder2 recorder) =>
        ReferenceEquals(recorder, _recorder) && _phase is TrackAtOncePhase.Writing or TrackAtOncePhase.Releasing;
}

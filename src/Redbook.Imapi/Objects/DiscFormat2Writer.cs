using System.Runtime.InteropServices;
using Redbook.Imapi.Recorders;
using Redbook.Imapi.Results;
using Redbook.Mmc;
using Redbook.Mmc.ModePages;
using Redbook.Recording;

namespace Redbook.Imapi;

/// <summary>What every kind of recording has in common that writes at a speed one can ask for.</summary>
[ComVisible(true)]
[ClassInterface(ClassInterfaceType.None)]
public abstract class DiscFormat2Writer : DiscFormat2
{
    private const int Fastest = -1;

    private protected DiscFormat2Writer(TimeProvider time, IKeepAwake? keepAwake)
        : base(time, keepAwake)
    {
    }

    /// <summary>The speed last asked for, in sectors per second; -1, the fastest, before any.</summary>
    public int RequestedWriteSpeed { get; private set; } = Fastest;

    /// <summary>The rotation last asked for.</summary>
    public bool RequestedRotationTypeIsPureCAV { get; private set; }

    /// <summary>The speed that the drive will use, in sectors per second.</summary>
    /// <exception cref="ImapiException">No recorder, no disc, or a device code.</exception>
    public int CurrentWriteSpeed => Speed(nameof(CurrentWriteSpeed)).SectorsPerSecond;

    /// <summary>The rotation that the drive will use.</summary>
    /// <exception cref="ImapiException">No recorder, no disc, or a device code.</exception>
    public bool CurrentRotationTypeIsPureCAV => Speed(nameof(CurrentRotationTypeIsPureCAV)).IsPureCav;

    /// <summary>The speeds of drive and disc, fastest first (<see cref="uint"/>, sectors per second).</summary>
    /// <exception cref="ImapiException">No recorder, no disc, or a device code.</exception>
    public object[] SupportedWriteSpeeds =>
        [.. SupportedWriteSpeedList.Select(static speed => (object)(uint)speed)];

    /// <summary><see cref="SupportedWriteSpeeds"/> as numbers: sectors per second, fastest first.</summary>
    public IReadOnlyList<int> SupportedWriteSpeedList =>
    [
        .. Speeds(Site(nameof(SupportedWriteSpeeds)), Medium(nameof(SupportedWriteSpeeds)))
            .Select(static speed => speed.Speed.SectorsPerSecond)
            .Distinct(),
    ];

    /// <summary>The same with rotation and medium (<see cref="IWriteSpeedDescriptor"/>).</summary>
    /// <exception cref="ImapiException">No recorder, no disc, or a device code.</exception>
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

    /// <summary>The speed chosen of those that were offered; <see langword="null"/> for the fastest.</summary>
    private protected DriveSpeed? ChosenSpeed { get; private set; }

    private protected bool IsCavChosen { get; private set; }

    /// <summary>The speed as last told or set; it holds while the drive is busy.</summary>
    private protected (int SectorsPerSecond, bool IsPureCav) WriteSpeed { get; set; }

    /// <summary>Asks for a speed. The nearest one that the drive has is taken: that is no failure.</summary>
    /// <param name="RequestedSectorsPerSecond">Sectors per second (75 is 1x); -1 is the fastest.</param>
    /// <param name="RotationTypeIsPureCAV">Ask for constant angular velocity.</param>
    /// <exception cref="ImapiException">E_IMAPI_RECORDER_REQUIRED, E_INVALIDARG, or a device code.</exception>
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

    /// <summary>The speed that the drive says it uses; where it does not say, the fastest it lists.</summary>
    private protected static (int SectorsPerSecond, bool IsPureCav) CurrentSpeed(MediumReport medium)
    {
        const int PureCav = 1;
        if (medium.Drive.Capabilities is CapabilitiesPage { CurrentWriteSpeed.KilobytesPerSecond: > 0 } page)
        {
            return (page.CurrentWriteSpeed.SectorsPerSecond, page.RotationControl == PureCav);
        }

        return medium.WriteSpeeds is [SupportedWriteSpeed fastest, ..]
            ? (fastest.Speed.SectorsPerSecond, fastest.IsCav)
            : (0, false);
    }

    /// <summary>Throws unless the speed may be set now.</summary>
    private protected abstract void RequireSpeedSettable(in CallPlace site);

    /// <summary>Sets a speed on the drive.</summary>
    /// <remarks>A refusal is no matter yet: recording sets the speed again and knows how to ask.</remarks>
    private protected virtual void Send(in CallPlace site, RecorderConnection connection, DriveSpeed? speed, bool cav) =>
        connection.Send(site, drive => drive.SetWriteSpeed(speed, cav));

    /// <summary>What of the last wish the drive can do with a disc.</summary>
    private protected ImapiResult AdjustmentFor(MediumReport medium) =>
        ResultOf(Choose(medium, RequestedWriteSpeed, RequestedRotationTypeIsPureCAV));

    private static SpeedChoice Choose(MediumReport medium, int requested, bool pureCav) =>
        WriteSpeeds.Choose(medium.WriteSpeeds, requested == Fastest ? null : requested, pureCav);

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

    private (int SectorsPerSecond, bool IsPureCav) Speed(string member)
    {
        MediumReport medium = Medium(member);
        (int SectorsPerSecond, bool IsPureCav) speed;
        lock (Gate)
        {
            speed = IsBusy ? WriteSpeed : CurrentSpeed(medium);
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
        lock (Gate)
        {
            RequireSpeedSettable(site);
            RecorderConnection connection = Connection(site, ImapiResults.E_IMAPI_RECORDER_REQUIRED);
            if (requested is 0 or < Fastest)
            {
                throw ImapiFault.Of(
                    ImapiResults.E_INVALIDARG,
                    site,
                    $"{requested} is no speed: give sectors per second (75 is 1x), or -1 for the fastest.");
            }

            SpeedChoice choice = Choose(connection.Look(site), requested, pureCav);
            DriveSpeed? speed = requested == Fastest ? null : choice.Chosen?.Speed;
            bool cav = choice.Chosen?.IsCav ?? pureCav;
            Send(site, connection, speed ?? choice.Chosen?.Speed, cav);
            (RequestedWriteSpeed, RequestedRotationTypeIsPureCAV) = (requested, pureCav);
            (ChosenSpeed, IsCavChosen) = (speed, cav);
            return ResultOf(choice);
        }
    }
}

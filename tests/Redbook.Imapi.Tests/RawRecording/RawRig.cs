using System.Runtime.InteropServices.ComTypes;
using Redbook.Discs;
using Redbook.Emulation;
using Redbook.Mmc.Transport;
using Redbook.Testing;
using static Redbook.Imapi.IMAPI_CD_SECTOR_TYPE;

namespace Redbook.Imapi.Tests.RawRecording;

/// <summary>A recorder in software with a blank disc whose lead-in is short, a raw writer, and images for it.</summary>
internal sealed class RawRig : IDisposable
{
    /// <summary>Sectors of the one track of <see cref="Image"/>.</summary>
    public const int TrackSectors = 300;

    /// <summary>The lead-in of the disc: 99:00:00.</summary>
    public const int LeadInStart = -4650;

    public RawRig(
        MediumOptions? medium = null, SoftwareRecorderOptions? options = null, Func<byte, ScsiResult?>? intercept = null)
    {
        Rig = new Rig(options, medium ?? Medium, intercept: intercept);
        Recorder = Rig.NewRecorder();
        Writer = new MsftDiscFormat2RawCD(new VirtualTime());
    }

    public static MediumOptions Medium => new() { LeadInStart = new Msf(99, 0, 0) };

    public Rig Rig { get; }

    public MsftDiscRecorder2 Recorder { get; }

    public MsftDiscFormat2RawCD Writer { get; }

    /// <summary>The image of a disc with one track of 300 sectors, as our creator makes it.</summary>
    public static RawCDImageStream Image(int track = 1, int sectors = TrackSectors)
    {
        MsftRawCDImageCreator creator = new();
        creator.AddTrack(IMAPI_CD_SECTOR_AUDIO, Rig.Track(track, sectors));
        return (RawCDImageStream)creator.CreateResultImage();
    }

    /// <summary>The same as a stream of whoever: COOKED, from 95:00:00, Seek and Stat answered.</summary>
    public static IStream Foreign(
        IMAPI_FORMAT2_RAW_CD_DATA_SECTOR_TYPE type = IMAPI_FORMAT2_RAW_CD_DATA_SECTOR_TYPE.IMAPI_FORMAT2_RAW_CD_SUBCODE_IS_COOKED) =>
        new ComStream(Image().As(type));

    /// <summary>Sets recorder and client name.</summary>
    public RawRig Attach()
    {
        Writer.Recorder = Recorder;
        Writer.ClientName = Rig.ClientName;
        return this;
    }

    public RawRig Prepare()
    {
        Attach().Writer.PrepareMedia();
        return this;
    }

    public void Dispose()
    {
        Writer.Dispose();
        Recorder.Dispose();
        Rig.Dispose();
    }
}

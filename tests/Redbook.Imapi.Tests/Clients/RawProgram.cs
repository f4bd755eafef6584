using System.Runtime.InteropServices;
using System.Runtime.InteropServices.ComTypes;

namespace Redbook.Imapi.Tests.Clients;

/// <summary>A raw recording as programs wrote it, once for each of the two kinds of declarations: only the using line is
/// changed.</summary>
internal sealed class RawProgram
{
    public List<IMAPI_FORMAT2_RAW_CD_WRITE_ACTION> Actions { get; } = [];

    public int Percent { get; private set; }

    public void BurnAgainstHandWrittenDeclarations(IDiscRecorder2 discRecorder, params IStream[] tracks)
    {
        MsftRawCDImageCreator imageCreator = new MsftRawCDImageCreator();
        imageCreator.DisableGaplessAudio = false;
        foreach (IStream stream in tracks)
        {
            int index = imageCreator.AddTrack(IMAPI_CD_SECTOR_TYPE.IMAPI_CD_SECTOR_AUDIO, stream);
            IRawCDImageTrackInfo trackInfo = imageCreator.get_TrackInfo(index);
            trackInfo.DigitalAudioCopySetting = IMAPI_CD_TRACK_DIGITAL_COPY_SETTING.IMAPI_CD_TRACK_DIGITAL_COPY_PROHIBITED;
        }

        MsftDiscFormat2RawCD discFormatRaw = new MsftDiscFormat2RawCD();
        discFormatRaw.Recorder = discRecorder;
        discFormatRaw.ClientName = "RawBurner";
        discFormatRaw.PrepareMedia();
        discFormatRaw.Update += new DiscFormat2RawCD_EventHandler(OnUpdate);
        try
        {
            IMAPI_FORMAT2_RAW_CD_DATA_SECTOR_TYPE best = default;
            foreach (object sectorType in discFormatRaw.SupportedSectorTypes)
            {
                IMAPI_FORMAT2_RAW_CD_DATA_SECTOR_TYPE type = (IMAPI_FORMAT2_RAW_CD_DATA_SECTOR_TYPE)(uint)sectorType;
                best = type > best ? type : best;
            }

            discFormatRaw.RequestedSectorType = best;
            imageCreator.ResultingImageType = best;
            if (imageCreator.StartOfLeadout > discFormatRaw.LastPossibleStartOfLeadout)
            {
                throw new InvalidOperationException("too long");
            }

            IStream image = imageCreator.CreateResultImage();
            discFormatRaw.WriteMedia(image);
        }
        finally
        {
            discFormatRaw.Update -= new DiscFormat2RawCD_EventHandler(OnUpdate);
            discFormatRaw.ReleaseMedia();
        }
    }

    public int BurnAgainstTheTypeLibrary(IDiscRecorder2 recorder, IStream image)
    {
        MsftDiscFormat2RawCD raw = new MsftDiscFormat2RawCDClass();
        raw.Recorder = recorder;
        raw.ClientName = "IMAPI2 sample";
        raw.SetWriteSpeed(-1, false);
        DDiscFormat2RawCDEvents_Event events = raw;
        events.Update += new DDiscFormat2RawCDEvents_UpdateEventHandler(OnUpdate);
        try
        {
            raw.PrepareMedia();
            raw.RequestedSectorType = IMAPI_FORMAT2_RAW_CD_DATA_SECTOR_TYPE.IMAPI_FORMAT2_RAW_CD_SUBCODE_IS_RAW;
            raw.WriteMedia(image);
            return 0;
        }
        catch (COMException ex)
        {
            return ex.ErrorCode;
        }
        finally
        {
            raw.ReleaseMedia();
            raw.Recorder = null;
        }
    }

    private void OnUpdate(object sender, object args)
    {
        IDiscFormat2RawCDEventArgs progress = (IDiscFormat2RawCDEventArgs)args;
        Actions.Add(progress.CurrentAction);

        // Without looking whether there is anything to divide by.
        Percent = (int)(100L * (progress.LastWrittenLba - progress.StartLba + 1) / progress.SectorCount);
    }
}

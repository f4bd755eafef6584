using System.Runtime.InteropServices.ComTypes;
using Redbook;
using Redbook.Audio;
using Redbook.Coding.CdText;
using Redbook.Imapi;                  // was: using IMAPI2; or using IMAPI2.Interop;
using Redbook.Imapi.Version1;         // IMAPI version 1, of Windows XP

namespace Snippets;

/// <summary>The code of docs/porting-from-imapi.md.</summary>
internal static class PortingFromImapi
{
    public static void Files(MsftDiscFormat2TrackAtOnce writer)
    {
        IStream stream = new ComStream(File.OpenRead("track.pcm"));
        writer.AddAudioTrack(stream);
    }

    public static void Sound(MsftDiscFormat2TrackAtOnce writer)
    {
        using PcmReader sound = AudioFile.Open("track.flac").OpenPcm();
        writer.AllowPartialLastSector = true;
        writer.AddAudioTrack(sound);
    }

    public static void LettingGo(string id)
    {
        using (MsftDiscRecorder2 recorder = new())
        {
            recorder.InitializeDiscRecorder(id);
        }
    }

    public static void VirtualDisc(MsftDiscRecorder2 recorder)
    {
        DriveEntry disc = VirtualDiscs.Create("test.disc");
        recorder.InitializeDiscRecorder(disc.Id);
        recorder.SetVolumePathNames(@"D:\");                      // for code that looks for a drive letter
    }

    public static void Raw(MsftDiscRecorder2 recorder, IStream stream, CdTextDisc texts)
    {
        MsftRawCDImageCreator image = new() { GaplessAudio = true };
        image.AddTrack(IMAPI_CD_SECTOR_TYPE.IMAPI_CD_SECTOR_AUDIO, stream);
        image.CdText = texts;                                     // CD-TEXT
        using MsftDiscFormat2RawCD raw = new() { Recorder = recorder, ClientName = "My program" };
        raw.PrepareMedia();
        raw.RequestedSectorType = image.ResultingImageType;
        raw.WriteMedia(image.CreateResultImage());
        raw.ReleaseMedia();
    }

    public static void Version1(byte[] block)
    {
        MSDiscMasterObj master = new();
        master.Open();
        Guid format = typeof(IRedbookDiscMaster).GUID;
        master.SetActiveDiscMasterFormat(format, out object active);
        IRedbookDiscMaster redbook = (IRedbookDiscMaster)active;
        master.EnumDiscRecorders(out IEnumDiscRecorders recorders);
        while (recorders.Next(1, out IDiscRecorder? candidate, out uint fetched) == 0 && fetched == 1)
        {
            master.SetActiveDiscRecorder(candidate!);
        }

        redbook.CreateAudioTrack(0);
        redbook.AddAudioTrackBlocks(block, block.Length);
        master.Close();
    }

    public static void Staged(byte[] sound)
    {
        using MSDiscMasterObj master = new();
        master.Open();
        IRedbookDiscMaster audio = master.UseRedbook();
        master.EnumDiscRecorders(out IEnumDiscRecorders recorders);
        master.SetActiveDiscRecorder(recorders.AsEnumerable().First());
        audio.CreateAudioTrack(0);
        audio.AddAudioTrackBlocks(sound, sound.Length);    // 2352 bytes a block, in any number of calls
        audio.CloseAudioTrack();
        master.RecordDisc(bSimulate: false, bEjectAfterBurn: true);
        master.Close();
    }

    public static void Properties(IDiscRecorder candidate)
    {
        candidate.GetRecorderProperties(out IPropertyStorage properties);
        properties.WriteNumber("WriteSpeed", 8);
        candidate.SetRecorderProperties(properties);
    }

    public static async Task Modern(string id, string[] files)
    {
        using Drive drive = Drive.Open(id);
        await drive.BurnAsync(Album.FromFiles(files));
    }
}

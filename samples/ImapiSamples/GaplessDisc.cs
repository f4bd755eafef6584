using Redbook.Coding.CdText;
using Redbook.Imapi;
using static Redbook.Imapi.IMAPI_FORMAT2_RAW_CD_DATA_SECTOR_TYPE;

namespace ImapiSamples;

/// <summary>A whole disc in one go, lead-in to lead-out: no silence between the tracks, and CD-TEXT.</summary>
internal static class GaplessDisc
{
    public static void Record(string drive, IReadOnlyList<string> files)
    {
        MsftRawCDImageCreator image = new()
        {
            ResultingImageType = IMAPI_FORMAT2_RAW_CD_SUBCODE_IS_RAW,
            DisableGaplessAudio = false,
            MediaCatalogNumber = "4006381333931",
        };
        AddTracks(image, files);
        image.CdText = new CdTextDisc
        {
            Blocks =
            [
                new CdTextBlock
                {
                    Album = new CdTextEntry { Title = "Without a gap", Performer = "Redbook" },
                    Tracks =
                    [
                        .. files.Select(static file => new CdTextEntry
                        {
                            Title = Path.GetFileNameWithoutExtension(file),
                            Performer = "Redbook",
                        }),
                    ],
                },
            ],
        };

        using MsftDiscRecorder2 recorder = new();
        recorder.InitializeDiscRecorder(drive);
        using MsftDiscFormat2RawCD writer = new() { Recorder = recorder, ClientName = "Gapless disc" };
        writer.PrepareMedia();
        writer.RequestedSectorType = IMAPI_FORMAT2_RAW_CD_SUBCODE_IS_RAW;
        writer.WriteMedia(image.CreateResultImage());
        writer.ReleaseMedia();
        Console.WriteLine($"{image.NumberOfExistingTracks} tracks, lead-out at {image.StartOfLeadout}.");
    }

    // A track begins at a whole sector: what a file has over goes to the next one, so that not a sample is lost between
    // them. Only the last track is filled up.
    private static void AddTracks(MsftRawCDImageCreator image, IReadOnlyList<string> files)
    {
        byte[] rest = [];
        for (int i = 0; i < files.Count; i++)
        {
            byte[] sound = [.. rest, .. Sound.Load(files[i])];
            int whole = sound.Length / Sound.SectorBytes * Sound.SectorBytes;
            rest = sound[whole..];
            if (i == files.Count - 1 && rest.Length > 0)
            {
                whole += Sound.SectorBytes;
                Array.Resize(ref sound, whole);
            }

            ComStream track = new(new MemoryStream(sound, 0, whole));
            int place = image.AddTrack(IMAPI_CD_SECTOR_TYPE.IMAPI_CD_SECTOR_AUDIO, track);
            Console.WriteLine($"Track {place} starts at {image.get_TrackInfo(place).StartingLba}.");
        }
    }
}

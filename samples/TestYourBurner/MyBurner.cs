using Redbook.Discs;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Transport;

namespace TestYourBurner;

/// <summary>The burner under test: one track, track at once. Yours takes its place.</summary>
internal static class MyBurner
{
    private const int SectorsPerWrite = 26;

    public static bool Burn(IScsiTransport transport, byte[] pcm)
    {
        using IScsiTransport own = transport;
        MmcDrive drive = new(own);
        drive.TestUnitReady();                             // the news of the disc
        if (!drive.WriteModePage(WriteParametersPage.TrackAtOnceAudio).IsGood)
        {
            return false;
        }

        int sectors = pcm.Length / CdSector.AudioBytes;
        for (int at = 0; at < sectors;)
        {
            int count = Math.Min(SectorsPerWrite, sectors - at);
            ScsiResult result = drive.Execute(
                new Write10(new Lba(at), (ushort)count), pcm.AsSpan(at * CdSector.AudioBytes, count * CdSector.AudioBytes));
            if (result.IsGood)
            {
                at += count;
            }
            else if (result.Sense is { Key: SenseKey.NotReady, Asc: 0x04, Ascq: 0x08 })
            {
                Thread.Sleep(10);                          // the buffer is full: again, a little later
            }
            else
            {
                return false;
            }
        }

        return drive.Execute(new SynchronizeCache(Immediate: false)).IsGood
            && drive.Execute(new CloseTrackSession(CloseFunction.Session, 0, Immediate: false)).IsGood;
    }
}

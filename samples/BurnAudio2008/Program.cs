// A program of 2008, when people burned audio discs from C# with declarations of the interfaces that they had written
// themselves. What was changed to run it here, on any system: the using line below, and SHCreateStreamOnFile, which is
// Windows, has become a ComStream.
//
//   BurnAudio2008 DRIVE FILE.wav...        with virtual discs in REDBOOK_DRIVES
using System.Runtime.InteropServices;
using System.Runtime.InteropServices.ComTypes;
using Redbook.Imapi;                                     // was: using IMAPI2.Interop;

namespace BurnAudio2008;

internal static class Program
{
    private const long WavHeaderSize = 44;
    private const int SectorSize = 2352;

    private static int Main(string[] args)
    {
        if (args.Length < 2)
        {
            Console.WriteLine("usage: BurnAudio2008 DRIVE FILE.wav...");
            return 2;
        }

        MsftDiscMaster2? discMaster = null;
        MsftDiscRecorder2? discRecorder = null;
        try
        {
            discMaster = new MsftDiscMaster2();
            if (discMaster.Count == 0)
            {
                Console.WriteLine("No recorder was found.");
                return 1;
            }

            for (int i = 0; i < discMaster.Count; i++)
            {
                if (discMaster[i].EndsWith(args[0], StringComparison.OrdinalIgnoreCase))
                {
                    discRecorder = new MsftDiscRecorder2();
                    discRecorder.InitializeDiscRecorder(discMaster[i]);
                    Console.WriteLine("{0} {1}", discRecorder.VendorId, discRecorder.ProductId);
                }
            }

            if (discRecorder == null)
            {
                Console.WriteLine("There is no drive {0}.", args[0]);
                return 1;
            }

            Burn(discRecorder, args);
            return 0;
        }
        catch (COMException ex)
        {
            Console.WriteLine("0x{0:X8}: {1}", ex.ErrorCode, ex.Message);
            return 1;
        }
        finally
        {
            if (discRecorder != null && OperatingSystem.IsWindows() && Marshal.IsComObject(discRecorder))
            {
                Marshal.ReleaseComObject(discRecorder);
            }
        }
    }

    private static void Burn(MsftDiscRecorder2 discRecorder, string[] args)
    {
        MsftDiscFormat2TrackAtOnce trackAtOnce = new MsftDiscFormat2TrackAtOnce();
        if (!trackAtOnce.IsCurrentMediaSupported(discRecorder))
        {
            Console.WriteLine("The disc cannot be recorded.");
            return;
        }

        trackAtOnce.Recorder = discRecorder;
        trackAtOnce.ClientName = "BurnAudio2008";
        trackAtOnce.Update += new DiscFormat2TrackAtOnce_EventHandler(trackAtOnce_Update);
        trackAtOnce.SetWriteSpeed(trackAtOnce.SupportedWriteSpeeds.Cast<uint>().Select(speed => (int)speed).Max(), false);
        trackAtOnce.PrepareMedia();
        for (int i = 1; i < args.Length; i++)
        {
            trackAtOnce.AddAudioTrack(OpenWav(args[i]));
        }

        trackAtOnce.Update -= new DiscFormat2TrackAtOnce_EventHandler(trackAtOnce_Update);
        trackAtOnce.ReleaseMedia();
        discRecorder.EjectMedia();
    }

    // Skips the header, and fills the last sector up, as everybody had to.
#pragma warning disable CA1859 // As it was written.
    private static IStream OpenWav(string path)
#pragma warning restore CA1859
    {
        byte[] file = File.ReadAllBytes(path);
        long data = file.Length - WavHeaderSize;
        MemoryStream stream = new MemoryStream();
        stream.Write(file, (int)WavHeaderSize, (int)data);
        stream.SetLength((data + SectorSize - 1) / SectorSize * SectorSize);
        stream.Position = 0;
        return new ComStream(stream);
    }

    private static void trackAtOnce_Update(object sender, object progress)
    {
        IDiscFormat2TrackAtOnceEventArgs eventArgs = (IDiscFormat2TrackAtOnceEventArgs)progress;
        switch (eventArgs.CurrentAction)
        {
            case IMAPI_FORMAT2_TAO_WRITE_ACTION.IMAPI_FORMAT2_TAO_WRITE_ACTION_PREPARING:
                Console.WriteLine("Preparing track {0}", eventArgs.CurrentTrackNumber);
                break;
            case IMAPI_FORMAT2_TAO_WRITE_ACTION.IMAPI_FORMAT2_TAO_WRITE_ACTION_WRITING:
                long writtenSectors = eventArgs.LastWrittenLba - eventArgs.StartLba;
                if (writtenSectors > 0 && eventArgs.SectorCount > 0)
                {
                    Console.WriteLine("{0} %", (100 * writtenSectors) / eventArgs.SectorCount);
                }

                break;
            case IMAPI_FORMAT2_TAO_WRITE_ACTION.IMAPI_FORMAT2_TAO_WRITE_ACTION_FINISHING:
                Console.WriteLine("Finishing");
                break;
        }
    }
}

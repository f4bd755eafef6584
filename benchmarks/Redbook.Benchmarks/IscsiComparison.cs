using System.Net;
using System.Net.Sockets;
using Redbook.Audio;
using Redbook.Emulation;
using Redbook.Remote.Iscsi;

namespace Redbook.Benchmarks;

/// <summary>A disc recorded by an initiator through the iSCSI target, beside the same bytes sent over a socket of the same
/// machine into a file.</summary>
internal static class IscsiComparison
{
    private const string Target = "iqn.2001-02.net.example:disc";

    public static void Run(TextWriter output)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("redbook-iscsi-");
        try
        {
            byte[] sound = Album.Make(Album.DiscMinutes, SampleFormat.CompactDisc.RateHz);
            (string Name, Action Run)[] sides =
            [
                ("socket into a file", () => SendToFile(sound, Path.Combine(folder.FullName, "disc.bin"))),
                ("iSCSI, disc in a folder", () => RecordInFolder(sound, Path.Combine(folder.FullName, "a.disc"))),
            ];
            output.WriteLine(
                $"{Album.DiscMinutes} min, {sound.Length / WritePathComparison.BlockBytes} MiB ({sound.Length / 1e6:F0} MB), median of {WritePathComparison.Rounds} alternating runs:");
            WritePathComparison.Alternate(output, sides);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void SendToFile(byte[] sound, string path)
    {
        using Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        Thread writing = new(() => Receive(listener, path));
        writing.Start();
        using (Socket sender = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp))
        {
            sender.Connect(listener.LocalEndPoint!);
            for (int at = 0; at < sound.Length;)
            {
                at += sender.Send(sound.AsSpan(at, Math.Min(WritePathComparison.BlockBytes, sound.Length - at)));
            }

            sender.Shutdown(SocketShutdown.Send);
            writing.Join();
        }

        File.Delete(path);
    }

    private static void Receive(Socket listener, string path)
    {
        using Socket receiver = listener.Accept();
        using FileStream file = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        byte[] block = new byte[WritePathComparison.BlockBytes];
        int read;
        while ((read = receiver.Receive(block)) > 0)
        {
            file.Write(block.AsSpan(0, read));
        }

        file.Flush(flushToDisk: true);
    }

    private static void RecordInFolder(byte[] sound, string path)
    {
        using (VirtualDisc disc = VirtualDisc.Create(path))
        {
            using SoftwareRecorder recorder = new();
            recorder.Insert(disc);
            using IscsiServer server = new([new IscsiTarget(Target, _ => recorder.Connect())]);
            using IscsiInitiator initiator = new(server.Start(new IPEndPoint(IPAddress.Loopback, 0)), Target);
            DiscRecording.Record(initiator, sound);
        }

        Directory.Delete(path, recursive: true);
    }
}

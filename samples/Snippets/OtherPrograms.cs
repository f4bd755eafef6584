using Redbook.Emulation;
using Redbook.Remote.Rscsi;

namespace Snippets;

internal static class OtherPrograms
{
    public static void Show(Stream requests, Stream answers)
    {
        using SoftwareRecorder recorder = new();
        RscsiServer server = new(device => recorder.Connect());
        bool inOrder = server.Serve(requests, answers);

        Console.WriteLine($"In order: {inOrder}, {answers.Length} bytes answered.");
    }
}

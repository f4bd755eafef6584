using System.Diagnostics;

namespace FirstLight.Files;

/// <summary>FLAC by way of the installed reference encoder.</summary>
internal static class FlacProgram
{
    /// <exception cref="InvalidOperationException">The program could not be run or failed.</exception>
    public static void Encode(string wavPath, string flacPath, int trackNumber, string title)
    {
        ProcessStartInfo start = new("flac",
        [
            "--best", "--totally-silent", "--force", "--no-padding",
            "--tag=ALBUM=First Light", "--tag=ARTIST=Redbook", $"--tag=TITLE={title}", $"--tag=TRACKNUMBER={trackNumber}",
            "-o", flacPath, wavPath,
        ]);
        using Process flac = Process.Start(start) ?? throw new InvalidOperationException("flac did not start.");
        flac.WaitForExit();
        if (flac.ExitCode != 0)
        {
            throw new InvalidOperationException($"flac ended with exit code {flac.ExitCode} for {flacPath}.");
        }
    }
}

using Redbook.Audio.Detection;

namespace Redbook.Audio.External;

/// <summary>Where the installed <c>ffmpeg</c> and <c>ffprobe</c> lie.</summary>
/// <param name="Ffmpeg">Full path of the decoder.</param>
/// <param name="Ffprobe">Full path of the program that names streams.</param>
internal sealed record FfmpegPrograms(string Ffmpeg, string Ffprobe)
{
    /// <summary>Finds both programs in one folder.</summary>
    /// <param name="folder">The folder to look in; the folders of <c>PATH</c> when null.</param>
    /// <param name="format">What needs them, for the message.</param>
    /// <exception cref="AudioDataException">They are not installed.</exception>
    public static FfmpegPrograms Find(string? folder, DetectedFormat format)
    {
        // Looked up here and not by the system, which on some platforms begins with the current folder: a program
        // that lies next to the music must not run.
        IEnumerable<string> folders = folder is not null
            ? [folder]
            : (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator);
        string extension = OperatingSystem.IsWindows() ? ".exe" : string.Empty;
        foreach (string candidate in folders.Where(Path.IsPathFullyQualified))
        {
            string ffmpeg = Path.Combine(candidate, "ffmpeg" + extension);
            string ffprobe = Path.Combine(candidate, "ffprobe" + extension);
            if (File.Exists(ffmpeg) && File.Exists(ffprobe))
            {
                return new FfmpegPrograms(ffmpeg, ffprobe);
            }
        }

        throw new AudioDataException(
            $"{format.Name} is decoded by the program ffmpeg, which "
            + (folder is null ? "is not installed. " : $"is not in {folder}. ")
            + "Install it: 'sudo apt install ffmpeg' on Debian and Ubuntu, 'winget install Gyan.FFmpeg' on Windows. "
            + "Both ffmpeg and ffprobe must be found through PATH.");
    }
}

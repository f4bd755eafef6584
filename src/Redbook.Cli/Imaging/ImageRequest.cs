using Redbook.Recording.Mastering;

namespace Redbook.Cli.Imaging;

/// <summary>What the command line asked for.</summary>
/// <param name="Files">File arguments, wildcards not yet expanded.</param>
/// <param name="Album">What is to be on the disc.</param>
/// <param name="Output">The file to write.</param>
/// <param name="Form">What follows the sound of each sector.</param>
/// <param name="Force">Whether a file that is there is replaced.</param>
/// <param name="WriteOffsetSamples">The write offset of the drive that the image is for.</param>
/// <param name="Json">Whether events are printed instead of text.</param>
internal sealed record ImageRequest(
    IReadOnlyList<string> Files,
    AlbumOptions Album,
    string Output,
    RawImageForm Form,
    bool Force,
    int WriteOffsetSamples,
    bool Json);

using Redbook.Discs;
using Redbook.Recording.Mastering;

namespace Redbook.Cli.Imaging;

/// <summary>What the command line asked for.</summary>
/// <param name="Files">File arguments, wildcards not yet expanded.</param>
/// <param name="Album">What is to be on the disc.</param>
/// <param name="Output">The file to write.</param>
/// <param name="Form">What follows the sound of each sector.</param>
/// <param name="Force">Whether a file that is there is replaced.</param>
/// <param name="WriteOffsetSamples">The write offset of the drive that the image is for.</param>
/// <param name="LeadInStart">Where the lead-in begins; <see langword="null"/> when that was not said.</param>
/// <param name="MediumDrive">A drive with the blank disc that the image is for.</param>
/// <param name="Json">Whether events are printed instead of text.</param>
internal sealed record ImageRequest(
    IReadOnlyList<string> Files,
    AlbumOptions Album,
    string Output,
    RawImageForm Form,
    bool Force,
    int WriteOffsetSamples,
    Lba? LeadInStart,
    string? MediumDrive,
    bool Json);

namespace Redbook.Images.Formats;

/// <summary>A format: its detector, its reader and, where there is one, its writer. Each lives in a folder of its own and
/// is named in <see cref="ImageFormats"/>; nothing else knows it.</summary>
internal abstract class ImageFormat
{
    /// <summary>What it is called.</summary>
    public abstract DiscImageFormat Description { get; }

    /// <summary>How sure it is that a file or folder is of this format. Never throws for content.</summary>
    public abstract Recognition Recognize(ImageProbe probe);

    /// <summary>Reads a disc; findings go to <see cref="ImageInput.Findings"/>.</summary>
    /// <exception cref="DiscImageException">It cannot be read as a disc at all.</exception>
    public abstract DiscImage Read(ImageInput input);

    /// <summary>Reads all that the files say about their own wholeness, as checksums, and says what is wrong.</summary>
    public virtual void Verify(ImageInput input, IProgress<double>? progress, CancellationToken cancellation)
    {
    }

    /// <summary>Lists what the format cannot hold.</summary>
    public virtual void ListLosses(DiscImage image, ImageTarget target, FindingList findings)
    {
    }

    /// <summary>Writes a disc; called only where <see cref="ListLosses"/> names no error.</summary>
    public virtual void Write(DiscImage image, ImageOutput output) =>
        throw new NotSupportedException($"{Description.Name} is read only.");
}

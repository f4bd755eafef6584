namespace Redbook.Images.Formats;

/// <summary>What a reader is given.</summary>
/// <param name="Probe">The file or folder.</param>
/// <param name="Options">How to read it.</param>
internal sealed record ImageInput(ImageProbe Probe, DiscImageOptions Options)
{
    private const long MostWholeBytes = 16 * 1024 * 1024;

    /// <summary>The file or folder, as it was named.</summary>
    public string Path => Probe.Path;

    /// <summary>The folder that files are looked for in, as a full path.</summary>
    public string Folder => System.IO.Path.GetFullPath(
        Probe.IsFolder ? Path : System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path)) ?? Path);

    /// <summary>What was noticed.</summary>
    public FindingList Findings { get; init; } = new();

    /// <summary>All bytes of a sheet or header, which is small.</summary>
    /// <exception cref="DiscImageException">The file is too long to be one.</exception>
    public byte[] ReadAll()
    {
        if (Probe.LengthBytes > MostWholeBytes)
        {
            throw Fail("image.too-long", $"The file is longer than any such file can be ({MostWholeBytes >> 20} MiB).");
        }

        return Probe.LengthBytes <= Probe.Head.Length ? Probe.HeadArray : File.ReadAllBytes(Path);
    }

    /// <summary>The end of reading: why it cannot go on.</summary>
    public DiscImageException Fail(string rule, string message, FindingPlace? place = null, string? advice = null) =>
        new(
            new Finding
            {
                Severity = FindingSeverity.Error,
                Rule = rule,
                Message = message,
                Place = place ?? new FindingPlace(Path),
                Advice = advice,
            },
            Findings.ToList());
}

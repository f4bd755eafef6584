using Redbook.Images.Formats;

namespace Redbook.Images.Raw;

/// <summary>What <c>readcd -clone</c> and <c>readom -clone</c> write: raw sectors, and beside them the table of contents as a
/// drive gives it, under the same name with <c>.toc</c> behind.</summary>
internal sealed class CloneFormat : ImageFormat
{
    private const string TocEnding = ".toc";

    public override DiscImageFormat Description { get; } = new("clone", "Clone of readcd", [], CanWrite: false);

    public override Recognition Recognize(ImageProbe probe)
    {
        if (probe.IsFolder)
        {
            return Recognition.No;
        }

        if (probe.Path.EndsWith(TocEnding, StringComparison.OrdinalIgnoreCase))
        {
            return probe.LengthBytes == probe.Head.Length && CloneToc.TryParse(probe.Head) is not null ? Recognition.Certain : Recognition.No;
        }

        return ReadToc(TableOf(probe.Path)) is not null ? Recognition.Certain : Recognition.No;
    }

    public override DiscImage Read(ImageInput input)
    {
        bool isToc = input.Path.EndsWith(TocEnding, StringComparison.OrdinalIgnoreCase);
        string toc = isToc ? input.Path : TableOf(input.Path);
        string path = Path.GetFullPath(isToc ? input.Path[..^TocEnding.Length] : input.Path);
        CloneToc table = ReadToc(toc) ?? throw input.Fail(
            "clone.toc", "The table of contents beside the clone is not one as a drive gives it.", new FindingPlace(toc));
        if (!File.Exists(path))
        {
            throw input.Fail("file.missing", $"There is no {Path.GetFileName(path)} beside the table of contents.", new FindingPlace(toc));
        }

        OutsideFiles.Tell(path, input.Folder, input.Findings);
        long length = FileLength.Of(path);
        ImageProbe probe = length == 0 || !isToc ? input.Probe : ImageProbe.Of(path);
        RawLayout layout = (length == 0 ? null : RawLayout.Find(probe.Head, length)) ?? new RawLayout(SubchannelForm.Raw);
        table.Check(toc, length / layout.StrideBytes, input.Findings);
        return new RawReader(input, path, layout).Read(table.FirstSession);
    }

    /// <summary>The file that makes a file of sectors a clone.</summary>
    public static string TableOf(string path) => path + TocEnding;

    private static CloneToc? ReadToc(string path)
    {
        FileInfo file = new(path);
        return file.Exists && file.Length is > 0 and <= CloneToc.MaxBytes ? CloneToc.TryParse(File.ReadAllBytes(path)) : null;
    }
}

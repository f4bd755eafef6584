using Redbook.Coding.CdText;

namespace Snippets;

internal static class Texts
{
    public static CdTextDisc OneTrack() => new()
    {
        Blocks =
        [
            new CdTextBlock
            {
                Album = new CdTextEntry { Title = "First Light", Performer = "Redbook" },
                Tracks = [new CdTextEntry { Title = "First Light", Performer = "Redbook" }],
            },
        ],
    };
}

using Redbook.Mmc.ModePages;

namespace Redbook.Emulation.Quirks;

/// <summary>Which data block types the forms stand for.</summary>
internal static class RawSubChannelsExtensions
{
    public static bool Takes(this RawSubChannels forms, DataBlockType type) => type switch
    {
        DataBlockType.RawPq => forms.HasFlag(RawSubChannels.Pq16),
        DataBlockType.RawPackedRw => forms.HasFlag(RawSubChannels.PackedRw),
        DataBlockType.RawPw => forms.HasFlag(RawSubChannels.RawPw),
        _ => true,
    };
}

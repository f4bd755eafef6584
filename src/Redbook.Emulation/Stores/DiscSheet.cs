using System.Text;
using Redbook.Discs;
using Redbook.Emulation.Recorded;
using Redbook.Images.Cue;

namespace Redbook.Emulation.Stores;

/// <summary>What lies beside the main channel for other programs: the cue sheet and the CD-TEXT.</summary>
internal static class DiscSheet
{
    public static byte[] Write(DiscState state, Lba end, string mainChannelName, string? textName) =>
        Encoding.UTF8.GetBytes(CueWriter.Write(DiscLayouts.From(state, end), mainChannelName, textName));

    /// <summary>The packs of the first session that has text; none when no session has.</summary>
    public static byte[] Text(DiscState state) =>
        state.Sessions.FirstOrDefault(static session => session.CdText.Length > 0)?.CdText ?? [];
}

using System.Text;
using Redbook.Discs;
using Redbook.Emulation.Recorded;
using Redbook.Images.Cue;

namespace Redbook.Emulation.Stores;

/// <summary>The cue sheet that lies beside the main channel.</summary>
internal static class DiscSheet
{
    public static byte[] Write(DiscState state, Lba end, string mainChannelName) =>
        Encoding.UTF8.GetBytes(CueWriter.Write(DiscLayouts.From(state, end), mainChannelName));
}

using Redbook.Mmc;
using Redbook.Mmc.Responses;

namespace Redbook.Emulation.Drive;

/// <summary>What the drive keeps for each host that talks to it: what that host has not been told yet.</summary>
internal sealed class Initiator
{
    /// <summary>Reported once, instead of carrying out the next command.</summary>
    public SenseData? Attention { get; set; }

    /// <summary>Reported once by GET EVENT STATUS NOTIFICATION.</summary>
    public MediaEvent MediaEvent { get; set; }

    public SenseData? TakeAttention()
    {
        SenseData? attention = Attention;
        Attention = null;
        return attention;
    }

    public MediaEvent TakeMediaEvent()
    {
        MediaEvent taken = MediaEvent;
        MediaEvent = MediaEvent.NoChange;
        return taken;
    }
}

using Redbook.Mmc;

namespace Redbook.Emulation.Drive;

/// <summary>The mechanism: the tray, the disc on it, the lock, and whether the disc can be worked on.</summary>
internal sealed class Tray
{
    private readonly HashSet<Initiator> _keepers = [];
    private SenseData _busySense;
    private int _busyPolls;

    public VirtualDisc? Disc { get; set; }

    public bool IsOpen { get; set; }

    /// <summary>Whether a host keeps the disc from being taken out.</summary>
    public bool IsLocked => _keepers.Count > 0;

    /// <summary>The disc lies with the wrong side down.</summary>
    public bool IsUpsideDown { get; set; }

    /// <summary>Writing is refused whatever the disc says.</summary>
    public bool IsWriteProtected { get; set; }

    /// <summary>The disc, when the tray is closed on it; it need not be ready.</summary>
    public VirtualDisc? Loaded => IsOpen ? null : Disc;

    /// <summary>Lets the next questions about the disc be answered with a sense of "not ready".</summary>
    public void BeBusy(in SenseData sense, int polls) => (_busySense, _busyPolls) = (sense, polls);

    /// <summary>Why the disc cannot be worked on; asking counts as one poll.</summary>
    public SenseData? CheckReady()
    {
        if (Loaded is null)
        {
            return IsOpen ? Sense.NoMediumTrayOpen : Sense.NoMediumTrayClosed;
        }

        if (IsUpsideDown)
        {
            return Sense.NoReferencePosition;
        }

        if (_busyPolls > 0)
        {
            _busyPolls--;
            return _busySense;
        }

        return Loaded.Medium.Condition switch
        {
            MediumCondition.Unformatted => Sense.NotFormatted,
            MediumCondition.Damaged => Sense.FormatCorrupted,
            _ => null,
        };
    }

    /// <summary>What CheckReady would say of work in progress, without counting as a poll.</summary>
    public SenseData? Busy => Loaded is not null && _busyPolls > 0 ? _busySense : null;

    /// <summary>A host keeps the disc in.</summary>
    public void Lock(Initiator host) => _keepers.Add(host);

    /// <summary>A host is gone, and with it what it kept.</summary>
    public void Forget(Initiator host) => _keepers.Remove(host);

    /// <summary>Nobody keeps the disc in any more: whichever host says so says it for all, as at the one cable of most
    /// drives.</summary>
    public void Unlock() => _keepers.Clear();

    public void ForgetWork() => _busyPolls = 0;
}

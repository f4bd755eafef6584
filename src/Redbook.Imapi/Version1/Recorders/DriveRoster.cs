using System.Runtime.CompilerServices;

namespace Redbook.Imapi.Version1.Recorders;

/// <summary>What the objects of this process that share one list of drives know of each other: who holds which drive,
/// where a disc is recorded, who has the stash. None of it keeps an object alive.</summary>
internal sealed class DriveRoster
{
    private static readonly ConditionalWeakTable<Drives, DriveRoster> Rosters = [];
    private readonly Lock _gate = new();
    private readonly Dictionary<DriveName, WeakReference<MSDiscRecorderObj>> _holders = [];
    private readonly HashSet<DriveName> _burning = [];
    private readonly List<WeakReference<MSDiscMasterObj>> _masters = [];
    private WeakReference<MSDiscMasterObj>? _stashOwner;

    /// <summary>The one of a list of drives.</summary>
    public static DriveRoster Of(Drives drives) => Rosters.GetValue(drives, static _ => new DriveRoster());

    /// <summary>Whether an object of this process has exclusive access.</summary>
    public bool IsHeld(DriveName drive)
    {
        lock (_gate)
        {
            return _holders.TryGetValue(drive, out WeakReference<MSDiscRecorderObj>? holder)
                && holder.TryGetTarget(out MSDiscRecorderObj? recorder) && recorder.IsHolding;
        }
    }

    /// <summary>Notes who has exclusive access.</summary>
    public void Hold(DriveName drive, MSDiscRecorderObj recorder)
    {
        lock (_gate)
        {
            _holders[drive] = new WeakReference<MSDiscRecorderObj>(recorder);
        }
    }

    /// <summary>Whether a disc is being recorded.</summary>
    public bool IsBurning(DriveName drive)
    {
        lock (_gate)
        {
            return _burning.Contains(drive);
        }
    }

    /// <summary>Notes the beginning or the end of a recording.</summary>
    /// <returns>Whether that is news.</returns>
    public bool SetBurning(DriveName drive, bool isBurning)
    {
        lock (_gate)
        {
            return isBurning ? _burning.Add(drive) : _burning.Remove(drive);
        }
    }

    /// <summary>A session has begun.</summary>
    public void Enter(MSDiscMasterObj master)
    {
        lock (_gate)
        {
            _masters.RemoveAll(static other => !other.TryGetTarget(out _));
            _masters.Add(new WeakReference<MSDiscMasterObj>(master));
        }
    }

    /// <summary>A session has ended.</summary>
    public void Leave(MSDiscMasterObj master)
    {
        lock (_gate)
        {
            _masters.RemoveAll(other => !other.TryGetTarget(out MSDiscMasterObj? alive) || ReferenceEquals(alive, master));
            if (_stashOwner is not null && _stashOwner.TryGetTarget(out MSDiscMasterObj? owner)
                && ReferenceEquals(owner, master))
            {
                _stashOwner = null;
            }
        }
    }

    /// <summary>The sessions there are.</summary>
    public IReadOnlyList<MSDiscMasterObj> Masters()
    {
        List<MSDiscMasterObj> masters = [];
        lock (_gate)
        {
            foreach (WeakReference<MSDiscMasterObj> reference in _masters)
            {
                if (reference.TryGetTarget(out MSDiscMasterObj? master))
                {
                    masters.Add(master);
                }
            }
        }

        return masters;
    }

    /// <summary>Takes the one stash, where there is only one.</summary>
    /// <returns><see langword="false"/> when another session has it.</returns>
    public bool TryTakeStash(MSDiscMasterObj master)
    {
        lock (_gate)
        {
            if (_stashOwner is not null && _stashOwner.TryGetTarget(out MSDiscMasterObj? owner)
                && !ReferenceEquals(owner, master))
            {
                return false;
            }

            _stashOwner = new WeakReference<MSDiscMasterObj>(master);
            return true;
        }
    }
}

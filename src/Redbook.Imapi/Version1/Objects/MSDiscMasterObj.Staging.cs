using Redbook.Discs;
using Redbook.Imapi.Results;
using Redbook.Imapi.Version1.Recorders;
using Redbook.Imapi.Version1.Staging;
using static Redbook.Imapi.Version1.DiscMasterResults;

namespace Redbook.Imapi.Version1;

/// <content>Staging of sound.</content>
public partial class MSDiscMasterObj
{
    /// <summary>Between two questions whether to go on.</summary>
    private const int StepBytes = 446 * CdSector.AudioBytes;

    private readonly StagedDisc _disc = new();
    private readonly Stash _stash;
    private Work _work;
    private bool _endWhenIdle;

    private enum Work
    {
        None = 0,
        Adding = 1,
        Burning = 2,
    }

    /// <inheritdoc/>
    public int GetTotalAudioTracks()
    {
        lock (_gate)
        {
            RequireRedbook(nameof(GetTotalAudioTracks));
            return _disc.Count;
        }
    }

    /// <inheritdoc/>
    public int GetTotalAudioBlocks()
    {
        lock (_gate)
        {
            RequireRedbook(nameof(GetTotalAudioBlocks));
            return _disc.Total;
        }
    }

    /// <inheritdoc/>
    public int GetUsedAudioBlocks()
    {
        lock (_gate)
        {
            RequireRedbook(nameof(GetUsedAudioBlocks));
            return (int)Math.Min(_disc.Used, int.MaxValue);
        }
    }

    /// <inheritdoc/>
    public int GetAvailableAudioTrackBlocks()
    {
        lock (_gate)
        {
            RequireRedbook(nameof(GetAvailableAudioTrackBlocks));
            return _disc.Available;
        }
    }

    /// <inheritdoc/>
    public int GetAudioBlockSize()
    {
        lock (_gate)
        {
            RequireRedbook(nameof(GetAudioBlockSize));
            return CdSector.AudioBytes;
        }
    }

    /// <inheritdoc/>
    public void CreateAudioTrack(int nBlocks)
    {
        const string Member = nameof(CreateAudioTrack);
        MSDiscRecorderObj? first;
        lock (_gate)
        {
            RequireNewTrack(Member, nBlocks);
            first = _disc.Count == 0 ? _recorder : null;
        }

        RequireStash(Member);
        Recording.MediumReport? report = null;
        if (first is not null && !first.IsHolding)
        {
            try
            {
                report = TryLook(Site(Member), first);
            }
            catch (ImapiException)
            {
                // The drive is gone: staging does not need it.
            }
        }

        lock (_gate)
        {
            RequireNewTrack(Member, nBlocks);
            if (report is not null)
            {
                Learn(report);
            }

            try
            {
                _stash.Begin();
            }
            catch (StashException failure)
            {
                throw StashFault(Member, failure);
            }

            _disc.OpenTrack();
        }
    }

    /// <inheritdoc/>
    public void AddAudioTrackBlocks(byte[] pby, int cb)
    {
        const string Member = nameof(AddAudioTrackBlocks);
        lock (_gate)
        {
            RequireOpenTrack(Member);
            RequireWholeBlocks(cb);
            if (cb == 0)
            {
                return;
            }

            if (pby is null)
            {
                throw ImapiFault.NullArgument(Site(Member), nameof(pby));
            }

            if (cb > pby.Length)
            {
                throw Fault(ImapiResults.E_INVALIDARG, Member, $"{cb} bytes were announced, and there are {pby.Length}.");
            }
        }

        Add(pby.AsSpan(0, cb));
    }

    /// <summary>As <see cref="IRedbookDiscMaster.AddAudioTrackBlocks"/>, from wherever the sound is.</summary>
    /// <param name="blocks">Whole blocks.</param>
    /// <exception cref="ImapiException">As there.</exception>
    public void AddAudioTrackBlocks(ReadOnlySpan<byte> blocks)
    {
        lock (_gate)
        {
            RequireOpenTrack(nameof(AddAudioTrackBlocks));
            RequireWholeBlocks(blocks.Length);
        }

        Add(blocks);
    }

    /// <inheritdoc/>
    public void CloseAudioTrack()
    {
        const string Member = nameof(CloseAudioTrack);
        lock (_gate)
        {
            RequireOpenTrack(Member);
            int missing = RedBookLimits.MinTrackSectors - _disc.OpenBlocks.GetValueOrDefault();
            if (missing > 0 && (!_options.PadShortTracks || missing > _disc.Available))
            {
                throw Fault(
                    IMAPI_E_TRACK_NOT_BIG_ENOUGH, Member,
                    $"A track has at least {RedBookLimits.MinTrackSectors} blocks (four seconds): {missing} are missing.");
            }

            Span<byte> silence = stackalloc byte[CdSector.AudioBytes];
            silence.Clear();
            for (; missing > 0; missing--)
            {
                Take(Member, silence);
            }

            _disc.CloseTrack();
        }
    }

    private void Add(ReadOnlySpan<byte> blocks)
    {
        const string Member = nameof(AddAudioTrackBlocks);
        if (Sinks.IsEmpty)
        {
            lock (_gate)
            {
                RequireOpenTrack(Member);
                Take(Member, blocks);
            }

            return;
        }

        lock (_gate)
        {
            RequireOpenTrack(Member);
            _work = Work.Adding;
        }

        try
        {
            AddInSteps(Member, blocks);
        }
        finally
        {
            Leave();
        }
    }

    private void AddInSteps(string member, ReadOnlySpan<byte> blocks)
    {
        int total = blocks.Length / CdSector.AudioBytes;
        Sinks.AddProgress(0, total);
        for (int done = 0; done < blocks.Length; done += StepBytes)
        {
            if (_isAbandoned || Sinks.QueryCancel())
            {
                throw Fault(
                    IMAPI_E_USERABORT, member,
                    $"A sink cancelled after {done / CdSector.AudioBytes} of {total} blocks; these are kept.");
            }

            ReadOnlySpan<byte> step = blocks.Slice(done, Math.Min(StepBytes, blocks.Length - done));
            lock (_gate)
            {
                Take(member, step);
            }

            Sinks.AddProgress((done + step.Length) / CdSector.AudioBytes, total);
        }
    }

    /// <summary>Takes what fits, and says why the rest was left.</summary>
    private void Take(string member, ReadOnlySpan<byte> blocks)
    {
        RefreshGap();
        int wanted = blocks.Length / CdSector.AudioBytes;
        int fits = Math.Min(wanted, _disc.Available);
        int taken = _stash.Append(blocks[..(fits * CdSector.AudioBytes)], out StashException? failure) / CdSector.AudioBytes;
        _disc.Take(taken);
        if (failure is not null)
        {
            throw StashFault(member, failure);
        }

        if (fits < wanted)
        {
            throw Fault(
                IMAPI_E_DISCFULL, member,
                $"{wanted - fits} of {wanted} blocks do not fit on the disc; {fits} are kept. The track can be closed.");
        }
    }

    private ImapiException StashFault(string member, StashException failure) => Fault(
        failure.IsFull ? IMAPI_E_NOTENOUGHDISKFORSTASH : IMAPI_E_FILEACCESS,
        member,
        $"{failure.Message} Choose another place with {nameof(DiscMasterOptions)}.{nameof(DiscMasterOptions.StashFolder)}.",
        failure);

    private void ClearStash()
    {
        _disc.Clear();
        _stash.Clear();
    }

    /// <summary>Back to idle; a session that was disposed meanwhile ends.</summary>
    private void Leave()
    {
        lock (_gate)
        {
            _work = Work.None;
            if (_endWhenIdle)
            {
                (_endWhenIdle, _isAbandoned) = (false, false);
                End();
            }
        }
    }

    private void RefreshGap() => _disc.Gap =
        _recorder?.Entry is { } entry ? SettingsOf(entry.Name).Gap : RecorderSettings.DefaultGap;

    private void RequireRedbook(string member)
    {
        RequireOpen(member);
        if (!_isRedbook)
        {
            throw Fault(
                IMAPI_E_WRONGFORMAT, member,
                $"Call {nameof(SetActiveDiscMasterFormat)} with {nameof(IRedbookDiscMaster)} first.");
        }

        RefreshGap();
    }

    private void RequireOpenTrack(string member)
    {
        RequireRedbook(member);
        if (_work != Work.None || Sinks.IsCalling)
        {
            throw Busy(member);
        }

        if (_disc.OpenBlocks is null)
        {
            throw Fault(IMAPI_E_TRACKNOTOPEN, member, $"Call {nameof(CreateAudioTrack)} first.");
        }
    }

    private void RequireNewTrack(string member, int hint)
    {
        RequireRedbook(member);
        if (_work != Work.None || Sinks.IsCalling)
        {
            throw Busy(member);
        }

        if (_disc.OpenBlocks is not null)
        {
            throw Fault(IMAPI_E_TRACKOPEN, member, $"Call {nameof(CloseAudioTrack)} first.");
        }

        if (_disc.Available == 0)
        {
            throw Fault(
                IMAPI_E_DISCFULL, member,
                _disc.Count >= RedBookLimits.MaxTrackNumber
                    ? $"A disc has at most {RedBookLimits.MaxTrackNumber} tracks."
                    : $"{_disc.Used} of {_disc.Total} blocks are used: there is no room for another track.");
        }

        if (hint < 0)
        {
            throw Fault(ImapiResults.E_INVALIDARG, member, $"{hint} is no number of blocks.");
        }
    }

    private void RequireWholeBlocks(int bytes)
    {
        if (bytes < 0 || bytes % CdSector.AudioBytes != 0)
        {
            throw Fault(
                ImapiResults.E_INVALIDARG, nameof(AddAudioTrackBlocks),
                bytes < 0
                    ? $"{bytes} is no number of bytes."
                    : $"{bytes} bytes are {bytes % CdSector.AudioBytes} more than whole blocks of {CdSector.AudioBytes}.");
        }
    }

    private void RequireStash(string member)
    {
        if (_options.SingleStash && !DriveRoster.Of(DriveList).TryTakeStash(this))
        {
            throw Fault(IMAPI_E_STASHINUSE, member, $"Another session has the stash until its {nameof(Close)}.");
        }
    }
}

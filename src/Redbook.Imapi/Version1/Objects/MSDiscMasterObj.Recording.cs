using Redbook.Imapi.Results;
using Redbook.Imapi.Version1.Burning;
using Redbook.Imapi.Version1.Recorders;
using Redbook.Imapi.Version1.Results;
using Redbook.Mmc;
using Redbook.Recording;
using static Redbook.Imapi.Version1.DiscMasterResults;

namespace Redbook.Imapi.Version1;

/// <content>Recording what is staged.</content>
public partial class MSDiscMasterObj
{
    private static readonly TimeSpan ReadyLimit = TimeSpan.FromSeconds(60);
    private volatile bool _isAbandoned;

    /// <inheritdoc/>
    public void RecordDisc(bool bSimulate, bool bEjectAfterBurn)
    {
        CallPlace site;
        lock (_gate)
        {
            RequireFree(nameof(RecordDisc));
            site = Site(nameof(RecordDisc));
            _work = Work.Burning;
        }

        int result = IMAPI_E_GENERIC;
        try
        {
            Burn(site, bSimulate, bEjectAfterBurn);
            result = ImapiResults.S_OK;
        }
        catch (ImapiException failure)
        {
            result = failure.HResult;
            throw;
        }
        catch (RecordingException failure)
        {
            ImapiException fault = failure.ToDiscMasterFault(site);
            result = fault.HResult;
            throw fault;
        }
        catch (OutOfMemoryException failure)
        {
            result = ImapiResults.E_OUTOFMEMORY;
            throw DiscMasterFault.Of(result, site, "Memory is short.", inner: failure);
        }
        finally
        {
            (nuint Cookie, IDiscMasterProgressEvents Events)[] told = Sinks.All;
            Leave();
            Sinks.BurnComplete(result, told);
        }
    }

    private void Burn(in CallPlace site, bool simulate, bool eject)
    {
        MSDiscRecorderObj recorder = RequireStaged();
        DriveEntry entry = recorder.Entry!;
        RequirePresent(nameof(RecordDisc), recorder);
        DriveRoster roster = DriveRoster.Of(DriveList);
        using DriveSession drive = Take(site, entry, roster);
        bool isFirst = roster.SetBurning(entry.Name, isBurning: true);
        try
        {
            MediumReport medium = drive.Inspect(site, ReadyLimit, Time);
            RequireBlank(site, medium);
            BurnOrder order = Order(site, medium, simulate);
            HintAtForgottenProperties(entry);
            Run(drive, order);
        }
        finally
        {
            if (isFirst)
            {
                roster.SetBurning(entry.Name, isBurning: false);
            }
        }

        if (eject)
        {
            TryEject(site, drive);
        }
    }

    private static void TryEject(in CallPlace site, DriveSession drive)
    {
        try
        {
            MSDiscRecorderObj.Eject(drive, site);
        }
        catch (ImapiException)
        {
            // The disc is recorded, which is what was asked; it can be taken out by hand.
        }
    }

    private void Run(DriveSession drive, BurnOrder order)
    {
        IKeepAwake? keepAwake = _keepAwake ?? (_recorder?.Entry is { IsReal: true } ? new StayAwake() : null);
        using BurnJob job = new(order, Sinks, () => _isAbandoned, Time, keepAwake);
        bool isDone = false;
        try
        {
            job.Run(drive);
            isDone = true;
        }
        finally
        {
            if (isDone || job.HasBegun || job.IsCancelled)
            {
                lock (_gate)
                {
                    ClearStash();
                }
            }
        }
    }

    private MSDiscRecorderObj RequireStaged()
    {
        const string Member = nameof(RecordDisc);
        lock (_gate)
        {
            MSDiscRecorderObj recorder = _recorder ?? throw NoRecorder(Member);
            if (_disc.OpenBlocks is not null)
            {
                throw Fault(IMAPI_E_TRACKOPEN, Member, $"Call {nameof(CloseAudioTrack)} first.");
            }

            return _disc.Count > 0
                ? recorder
                : throw Fault(
                    IMAPI_E_INVALIDIMAGE, Member,
                    "Nothing is staged. What was staged is used up by a recording, also by a simulated or a failed one.");
        }
    }

    private DriveSession Take(in CallPlace site, DriveEntry entry, DriveRoster roster)
    {
        if (roster.IsHeld(entry.Name))
        {
            throw DiscMasterFault.Of(
                IMAPI_E_DEVICE_NOTACCESSIBLE, site,
                $"A recorder object of this program holds the drive: call its {nameof(IDiscRecorder.Close)} first.");
        }

        DriveSession drive = DriveSession.Open(site, DriveList, entry);
        try
        {
            return drive.TryTake(site)
                ? drive
                : throw DiscMasterFault.Of(IMAPI_E_DEVICE_STILL_IN_USE, site, $"The drive is held by '{drive.Owner}'.");
        }
        catch
        {
            drive.Dispose();
            throw;
        }
    }

    private static void RequireBlank(in CallPlace site, MediumReport medium)
    {
        switch (medium.State)
        {
            case MediumState.NoDisc:
                throw DiscMasterFault.Of(
                    IMAPI_E_MEDIUM_NOTPRESENT, site, "There is no disc in the drive.", medium.NotReady);
            case MediumState.NotReady:
                throw DiscMasterFault.Of(
                    IMAPI_E_DISCINFO, site, $"The drive answered: {medium.NotReady?.Describe() ?? "not ready"}.", medium.NotReady);
            default:
                break;
        }

        if (!medium.IsRecordable())
        {
            throw DiscMasterFault.Of(IMAPI_E_MEDIUM_INVALIDTYPE, site, "The disc is not a CD-R or CD-RW.");
        }

        if (medium.State != MediumState.Blank)
        {
            throw DiscMasterFault.Of(
                IMAPI_E_CANNOT_WRITE_TO_MEDIA, site,
                $"The disc is not blank. A CD-RW can be erased with {nameof(IDiscRecorder)}.{nameof(IDiscRecorder.Erase)}.");
        }
    }

    private BurnOrder Order(in CallPlace site, MediumReport medium, bool simulate)
    {
        if (simulate && !medium.Drive.WriteModes.HasFlag(WriteModes.TestWrite))
        {
            throw DiscMasterFault.Of(IMAPI_E_DEVICE_INVALIDTYPE, site, "The drive cannot write with the laser off.");
        }

        lock (_gate)
        {
            RefreshGap();
            RecorderSettings settings = SettingsOf(_recorder!.Entry!.Name);
            settings.Learn(medium);
            int gap = BurnJob.PossibleGap(medium.Drive, _disc.Gap);
            if (gap != _disc.Gap)
            {
                _options.Hints?.Report(
                    $"The drive leaves gaps of {gap} blocks and no others; {_disc.Gap} were asked for.");
            }

            int limit = medium.LastPossibleLeadOut?.Value ?? _options.NominalBlocks;
            long cost = _disc.CostOf(gap);
            if (cost > limit)
            {
                throw DiscMasterFault.Of(
                    IMAPI_E_DISCFULL, site, $"{cost} blocks are staged, and the disc takes {limit}: {cost - limit} too many.");
            }

            return new BurnOrder
            {
                Stash = _stash,
                Tracks = [.. _disc.Closed],
                Medium = medium,
                Gap = gap,
                FitsWithDefaultGap = _disc.CostOf(RecorderSettings.DefaultGap) <= limit,
                TotalBlocks = (int)Math.Min(_disc.Used, int.MaxValue),
                Simulate = simulate,
                Speed = settings.SpeedFactor is int factor ? SpeedOf(medium, factor) : null,
                ProtectsBuffer = settings.ProtectsBuffer,
            };
        }
    }

    private static DriveSpeed SpeedOf(MediumReport medium, int factor)
    {
        foreach (SupportedWriteSpeed offered in medium.WriteSpeeds)
        {
            if (offered.Speed.Factor == factor)
            {
                return offered.Speed;
            }
        }

        return DriveSpeed.RequestForFactor(factor);
    }

    private void HintAtForgottenProperties(DriveEntry entry)
    {
        if (_options.Hints is { } hints && SettingsOf(entry.Name).HasForgottenChange)
        {
            hints.Report(
                $"Properties of {entry.Name} were changed and never applied: call "
                + $"{nameof(IDiscRecorder.SetRecorderProperties)}. The disc is recorded with those that were in force.");
        }
    }
}

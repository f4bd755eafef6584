using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Transport;
using Redbook.Recording.Quirks;

namespace Redbook.Recording;

/// <summary>A conversation with a drive during one job: repeats what must be repeated, and turns refusals and missing
/// answers into exceptions that name the step.</summary>
internal sealed class DriveLink : IDisposable
{
    private const int MaxRepeats = 8;
    private static readonly TimeSpan s_firstPoll = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan s_slowestPoll = TimeSpan.FromMilliseconds(500);

    private double _timeoutScale;
    private readonly TimeSpan _busyLimit = TimeSpan.FromSeconds(200);

    /// <summary>A conversation that has not begun yet.</summary>
    /// <param name="transport">The seam to the drive.</param>
    /// <param name="time">Clock and waiting.</param>
    /// <param name="timeoutScale">What every time limit is multiplied by.</param>
    public DriveLink(IScsiTransport transport, TimeProvider time, double timeoutScale = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(timeoutScale);
        _timeoutScale = timeoutScale;
        Drive = new MmcDrive(transport) { TimeoutScale = timeoutScale };
        Clock = new JobClock(time);
    }

    /// <summary>A command with a reply.</summary>
    public delegate ScsiResult Query<TReply>(out TReply? reply);

    public MmcDrive Drive { get; private set; }

    public JobClock Clock { get; }

    /// <summary>The drive's name for messages.</summary>
    public string Name { get; set; } = "the drive";

    /// <summary>How long a busy drive is waited for: what was set, scaled.</summary>
    public TimeSpan BusyLimit
    {
        get => Scaled(_busyLimit);
        init => _busyLimit = value;
    }

    /// <summary>The disc was looked at and accepted: from now on another one, or a reset, ends the job.</summary>
    public bool IsMediumFixed { get; set; }

    /// <summary>The disc looked at may not be the one in the drive any more: nothing may be written.</summary>
    public bool IsMediumLost { get; private set; }

    /// <summary>Whether a change was reported since this was last set to <see langword="false"/>.</summary>
    public bool SawChange { get; set; }

    /// <summary>What is known of the drive.</summary>
    public DriveQuirk Quirk { get; private set; } = DriveQuirk.None;

    /// <summary>Takes to heart what is known of the drive.</summary>
    public void Respect(DriveQuirk quirk)
    {
        if (Quirk != quirk)
        {
            _timeoutScale = _timeoutScale / Quirk.TimeoutScale * quirk.TimeoutScale;
            Quirk = quirk;
            Drive = new MmcDrive(Drive.Transport) { TimeoutScale = _timeoutScale };
        }
    }

    /// <summary>A time limit of a recipe as it is for this drive.</summary>
    public TimeSpan Scaled(TimeSpan limit) => limit * _timeoutScale;

    /// <summary>Sends one command, again after a unit attention that does not concern the disc. A refusal is
    /// returned.</summary>
    /// <exception cref="RecordingException">No answer came, or the disc accepted has been changed.</exception>
    public ScsiResult Send<TCommand>(in TCommand command, Span<byte> data, RecordingStep step)
        where TCommand : struct, IMmcCommand
    {
        for (int repeats = 0; ; repeats++)
        {
            ScsiResult result;
            try
            {
                result = Drive.Execute(command, data);
            }
            catch (ScsiTransportException failure)
            {
                throw Fail(failure, step);
            }

            if (!MustRepeat(result, step, repeats))
            {
                return result;
            }
        }
    }

    /// <summary>As <see cref="Send"/>, and waits while the drive is busy with something long.</summary>
    public ScsiResult SendPatiently<TCommand>(in TCommand command, Span<byte> data, RecordingStep step)
        where TCommand : struct, IMmcCommand
    {
        TimeSpan poll = s_firstPoll;
        for (long start = Clock.Timestamp; ;)
        {
            ScsiResult result = Send(command, data, step);
            if (!IsBusy(result) || Clock.Since(start) >= BusyLimit)
            {
                return result;
            }

            Clock.Pause(poll);
            poll = Slower(poll);
        }
    }

    /// <summary>MODE SELECT of one page, waiting while the drive is busy. A refusal is returned.</summary>
    public ScsiResult Select<TPage>(in TPage page, RecordingStep step)
        where TPage : struct, IModePage<TPage>
    {
        byte[] list = new byte[ModeParameterHeader.Size + page.Size];
        page.WriteTo(list.AsSpan(ModeParameterHeader.Size));
        return SendPatiently(new ModeSelect10((ushort)list.Length, SavePages: false), list, step);
    }

    /// <summary>Asks something; waits while the drive is busy. A refusal is returned with no reply.</summary>
    /// <exception cref="RecordingException">No answer came, the answer is good and makes no sense, or the disc accepted
    /// has been changed.</exception>
    public ScsiResult Ask<TReply>(Query<TReply> query, RecordingStep step, out TReply? reply)
    {
        TimeSpan poll = s_firstPoll;
        int repeats = 0;
        for (long start = Clock.Timestamp; ;)
        {
            ScsiResult result;
            try
            {
                result = query(out reply);
            }
            catch (ScsiTransportException failure)
            {
                throw Fail(failure, step);
            }

            if (MustRepeat(result, step, repeats))
            {
                repeats++;
                continue;
            }

            if (IsBusy(result) && Clock.Since(start) < BusyLimit)
            {
                Clock.Pause(poll);
                poll = Slower(poll);
                continue;
            }

            if (reply is null && (result.IsGood || (result.Sense is SenseData said && SenseClassifier.IsHarmless(said))))
            {
                throw new RecordingException(
                    step, RecordingFailure.InvalidResponse, Name, "the drive's reply is too short or impossible");
            }

            return result;
        }
    }

    /// <summary>Asks something that a drive may not know or may answer badly: there is no reply then.</summary>
    /// <exception cref="RecordingException">No answer came, or the disc accepted has been changed.</exception>
    public TReply? AskOptional<TReply>(Query<TReply> query, RecordingStep step)
    {
        try
        {
            _ = Ask(query, step, out TReply? reply);
            return reply;
        }
        catch (RecordingException unusable) when (unusable.Failure == RecordingFailure.InvalidResponse)
        {
            return default;
        }
    }

    /// <summary>Waits until the drive is ready.</summary>
    /// <param name="step">What for.</param>
    /// <param name="limit">How long at most, before it is scaled.</param>
    /// <param name="cancellation">Honoured between two questions.</param>
    /// <exception cref="RecordingException">Not ready within the limit, or for a reason that waiting does not
    /// mend.</exception>
    public void WaitReady(RecordingStep step, TimeSpan limit, CancellationToken cancellation)
    {
        TimeSpan poll = s_firstPoll;
        bool started = false;
        for (long start = Clock.Timestamp; ;)
        {
            ScsiResult result = Send(default(TestUnitReady), [], step);
            if (result.IsGood || (result.Sense is SenseData s && SenseClassifier.IsHarmless(s)))
            {
                return;
            }

            if (result.Sense is { Key: SenseKey.NotReady, Asc: 0x04, Ascq: 0x02 } && !started)
            {
                started = true;
                _ = Send(new StartStopUnit(StartStopAction.Start, Immediate: false), [], step);
                continue;
            }

            bool mayEnd = IsBusy(result) || (result.Sense is SenseData sense && SenseClassifier.IsBecomingReady(sense));
            if (!mayEnd || Clock.Since(start) >= Scaled(limit))
            {
                throw Fail(result, step);
            }

            if (cancellation.IsCancellationRequested)
            {
                throw new RecordingException(step, RecordingFailure.Cancelled, Name, "cancelled while waiting");
            }

            Clock.Pause(poll);
            poll = Slower(poll);
        }
    }

    /// <summary>Throws unless the command was carried out.</summary>
    public void Require(in ScsiResult result, RecordingStep step, string? target = null)
    {
        if (!result.IsGood && !(result.Sense is SenseData sense && SenseClassifier.IsHarmless(sense)))
        {
            throw Fail(result, step, target);
        }
    }

    /// <summary>The exception for a refusal.</summary>
    public RecordingException Fail(in ScsiResult result, RecordingStep step, string? target = null)
    {
        if (result.Sense is not SenseData sense)
        {
            return new RecordingException(
                step, SenseClassifier.Classify(result, step), target ?? Name, $"the drive answered with status {result.Status} only");
        }

        if (IsMediumFixed && sense.Asc == 0x3A)
        {
            IsMediumLost = true;
        }

        return new RecordingException(
            step, SenseClassifier.Classify(sense, step), target ?? Name, $"the drive answered: {sense.Describe()}", sense);
    }

    /// <summary>Throws when the disc accepted may have been changed since.</summary>
    public void RequireMedium(RecordingStep step)
    {
        if (IsMediumLost)
        {
            throw new RecordingException(
                step, RecordingFailure.MediumChanged, Name, "the disc was changed or the drive reset after the disc was prepared");
        }
    }

    public void Dispose() => Clock.Dispose();

    private static TimeSpan Slower(TimeSpan poll) => poll * 2 < s_slowestPoll ? poll * 2 : s_slowestPoll;

    public static bool IsBusy(in ScsiResult result) =>
        result.Status is ScsiStatus.Busy or ScsiStatus.TaskSetFull
        || (!result.IsGood && result.Sense is SenseData sense && SenseClassifier.IsBusy(sense));

    private bool MustRepeat(in ScsiResult result, RecordingStep step, int repeats)
    {
        if (result.IsGood || result.Sense is not { Key: SenseKey.UnitAttention } sense)
        {
            return false;
        }

        if (SenseClassifier.IsChange(sense))
        {
            SawChange = true;
            if (IsMediumFixed)
            {
                throw LoseMedium(sense, step);
            }
        }

        return repeats < MaxRepeats;
    }

    // The exception names the state the drive is in now, if that alone would end the job; else the change itself.
    private RecordingException LoseMedium(SenseData change, RecordingStep step)
    {
        IsMediumLost = true;
        RecordingFailure failure = RecordingFailure.MediumChanged;
        string answer = $"the drive answered: {change.Describe()}";
        try
        {
            for (int i = 0; i < MaxRepeats; i++)
            {
                ScsiResult now = Drive.TestUnitReady();
                if (now.Sense is { Key: SenseKey.UnitAttention })
                {
                    continue;
                }

                if (!now.IsGood && now.Sense is SenseData state)
                {
                    failure = SenseClassifier.Classify(state, step);
                    answer += $", and now: {state.Describe()}";
                }

                break;
            }
        }
        catch (ScsiTransportException)
        {
            // The change is the news; that the drive says nothing more adds nothing to it.
        }

        return new RecordingException(step, failure, Name, answer, change);
    }

    private RecordingException Fail(ScsiTransportException failure, RecordingStep step)
    {
        RecordingFailure reason = SenseClassifier.Classify(failure.Failure);
        if (IsMediumFixed && reason is RecordingFailure.DeviceGone or RecordingFailure.HandleClosed)
        {
            IsMediumLost = true;
        }

        return new RecordingException(step, reason, Name, failure.Message.TrimEnd('.'), sense: null, failure);
    }
}

using System.Net;
using Redbook.Mmc;
using Redbook.Mmc.Transport;
using Redbook.Remote.Iscsi.Pdus;

namespace Redbook.Remote.Iscsi;

/// <summary>One initiator at one drive, from its login until it is gone.</summary>
internal sealed class IscsiSession
{
    // Initiators wait for the answer to a logout a little longer than that.
    private static readonly TimeSpan LongestLeave = TimeSpan.FromSeconds(10);

    private readonly TaskCompletionSource _release = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly IScsiTransport _drive;
    private readonly TaskRunner _runner;
    private readonly SessionRegistry _registry;
    private readonly Action<string> _drop;

    /// <summary>A session that does nothing yet.</summary>
    /// <param name="identity">Who it is.</param>
    /// <param name="drive">The drive, which the session disposes.</param>
    /// <param name="registry">Where it finds the others.</param>
    /// <param name="outbound">What is sent to the initiator.</param>
    /// <param name="window">Which commands may come.</param>
    /// <param name="parameters">What was agreed upon.</param>
    /// <param name="options">How initiators are treated.</param>
    /// <param name="drop">Ends the connection, for a reason that is told.</param>
    public IscsiSession(
        SessionIdentity identity,
        IScsiTransport drive,
        SessionRegistry registry,
        Outbound outbound,
        CommandWindow window,
        SessionParameters parameters,
        IscsiServerOptions options,
        Action<string> drop)
    {
        (Identity, _drive, _registry, Outbound, _drop) = (identity, drive, registry, outbound, drop);
        Tasks = new TaskQueue(window, outbound, parameters);
        _runner = new TaskRunner(drive, Tasks, outbound, parameters, options);
    }

    public SessionIdentity Identity { get; }

    public Outbound Outbound { get; }

    public TaskQueue Tasks { get; }

    /// <summary>The most data that a command can carry, in bytes.</summary>
    public int LimitOf(byte opcode) => _runner.LimitOf(opcode);

    public IscsiSessionInfo Info(EndPoint? remote) => new(
        Identity.Id, Identity.Initiator, Identity.Target.Name, remote,
        _runner.Commands, _runner.BytesRead, _runner.BytesWritten, _runner.LastOpcode, _runner.IsBusy);

    /// <summary>Begins to carry out commands.</summary>
    public void Start()
    {
        _registry.Held();

        // The drive may be at work for an hour on a command whose initiator is long gone.
        new Thread(Work) { IsBackground = true, Name = $"iSCSI session {Identity.Id}" }.Start();
    }

    /// <summary>Ends it; the drive is let go of when its last command is done.</summary>
    public void Close() => Tasks.Close();

    /// <summary>Ends it, and waits until the drive is let go of: whoever has logged out finds it so. A drive that is still at work
    /// for long is not waited for.</summary>
    public void Leave()
    {
        Tasks.AbortAll();
        Tasks.Close();
        _release.Task.Wait(LongestLeave);
    }

    /// <summary>Ends the connection.</summary>
    public void Drop(string reason) => _drop(reason);

    /// <summary>Has the initiator told of something before its next command is carried out.</summary>
    public void Tell(SenseData attention) => _runner.Tell(attention);

    public TaskOutcome Manage(in TaskManagementRequestPdu request)
    {
        if (request.Lun != 0 && request.Function is not (TaskFunction.TargetWarmReset or TaskFunction.TargetColdReset))
        {
            return TaskOutcome.NoSuchUnit;
        }

        switch (request.Function)
        {
            case TaskFunction.AbortTask:
                return Tasks.Abort(request.ReferencedTag) ? TaskOutcome.Complete : TaskOutcome.NoSuchTask;
            case TaskFunction.AbortTaskSet:
                Tasks.AbortAll();
                return TaskOutcome.Complete;
            case TaskFunction.ClearTaskSet:
                Tasks.AbortAll();
                _registry.ForOthers(this, static other =>
                {
                    other.Tasks.AbortAll();
                    other.Tell(TargetSense.CommandsCleared);
                });
                _registry.Notice(this, IscsiNoticeKind.Reset, "tasks cleared");
                return TaskOutcome.Complete;
            case TaskFunction.LogicalUnitReset or TaskFunction.TargetWarmReset or TaskFunction.TargetColdReset:
                Tasks.AbortAll();
                _registry.ForOthers(this, static other => other.Tasks.AbortAll());
                if (_drive is not IDeviceReset resettable || !resettable.TryReset())
                {
                    return TaskOutcome.NotSupported;
                }

                _registry.Notice(this, IscsiNoticeKind.Reset, "the drive was reset");
                return TaskOutcome.Complete;
            case TaskFunction.TaskReassign:
                return TaskOutcome.ReassignNotSupported;
            default:
                return TaskOutcome.NotSupported;
        }
    }

    /// <summary>After a cold reset every connection ends. RFC 7143 11.5.1.</summary>
    public void AfterManaging(TaskFunction function, TaskOutcome outcome)
    {
        if (function == TaskFunction.TargetColdReset && outcome == TaskOutcome.Complete)
        {
            _registry.ForOthers(this, static other => other.Drop("the target was reset"));
            Drop("the target was reset");
        }
    }

    private void Work()
    {
        try
        {
            _runner.Run();
        }
        catch (IOException)
        {
            Drop("the connection is lost");
        }
        finally
        {
            Tasks.Close();
            _drive.Dispose();
            _registry.Released();
            _release.TrySetResult();
        }
    }
}

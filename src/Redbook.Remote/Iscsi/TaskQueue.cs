using Redbook.Mmc;
using Redbook.Mmc.Transport;
using Redbook.Remote.Iscsi.Pdus;

namespace Redbook.Remote.Iscsi;

/// <summary>The commands of one session that wait, in the order in which they are carried out, and the data that come in
/// for them.</summary>
/// <remarks>
/// Memory is bounded: there are at most <see cref="Depth"/> commands and <see cref="MaxImmediate"/> immediate ones, each
/// with at most the data that may come unasked; only the first <see cref="MaxFilling"/> are asked for the rest of theirs.
/// </remarks>
internal sealed class TaskQueue(CommandWindow window, Outbound outbound, SessionParameters parameters)
{
    /// <summary>Commands that may wait.</summary>
    public const int Depth = 16;

    /// <summary>Immediate commands that may wait beside them.</summary>
    public const int MaxImmediate = 4;

    /// <summary>Commands whose data are on their way at a time.</summary>
    public const int MaxFilling = 3;

    // Waited upon, which the newer kind of lock cannot be.
    private readonly object _gate = new();
    private readonly List<SessionTask> _tasks = new(Depth + MaxImmediate);
    private readonly Stack<SessionTask> _spare = new(Depth + MaxImmediate);
    private uint _transferTag;
    private bool _isClosed;

    /// <summary>Whether data that were asked for have not come yet.</summary>
    public bool AwaitsData
    {
        get
        {
            lock (_gate)
            {
                return _tasks.Exists(static task => task.BurstEnd is not null);
            }
        }
    }

    /// <summary>Takes a command that has come, but for the data that came with it.</summary>
    /// <returns>The task, to be completed by <see cref="Arrived"/>; null when there are too many immediate ones.</returns>
    /// <exception cref="IscsiProtocolException">It cannot be meant so.</exception>
    public SessionTask? Begin(in ScsiCommandPdu command, int maxTransferBytes)
    {
        bool isTwoWay = command is { Reads: true, Writes: true };
        TransferDirection direction = TransferDirection.None;
        if (command.ExpectedBytes > 0 && !isTwoWay && (command.Reads || command.Writes))
        {
            direction = command.Reads ? TransferDirection.FromDevice : TransferDirection.ToDevice;
        }

        CheckUnasked(command);
        bool isTooLong = command.ExpectedBytes > maxTransferBytes;
        lock (_gate)
        {
            foreach (SessionTask other in _tasks)
            {
                if (other.Tag == command.TaskTag)
                {
                    throw new IscsiProtocolException("a tag that is in use");
                }
            }

            if (command.IsImmediate && _tasks.FindAll(static task => task.IsImmediate).Count >= MaxImmediate)
            {
                return null;
            }

            SessionTask task = _spare.Count > 0 ? _spare.Pop() : new SessionTask();
            task.Begin(command, direction, isTooLong ? 0 : (int)command.ExpectedBytes);
            if (isTwoWay || isTooLong)
            {
                task.Refusal = TargetSense.InvalidField;
            }

            return task;
        }
    }

    /// <summary>A command is here with the data that came with it.</summary>
    public void Arrived(SessionTask task, in ScsiCommandPdu command)
    {
        if (!command.IsFinal && !task.IsReady)
        {
            int end = Math.Min(parameters.FirstBurstBytes, task.ExpectedBytes);
            task.MakeRoom(end);
            task.Expect(BasicHeader.NoTag, end);
        }

        lock (_gate)
        {
            if (task.IsImmediate)
            {
                _tasks.Insert(0, task);
            }
            else
            {
                window.Enter();
                _tasks.Add(task);
            }

            Monitor.Pulse(_gate);
        }

        AskForData();
    }

    /// <summary>Finds the task that data belong to, and makes sure that they are the next.</summary>
    /// <returns>The task; null when it is gone and its data are of no use.</returns>
    /// <exception cref="IscsiProtocolException">They are not what was to come.</exception>
    public SessionTask? Find(in DataOutPdu data)
    {
        SessionTask? task = null;
        lock (_gate)
        {
            foreach (SessionTask other in _tasks)
            {
                if (other.Tag == data.TaskTag)
                {
                    task = other;
                }
            }
        }

        if (task is null || task.Refusal is not null)
        {
            return null;
        }

        if (task.BurstEnd is not { } end || task.TransferTag != data.TransferTag)
        {
            throw new IscsiProtocolException("data that nobody asked for");
        }

        if (task.IsSpoiled || data.DataSn != task.NextDataSn)
        {
            Spoil(task, data.IsFinal);
            return null;
        }

        if (data.OffsetBytes != task.ReceivedBytes || data.DataBytes > end - task.ReceivedBytes)
        {
            throw new IscsiProtocolException("data out of order");
        }

        return task;
    }

    /// <summary>Data have come, and lie in the task's room.</summary>
    public void DataArrived(SessionTask task, in DataOutPdu data)
    {
        lock (_gate)
        {
            task.Take(data.DataBytes);
            bool isAll = task.ReceivedBytes == task.BurstEnd;
            if (isAll != data.IsFinal && (isAll || data.TransferTag != BasicHeader.NoTag))
            {
                throw new IscsiProtocolException(isAll ? "data without an end" : "fewer data than were asked for");
            }

            if (data.IsFinal)
            {
                task.EndBurst();
                Monitor.Pulse(_gate);
            }
        }

        if (data.IsFinal)
        {
            AskForData();
        }
    }

    /// <summary>Waits for the next command that can be carried out.</summary>
    /// <returns>Null when the session is at its end.</returns>
    public SessionTask? Next()
    {
        lock (_gate)
        {
            while (!_isClosed)
            {
                if (_tasks.Count > 0 && _tasks[0].IsReady)
                {
                    return _tasks[0];
                }

                Monitor.Wait(_gate);
            }

            return null;
        }
    }

    /// <summary>A command has been carried out; its window place is free, its answer not yet sent.</summary>
    /// <returns>Whether anybody waits for the answer.</returns>
    public bool Finish(SessionTask task)
    {
        lock (_gate)
        {
            if (!task.IsAborted)
            {
                Remove(task);
                return true;
            }

            return false;
        }
    }

    /// <summary>Everything of a command is done; data of the next ones may come.</summary>
    public void Recycle(SessionTask task)
    {
        lock (_gate)
        {
            task.ReturnData();
            _spare.Push(task);
        }

        AskForData();
    }

    /// <summary>Forgets a command.</summary>
    /// <returns>Whether there was such a one.</returns>
    public bool Abort(uint tag)
    {
        bool found = false;
        lock (_gate)
        {
            for (int i = _tasks.Count - 1; i >= 0; i--)
            {
                if (_tasks[i].Tag == tag)
                {
                    Drop(_tasks[i]);
                    found = true;
                }
            }

            Monitor.Pulse(_gate);
        }

        return found;
    }

    /// <summary>Forgets every command.</summary>
    public void AbortAll()
    {
        lock (_gate)
        {
            for (int i = _tasks.Count - 1; i >= 0; i--)
            {
                Drop(_tasks[i]);
            }

            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Lets nobody wait any longer.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            Monitor.Pulse(_gate);
        }
    }

    private void CheckUnasked(in ScsiCommandPdu command)
    {
        if (command is { DataBytes: 0, IsFinal: true })
        {
            return;
        }

        if (!command.Writes)
        {
            throw new IscsiProtocolException("data with a command that takes none");
        }

        if (command.DataBytes > 0 && !parameters.ImmediateData)
        {
            throw new IscsiProtocolException("immediate data, which were not agreed upon");
        }

        if (!command.IsFinal && parameters.InitialR2T)
        {
            throw new IscsiProtocolException("data unasked, which were not agreed upon");
        }

        if (command.DataBytes > Math.Min(parameters.FirstBurstBytes, command.ExpectedBytes))
        {
            throw new IscsiProtocolException("more immediate data than were agreed upon");
        }
    }

    // The command fails, but not before all its data have come. RFC 7143 7.9.
    private void Spoil(SessionTask task, bool isLast)
    {
        lock (_gate)
        {
            task.IsSpoiled = true;
            if (isLast)
            {
                task.Refusal = TargetSense.DataOutOfOrder;
                task.EndBurst();
                Monitor.Pulse(_gate);
            }
        }
    }

    // The task may be running, or have data of its own coming in; so its buffer is left to nobody.
    private void Drop(SessionTask task)
    {
        task.IsAborted = true;
        Remove(task);
    }

    private void Remove(SessionTask task)
    {
        if (_tasks.Remove(task) && !task.IsImmediate)
        {
            window.Leave();
        }
    }

    private void AskForData()
    {
        while (true)
        {
            SessionTask? asked;
            lock (_gate)
            {
                asked = NextToAsk();
                if (asked is null)
                {
                    return;
                }

                asked.MakeRoom(asked.ExpectedBytes);
                asked.Expect(
                    _transferTag++ & 0x7FFF_FFFF,
                    Math.Min(asked.ReceivedBytes + parameters.MaxBurstBytes, asked.ExpectedBytes));
            }

            outbound.AskForData(
                asked.Tag, asked.TransferTag, asked.Requests - 1, asked.ReceivedBytes, asked.BurstEnd!.Value - asked.ReceivedBytes);
        }
    }

    private SessionTask? NextToAsk()
    {
        int filling = 0;
        foreach (SessionTask task in _tasks)
        {
            if (task.Direction != TransferDirection.ToDevice || task.Refusal is not null)
            {
                continue;
            }

            if (++filling > MaxFilling)
            {
                return null;
            }

            if (task.WantsData)
            {
                return task;
            }
        }

        return null;
    }
}

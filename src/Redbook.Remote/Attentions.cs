using Redbook.Mmc;

namespace Redbook.Remote;

/// <summary>What one host is still to be told before a command of it is carried out. Safe to use from several threads.
/// </summary>
internal sealed class Attentions
{
    /// <summary>REPORT LUNS, which no optical drive knows for itself.</summary>
    public const byte ReportLuns = 0xA0;

    private const int Most = 4;

    private readonly Lock _gate = new();
    private readonly Queue<SenseData> _pending = new();

    /// <summary>One thing more; what waits to be told already is told once, and the oldest makes room.</summary>
    public void Add(SenseData attention)
    {
        lock (_gate)
        {
            if (!_pending.Contains(attention))
            {
                if (_pending.Count == Most)
                {
                    _pending.Dequeue();
                }

                _pending.Enqueue(attention);
            }
        }
    }

    /// <summary>What is told in place of carrying out a command; nothing in place of those that a host asks in order to find
    /// its way.</summary>
    public SenseData? TakeBefore(byte opcode)
    {
        if (opcode is Opcode.Inquiry or Opcode.RequestSense or ReportLuns)
        {
            return null;
        }

        lock (_gate)
        {
            return _pending.TryDequeue(out SenseData attention) ? attention : null;
        }
    }
}

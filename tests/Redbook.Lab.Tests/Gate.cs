using System.Diagnostics;
using Redbook.Mmc;
using Redbook.Mmc.Transport;

namespace Redbook.Lab.Tests;

/// <summary>Stops a drive in the middle of its work until the guest has done what it wants to do then.</summary>
/// <remarks>The guest finds a file <c>reached</c> in the job's folder, and makes a file <c>go</c>. It lists the folder to see
/// the former: that there is no such file it would remember.</remarks>
/// <param name="folder">The job's folder.</param>
/// <param name="opcode">The command at which it stops.</param>
/// <param name="occurrence">The how manieth of that kind, from 1.</param>
internal sealed class Gate(string folder, byte opcode, int occurrence)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    private int _seen;

    /// <summary>What is done when the drive stops, besides telling the guest.</summary>
    public Action? OnReached { get; init; }

    public IScsiTransport Guard(IScsiTransport drive) => new GatedDrive(drive, this);

    private void Pass(byte command)
    {
        if (command != opcode || Interlocked.Increment(ref _seen) != occurrence)
        {
            return;
        }

        OnReached?.Invoke();
        File.WriteAllText(Path.Combine(folder, "reached"), "");
        long began = Stopwatch.GetTimestamp();
        while (!File.Exists(Path.Combine(folder, "go")) && Stopwatch.GetElapsedTime(began) < Longest)
        {
            Thread.Sleep(Look);
        }
    }

    private sealed class GatedDrive(IScsiTransport drive, Gate gate) : IScsiTransport
    {
        public int MaxTransferBytes => drive.MaxTransferBytes;

        public ScsiResult Execute(ReadOnlySpan<byte> cdb, TransferDirection direction, Span<byte> data, TimeSpan timeout)
        {
            gate.Pass(cdb[0]);
            return drive.Execute(cdb, direction, data, timeout);
        }

        public void Dispose() => drive.Dispose();
    }
}

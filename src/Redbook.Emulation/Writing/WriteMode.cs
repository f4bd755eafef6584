using Redbook.Discs;
using Redbook.Emulation.Drive;
using Redbook.Mmc;
using Redbook.Mmc.ModePages;

namespace Redbook.Emulation.Writing;

/// <summary>One way of writing a disc: what a WRITE means, where it must go, and what ends it.</summary>
internal abstract class WriteMode(DriveState drive)
{
    public abstract WriteType Type { get; }

    /// <summary>What hosts may send in this way, as a mask with a bit for each data block type.</summary>
    public abstract ushort DataBlockTypes { get; }

    protected DriveState Drive { get; } = drive;

    public bool Accepts(DataBlockType type) => (DataBlockTypes & (1 << (int)type)) != 0;

    /// <summary>Where the next WRITE must go; null when none can.</summary>
    public abstract Lba? NextWritable { get; }

    /// <summary>The size of a block that is written here and now, in bytes; null when nothing can be written.</summary>
    public abstract int? BlockBytes { get; }

    /// <summary>Writes whole blocks.</summary>
    /// <returns>The refusal, or null.</returns>
    /// <exception cref="IOException">The disc could not take it.</exception>
    public abstract SenseData? Write(Lba start, ReadOnlySpan<byte> blocks);

    /// <summary>Brings everything onto the disc.</summary>
    /// <exception cref="IOException">The disc could not take it.</exception>
    public abstract SenseData? Synchronize();

    /// <summary>What the drive is still at work on by itself, and how far it has come; null when it is not.</summary>
    public virtual SenseData? WorkInHand => null;

    /// <summary>Does a part of that.</summary>
    /// <exception cref="IOException">The disc could not take it.</exception>
    public virtual void WorkOn()
    {
    }

    /// <summary>The host turns to something else: what is still open, or could still go on, is at its end.</summary>
    /// <exception cref="IOException">The disc could not take it.</exception>
    public abstract void Settle();

    /// <summary>The disc leaves, or the drive starts anew: forgets what it knew of the disc.</summary>
    public abstract void Forget();

    /// <summary>Calibrates as a drive does by itself that was not told to, before it writes.</summary>
    /// <exception cref="IOException">The disc could not take it.</exception>
    protected SenseData? CalibrateUnasked() =>
        !Drive.IsCalibrated && Drive.Calibrate() is { Key: SenseKey.MediumError } refusal ? refusal : null;
}

using Redbook.Mmc;
using Redbook.Mmc.Transport;

namespace Redbook;

/// <summary>An open drive.</summary>
/// <remarks>One thread at a time. What is disposed in the middle of a recording ends it as a cancellation does.</remarks>
public sealed class Drive : IDisposable
{
    private readonly IScsiTransport _transport;
    private readonly MmcDrive _drive;
    private readonly TimeProvider _clock;

    internal Drive(DriveEntry entry, IScsiTransport transport, TimeProvider? clock = null)
    {
        (Entry, _transport, _clock) = (entry, transport, clock ?? TimeProvider.System);
        _drive = new MmcDrive(transport);
    }

    /// <summary>What the list of drives says of it.</summary>
    public DriveEntry Entry { get; }

    /// <summary>Opens a drive of <see cref="Drives.OfThisMachine"/>.</summary>
    /// <param name="name"><c>virtual:PATH</c>, <c>/dev/sr0</c> or <c>D:</c>.</param>
    /// <exception cref="DriveException">The name is none, there is no such drive, or it cannot be had.</exception>
    public static Drive Open(string name) => Drives.OfThisMachine.Open(DriveName.Parse(name));

    /// <summary>What the drive says of itself.</summary>
    /// <exception cref="DriveException">It gives no sensible answer.</exception>
    public DriveDescription Describe() => Asking("asking {0} what it is", static inspector => inspector.Describe());

    /// <summary>What the drive says of the disc in it; waits for a drive that is still looking at it.</summary>
    /// <exception cref="DriveException">It gives no sensible answer.</exception>
    public DiscDescription DescribeDisc() =>
        Asking("looking at the disc in {0}", static inspector => inspector.DescribeDisc());

    /// <summary>What recording an album would do, and every reason why it cannot be done. Writes nothing.</summary>
    /// <exception cref="DriveException">The drive gives no sensible answer.</exception>
    public BurnPlan Plan(Album album, BurnOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(album);
        return BurnPlan.Of(album, options ?? new BurnOptions(), Entry.Name.ToString(), Describe(), DescribeDisc());
    }

    /// <summary>Lets go of the drive.</summary>
    public void Dispose() => _transport.Dispose();

    private T Asking<T>(string doing, Func<DriveInspector, T> ask)
    {
        try
        {
            return ask(new DriveInspector(_drive, Entry.Name.ToString(), _clock));
        }
        catch (ScsiTransportException cause)
        {
            throw DriveErrors.Transport(string.Format(null, doing, Entry.Name), cause);
        }
    }
}

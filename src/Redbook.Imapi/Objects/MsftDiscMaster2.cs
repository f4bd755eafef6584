using System.Collections;
using System.Runtime.InteropServices;
using Redbook.Imapi.Results;
using Redbook.Mmc.Transport;

namespace Redbook.Imapi;

/// <summary>The drives of this machine: the real ones, then the virtual ones that the program or the user registered
/// (<see cref="Drives.Register(string, string?)"/>, <see cref="Drives.EnvironmentVariable"/>).</summary>
[ComVisible(true)]
[Guid("2735412E-7F64-5B0F-8F00-5D77AFBE261E")]
[ProgId("IMAPI2.MsftDiscMaster2")]
[ClassInterface(ClassInterfaceType.None)]
[ComDefaultInterface(typeof(IDiscMaster2))]
[ComSourceInterfaces(typeof(DDiscMaster2Events))]
public partial class MsftDiscMaster2 : IDiscMaster2
{
    private const string Interface = nameof(IDiscMaster2);
    private readonly Drives _drives;

    /// <summary>Lists the drives of this machine.</summary>
    public MsftDiscMaster2()
        : this(Drives.OfThisMachine)
    {
    }

    /// <summary>Lists the drives of a list that the program made itself.</summary>
    /// <param name="drives">The list.</param>
    public MsftDiscMaster2(Drives drives)
    {
        ArgumentNullException.ThrowIfNull(drives);
        _drives = drives;
    }

    /// <inheritdoc/>
    public int Count => List(nameof(Count)).Count;

    /// <inheritdoc/>
    public bool IsSupportedEnvironment => List(nameof(IsSupportedEnvironment)).Any(CanBeOpened);

    /// <inheritdoc/>
    public string this[int index]
    {
        get
        {
            IReadOnlyList<DriveEntry> drives = List("Item");
            return index >= 0 && index < drives.Count
                ? drives[index].Id
                : throw ImapiFault.Of(
                    ImapiResults.E_INVALIDARG,
                    new CallPlace($"{Interface}.Item", State(drives.Count)),
                    $"There is no drive {index}: valid are 0 to {nameof(Count)} - 1.");
        }
    }

    /// <inheritdoc/>
    public IEnumerator GetEnumerator() => List("_NewEnum").Select(static drive => drive.Id).ToArray().GetEnumerator();

    private static string State(int count) => count == 1 ? "1 drive" : $"{count} drives";

    private bool CanBeOpened(DriveEntry drive)
    {
        try
        {
            using IScsiTransport transport = _drives.Connect(drive.Name);
            return true;
        }
        catch (DriveException)
        {
            return false;
        }
    }

    private IReadOnlyList<DriveEntry> List(string member)
    {
        try
        {
            return _drives.List();
        }
        catch (DriveException failure)
        {
            throw failure.ToFault(new CallPlace($"{Interface}.{member}", "listing drives"));
        }
    }
}

using System.Runtime.InteropServices;
using Redbook.Imapi.Recorders;
using Redbook.Imapi.Results;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.Features;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;
using Redbook.Recording;

namespace Redbook.Imapi;

/// <summary>One drive. Dispose it to let go of the drive; a recorder that is dropped without that lets go of it when it
/// is collected.</summary>
[ComVisible(true)]
[Guid("2735412D-7F64-5B0F-8F00-5D77AFBE261E")]
[ProgId("IMAPI2.MsftDiscRecorder2")]
[ClassInterface(ClassInterfaceType.None)]
[ComDefaultInterface(typeof(IDiscRecorder2))]
public partial class MsftDiscRecorder2 : IDiscRecorder2, IDisposable
{
    private const byte TrayLoader = 1;
    private const byte ChangerOfDiscs = 4;
    private const byte ChangerWithMagazine = 5;
    private readonly Drives _drives;
    private readonly Lock _gate = new();
    private RecorderConnection? _connection;
    private InquiryData? _inquiry;
    private string _id = "";
    private string[]? _volumePathNames;
    private int _exclusiveCount;
    private int _mcnCount;

    /// <summary>A recorder of this machine, not tied to a drive yet.</summary>
    public MsftDiscRecorder2()
        : this(Drives.OfThisMachine)
    {
    }

    /// <summary>A recorder of a list that the program made itself.</summary>
    /// <param name="drives">The list.</param>
    public MsftDiscRecorder2(Drives drives)
    {
        ArgumentNullException.ThrowIfNull(drives);
        _drives = drives;
    }

    /// <inheritdoc/>
    public string ActiveDiscRecorder
    {
        get
        {
            Connection(nameof(ActiveDiscRecorder));
            return _id;
        }
    }

    /// <inheritdoc/>
    public string VendorId => Inquiry(nameof(VendorId)).Vendor;

    /// <inheritdoc/>
    public string ProductId => Inquiry(nameof(ProductId)).Product;

    /// <inheritdoc/>
    public string ProductRevision => Inquiry(nameof(ProductRevision)).Revision;

    /// <inheritdoc/>
    public string VolumeName => Connection(nameof(VolumeName)).Entry.Name.ToString();

    /// <inheritdoc/>
    public object[] VolumePathNames => [.. VolumePathNameList];

    /// <summary><see cref="VolumePathNames"/> as strings.</summary>
    public IReadOnlyList<string> VolumePathNameList =>
        _volumePathNames ?? Connection(nameof(VolumePathNames)).Entry.VolumePathNames;

    /// <inheritdoc/>
    public bool DeviceCanLoadMedia
    {
        get
        {
            const string Member = nameof(DeviceCanLoadMedia);
            RecorderConnection connection = Connection(Member);
            CapabilitiesPage? page = null;
            connection.Send(
                Site(Member), drive => drive.ReadModePage(out page));
            return (page?.LoadingMechanism ?? LoadingMechanismOfFeature(connection, Site(Member)))
                is TrayLoader or ChangerOfDiscs or ChangerWithMagazine;
        }
    }

    /// <inheritdoc/>
    public int LegacyDeviceNumber
    {
        get
        {
            const string Member = nameof(LegacyDeviceNumber);
            RecorderConnection connection = Connection(Member);
            try
            {
                IReadOnlyList<DriveEntry> drives = _drives.List();
                int place = drives.TakeWhile(drive => drive.Name != connection.Entry.Name).Count();
                return place;                            // a drive that is not on the list counts as the next one
            }
            catch (DriveException failure)
            {
                throw failure.ToFault(Site(Member));
            }
        }
    }

    /// <inheritdoc/>
    public object[] SupportedFeaturePages => FeatureLists.Boxed(SupportedFeaturePageList);

    /// <summary><see cref="SupportedFeaturePages"/> by their names.</summary>
    public IReadOnlyList<IMAPI_FEATURE_PAGE_TYPE> SupportedFeaturePageList =>
        FeatureLists.Features(Configuration(nameof(SupportedFeaturePages)), currentOnly: false);

    /// <inheritdoc/>
    public object[] CurrentFeaturePages => FeatureLists.Boxed(CurrentFeaturePageList);

    /// <summary><see cref="CurrentFeaturePages"/> by their names.</summary>
    public IReadOnlyList<IMAPI_FEATURE_PAGE_TYPE> CurrentFeaturePageList =>
        FeatureLists.Features(Configuration(nameof(CurrentFeaturePages)), currentOnly: true);

    /// <inheritdoc/>
    public object[] SupportedProfiles => FeatureLists.Boxed(SupportedProfileList);

    /// <summary><see cref="SupportedProfiles"/> by their names.</summary>
    public IReadOnlyList<IMAPI_PROFILE_TYPE> SupportedProfileList =>
        FeatureLists.Profiles(Configuration(nameof(SupportedProfiles)), currentOnly: false);

    /// <inheritdoc/>
    public object[] CurrentProfiles => FeatureLists.Boxed(CurrentProfileList);

    /// <summary><see cref="CurrentProfiles"/> by their names.</summary>
    public IReadOnlyList<IMAPI_PROFILE_TYPE> CurrentProfileList =>
        FeatureLists.Profiles(Configuration(nameof(CurrentProfiles)), currentOnly: true);

    /// <inheritdoc/>
    public object[] SupportedModePages => FeatureLists.Boxed(SupportedModePageList);

    /// <summary><see cref="SupportedModePages"/> by their names.</summary>
    public IReadOnlyList<IMAPI_MODE_PAGE_TYPE> SupportedModePageList
    {
        get
        {
            const string Member = nameof(SupportedModePages);
            byte[] reply = new byte[4096];
            int arrived = 0;
            Connection(Member).Tell(Site(Member), RecordingStep.ReadCapabilities, drive =>
            {
                ModeSense10 allPages = new(ModeSense10.AllPages, (ushort)reply.Length, ModePageControl.Current);
                ScsiResult answer = drive.Execute(allPages, reply);
                arrived = answer.BytesTransferred;
                return answer;
            });
            return FeatureLists.ModePages(reply.AsSpan(0, Math.Clamp(arrived, 0, reply.Length)))
                ?? throw ImapiFault.Of(
                    ImapiResults.E_IMAPI_RECORDER_INVALID_RESPONSE_FROM_DEVICE,
                    Site(Member),
                    $"The list of mode pages has {arrived} bytes, which is less than its header.");
        }
    }

    /// <inheritdoc/>
    public string ExclusiveAccessOwner => Connection(nameof(ExclusiveAccessOwner)).Owner ?? "";

    /// <summary>The connection, for writers; <see langword="null"/> before <see cref="InitializeDiscRecorder"/>.</summary>
    internal RecorderConnection? OpenConnection => _connection;

    /// <summary>The connection of a recorder that is asked about; <see langword="null"/> for one that is not ours.</summary>
    /// <exception cref="ImapiException">E_POINTER: none given. E_FAIL: it is not tied to a drive.</exception>
    internal static RecorderConnection? ConnectionOf(in CallPlace site, IDiscRecorder2 recorder) => recorder switch
    {
        null => throw ImapiFault.NullArgument(site, nameof(recorder)),
        MsftDiscRecorder2 { OpenConnection: { } connection } => connection,
        MsftDiscRecorder2 => throw ImapiFault.Of(
            ImapiResults.E_FAIL, site, $"Call {nameof(InitializeDiscRecorder)} on the recorder first."),
        _ => null,
    };

    /// <summary>Says where the discs of a virtual recorder shall seem to appear, for programs that look for a drive
    /// letter. Holds for this object; <see cref="Drives.Register(string, string?)"/> says it for all.</summary>
    /// <param name="names">Such as <c>D:\</c>.</param>
    /// <exception cref="ImapiException">E_FAIL: not tied to a drive. E_NOTIMPL: the drive is real.</exception>
    public void SetVolumePathNames(params IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (Connection(nameof(SetVolumePathNames)).Entry.IsReal)
        {
            throw ImapiFault.Of(
                ImapiResults.E_NOTIMPL,
                Site(nameof(SetVolumePathNames)),
                "The volume names of a real drive belong to the operating system.");
        }

        _volumePathNames = [.. names];
    }

    /// <inheritdoc/>
    public void EjectMedia() => Move(nameof(EjectMedia), StartStopAction.Eject);

    /// <inheritdoc/>
    public void CloseTray() => Move(nameof(CloseTray), StartStopAction.Load);

    /// <inheritdoc/>
    public void AcquireExclusiveAccess(bool force, string clientName)
    {
        CallPlace site = Site(nameof(AcquireExclusiveAccess));
        RecorderConnection connection = Connection(nameof(AcquireExclusiveAccess));
        if (string.IsNullOrEmpty(clientName))
        {
            throw ImapiFault.Of(
                ImapiResults.E_INVALIDARG, site, ClientNames.BrokenRule(clientName) ?? "The client name is empty.");
        }

        if (ClientNames.BrokenRule(clientName) is { } broken)
        {
            throw ImapiFault.Of(ImapiResults.E_IMAPI_RECORDER_CLIENT_NAME_IS_NOT_VALID, site, broken);
        }

        lock (_gate)
        {
            connection.Acquire(site, clientName, force);
            _exclusiveCount++;
        }
    }

    /// <inheritdoc/>
    public void ReleaseExclusiveAccess()
    {
        CallPlace site = Site(nameof(ReleaseExclusiveAccess));
        RecorderConnection connection = Connection(nameof(ReleaseExclusiveAccess));
        lock (_gate)
        {
            if (_exclusiveCount == 0)
            {
                throw ImapiFault.Of(
                    ImapiResults.E_FAIL, site, $"Call {nameof(AcquireExclusiveAccess)} first: the count is zero.");
            }

            _exclusiveCount--;
            connection.Release();
        }
    }

    /// <inheritdoc/>
    public void DisableMcn()
    {
        Connection(nameof(DisableMcn));
        lock (_gate)
        {
            _mcnCount++;
        }
    }

    /// <inheritdoc/>
    public void EnableMcn()
    {
        CallPlace site = Site(nameof(EnableMcn));
        Connection(nameof(EnableMcn));
        lock (_gate)
        {
            if (_mcnCount == 0)
            {
                throw ImapiFault.Of(
                    ImapiResults.E_FAIL, site, $"Call {nameof(DisableMcn)} first: notification is on.");
            }

            _mcnCount--;
        }
    }

    /// <inheritdoc/>
    public void InitializeDiscRecorder(string recorderUniqueId)
    {
        CallPlace site = Site(nameof(InitializeDiscRecorder));
        if (string.IsNullOrWhiteSpace(recorderUniqueId))
        {
            throw ImapiFault.Of(
                ImapiResults.E_INVALIDARG, site, $"No id given: take one from {nameof(IDiscMaster2)}.");
        }

        RecorderConnection connection = Open(site, recorderUniqueId);
        lock (_gate)
        {
            _connection?.Dispose();
            (_connection, _id, _inquiry, _volumePathNames) = (connection, recorderUniqueId, null, null);
            (_exclusiveCount, _mcnCount) = (0, 0);
        }
    }

    /// <summary>Lets go of the drive.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>A member and the present state, for messages.</summary>
    internal CallPlace Site(string member) => new($"{nameof(IDiscRecorder2)}.{member}", State());

    /// <summary>Lets go of the drive.</summary>
    /// <param name="disposing">Always true: what a dropped object holds has a guard of its own.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            lock (_gate)
            {
                _connection?.Dispose();
                _connection = null;
            }
        }
    }

    private static byte? LoadingMechanismOfFeature(RecorderConnection connection, in CallPlace site)
    {
        Configuration? configuration = null;
        connection.Send(site, drive => drive.GetConfiguration(out configuration));
        ReadOnlySpan<byte> data = (configuration?.Find(FeatureCode.RemovableMedium) ?? default).Data.Span;
        return data.IsEmpty ? null : (byte)(data[0] >> 5);
    }

    private string State() => _connection is null
        ? "no drive chosen"
        : _exclusiveCount > 0 ? $"drive {_id}, exclusive access held {_exclusiveCount} times" : $"drive {_id}";

    private RecorderConnection Connection(string member) => _connection ?? throw ImapiFault.Of(
        ImapiResults.E_FAIL, Site(member), $"Call {nameof(InitializeDiscRecorder)} first.");

    private RecorderConnection Open(in CallPlace site, string id)
    {
        try
        {
            DriveEntry entry = Find(id) ?? throw ImapiFault.Of(
                ImapiResults.E_INVALIDARG,
                site,
                $"No drive has the id '{id}': take one from {nameof(IDiscMaster2)}, "
                + $"or name a virtual disc as {DriveName.VirtualPrefix}PATH.");
            return new RecorderConnection(entry, _drives.Connect(entry.Name));
        }
        catch (DriveException failure)
        {
            throw failure.ToFault(site);
        }
    }

    /// <summary>The drive of an id. Ids are compared without regard to case, but a virtual disc whose path is spelt
    /// exactly so comes before one that is only spelt alike.</summary>
    private DriveEntry? Find(string id)
    {
        IReadOnlyList<DriveEntry> drives = _drives.List();
        DriveName? name = DriveName.TryParse(id, out DriveName? parsed) && parsed.Kind == DriveKind.Virtual
            ? parsed
            : null;
        return drives.FirstOrDefault(drive => drive.Id == id)
            ?? (name is not null && Directory.Exists(name.Value) ? _drives.Find(name) : null)
            ?? drives.FirstOrDefault(drive => drive.Id.Equals(id, StringComparison.OrdinalIgnoreCase))
            ?? (name is not null ? _drives.Find(name) : null);
    }

    private InquiryData Inquiry(string member)
    {
        if (_inquiry is { } known)
        {
            return known;
        }

        InquiryData asked = Connection(member).Ask(
            Site(member), RecordingStep.IdentifyDrive, static (MmcDrive drive, out InquiryData? data) => drive.Inquiry(out data));
        _inquiry = asked;
        return asked;
    }

    private Configuration Configuration(string member) => Connection(member).Ask(
        Site(member),
        RecordingStep.ReadFeatures,
        static (MmcDrive drive, out Configuration? configuration) => drive.GetConfiguration(out configuration));

    private void Move(string member, StartStopAction action) => Connection(member).Tell(
        Site(member), RecordingStep.MoveTray, drive => drive.Execute(new StartStopUnit(action, Immediate: false)));
}

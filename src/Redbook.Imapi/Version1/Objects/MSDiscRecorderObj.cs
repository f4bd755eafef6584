using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Redbook.Imapi.Results;
using Redbook.Imapi.Version1.Recorders;
using Redbook.Imapi.Version1.Results;
using Redbook.Mmc.Commands;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;
using Redbook.Recording;
using Redbook.Recording.Erasing;
using static Redbook.Imapi.Version1.DiscMasterResults;

namespace Redbook.Imapi.Version1;

/// <summary>A recorder of an enumeration. The drive is open only while a call needs it, or while exclusive access is
/// held; an object that is dropped lets go of it.</summary>
[ComVisible(true)]
[Guid("520CCA61-51A5-11D3-9144-00104BA11C5E")]
[ClassInterface(ClassInterfaceType.None)]
[ComDefaultInterface(typeof(IDiscRecorder))]
public sealed class MSDiscRecorderObj : IDiscRecorder, IDisposable
{
    private const int IdBytes = 16;
    private static readonly TimeSpan EjectAnswersWithin = TimeSpan.FromSeconds(30);
    private readonly Lock _gate = new();
    private readonly MSDiscMasterObj? _master;
    private readonly DriveEntry? _entry;
    private DriveReport? _report;
    private DriveSession? _held;

    /// <summary>An object that is tied to no device: every member answers IMAPI_E_NOTINITIALIZED.</summary>
    public MSDiscRecorderObj()
    {
    }

    internal MSDiscRecorderObj(MSDiscMasterObj master, DriveEntry entry, DriveReport? report) =>
        (_master, _entry, _report) = (master, entry, report);

    /// <summary>The drive; <see langword="null"/> for an object that is tied to none.</summary>
    internal DriveEntry? Entry => _entry;

    /// <summary>The session whose enumeration it comes from.</summary>
    internal MSDiscMasterObj? Master => _master;

    /// <summary>Whether this object has exclusive access.</summary>
    internal bool IsHolding => Volatile.Read(ref _held) is not null;

    /// <inheritdoc/>
    public void Init(byte[] pbyUniqueID, uint nulIDSize, uint nulDriveNumber) => throw DiscMasterFault.Of(
        ImapiResults.E_NOTIMPL,
        Site(nameof(Init)),
        $"Recorders come from {nameof(IDiscMaster)}.{nameof(IDiscMaster.EnumDiscRecorders)}.");

    /// <inheritdoc/>
    public int GetRecorderGUID(byte[]? pbyUniqueID, uint ulBufferSize, out uint pulReturnSizeRequired)
    {
        pulReturnSizeRequired = IdBytes;
        DriveEntry entry = Require(nameof(GetRecorderGUID));
        if (pbyUniqueID is null || ulBufferSize < IdBytes || pbyUniqueID.Length < IdBytes)
        {
            // To ask for the size is no mistake.
            return pbyUniqueID is null && ulBufferSize == 0 ? ImapiResults.S_OK : IMAPI_S_BUFFER_TO_SMALL;
        }

        SHA256.HashData(Encoding.UTF8.GetBytes(entry.Id)).AsSpan(0, IdBytes).CopyTo(pbyUniqueID);
        return ImapiResults.S_OK;
    }

    /// <inheritdoc/>
    public void GetRecorderType(out int fTypeCode)
    {
        DriveReport report = Report(nameof(GetRecorderType));
        bool rewrites = report.Capabilities is not { } page || page.Writes.HasFlag(MediaKinds.CdRw);
        fTypeCode = (int)(rewrites ? RECORDER_TYPES.RECORDER_CDRW : RECORDER_TYPES.RECORDER_CDR);
    }

    /// <inheritdoc/>
    public void GetDisplayNames(ref string? pbstrVendorID, ref string? pbstrProductID, ref string? pbstrRevision)
    {
        InquiryData identity = Report(nameof(GetDisplayNames)).Identity;
        (pbstrVendorID, pbstrProductID, pbstrRevision) =
            (identity.Vendor.Trim(), identity.Product.Trim(), identity.Revision.Trim());
    }

    /// <inheritdoc/>
    public void GetBasePnPID(out string pbstrBasePnPID)
    {
        InquiryData identity = Report(nameof(GetBasePnPID)).Identity;
        pbstrBasePnPID = $"{identity.Vendor,-8}{identity.Product,-16}{identity.Revision,-4}".Replace(' ', '_');
    }

    /// <inheritdoc/>
    public void GetPath(out string pbstrPath) => pbstrPath = Require(nameof(GetPath)).Name.ToString();

    /// <inheritdoc/>
    public void GetRecorderProperties(out IPropertyStorage ppPropStg)
    {
        DriveEntry entry = Require(nameof(GetRecorderProperties));
        ppPropStg = _master!.SettingsOf(entry.Name).Copy();
    }

    /// <inheritdoc/>
    public int SetRecorderProperties(IPropertyStorage pPropStg)
    {
        DriveEntry entry = Require(nameof(SetRecorderProperties));
        if (pPropStg is null)
        {
            throw ImapiFault.NullArgument(Site(nameof(SetRecorderProperties)), nameof(pPropStg));
        }

        return _master!.SettingsOf(entry.Name).Apply(pPropStg) ? ImapiResults.S_OK : IMAPI_S_PROPERTIESIGNORED;
    }

    /// <inheritdoc/>
    public void GetRecorderState(out uint pulDevStateFlags)
    {
        DriveEntry entry = Require(nameof(GetRecorderState));
        pulDevStateFlags = DriveRoster.Of(_master!.DriveList).IsBurning(entry.Name) ? DiscMasterConstants.RECORDER_BURNING
            : IsHolding ? DiscMasterConstants.RECORDER_OPENED
            : DiscMasterConstants.RECORDER_DOING_NOTHING;
    }

    /// <inheritdoc/>
    public void OpenExclusive()
    {
        DriveEntry entry = Require(nameof(OpenExclusive));
        CallPlace site = Site(nameof(OpenExclusive));
        lock (_gate)
        {
            if (_held is not null)
            {
                return;
            }

            DriveSession drive = DriveSession.Open(site, _master!.DriveList, entry);
            try
            {
                if (!drive.TryTake(site))
                {
                    throw DiscMasterFault.Of(
                        IMAPI_E_DEVICE_NOTACCESSIBLE, site, $"The drive is held by '{drive.Owner}'.");
                }
            }
            catch
            {
                drive.Dispose();
                throw;
            }

            Volatile.Write(ref _held, drive);
        }

        DriveRoster.Of(_master.DriveList).Hold(entry.Name, this);
    }

    /// <inheritdoc/>
    public void QueryMediaType(out int fMediaType, out int fMediaFlags)
    {
        MediumReport report = Held(nameof(QueryMediaType))
            .Inspect(Site(nameof(QueryMediaType)), TimeSpan.Zero, _master!.Time);
        (fMediaType, fMediaFlags) = MediaMapping.Of(report);
    }

    /// <inheritdoc/>
    public void QueryMediaInfo(
        out byte pbSessions, out byte pbLastTrack, out uint ulStartAddress, out uint ulNextWritable, out uint ulFreeBlocks)
    {
        Require(nameof(QueryMediaInfo));
        CallPlace site = Site(nameof(QueryMediaInfo));
        MediumReport report = Look(site);
        if (report.State is MediumState.NoDisc or MediumState.NotReady)
        {
            throw DiscMasterFault.Of(
                IMAPI_E_MEDIUM_NOTPRESENT, site, $"The drive answered: {report.NotReady?.Describe() ?? "no disc"}.",
                report.NotReady);
        }

        int sessions = report.Disc?.SessionCount ?? 1;
        TocEntry? last = null;
        foreach (TocEntry entry in report.Toc?.Entries ?? [])
        {
            last = entry.IsLeadOut ? last : entry;
        }

        bool isOpen = report.State is MediumState.Blank or MediumState.Appendable;
        pbSessions = (byte)Math.Clamp(isOpen ? sessions - 1 : sessions, 0, byte.MaxValue);
        pbLastTrack = last?.Track ?? 0;
        ulStartAddress = (uint)Math.Max(0, last?.Start.Value ?? 0);
        ulNextWritable = (uint)Math.Max(0, report.NextTrack?.NextWritable?.Value ?? 0);
        ulFreeBlocks = (uint)Math.Max(0, report.Space?.FreeSectors ?? 0);
    }

    /// <inheritdoc/>
    public void Eject()
    {
        DriveSession drive = Held(nameof(Eject));
        CallPlace site = Site(nameof(Eject));
        Eject(drive, site);
    }

    /// <inheritdoc/>
    public void Erase(bool bFullErase)
    {
        DriveSession drive = Held(nameof(Erase));
        CallPlace site = Site(nameof(Erase));
        int result = ImapiResults.S_OK;
        try
        {
            EraserOptions options = new() { ClientName = DriveSession.OwnerName, Full = bFullErase };
            new DiscEraser(drive.Transport, options, _master!.Time).Erase();
        }
        catch (RecordingException failure)
        {
            ImapiException fault = failure.ToDiscMasterFault(site);
            result = fault.HResult;
            throw fault;
        }
        finally
        {
            foreach (MSDiscMasterObj master in DriveRoster.Of(_master!.DriveList).Masters())
            {
                master.Sinks.EraseComplete(result);
            }
        }
    }

    /// <inheritdoc/>
    public void Close()
    {
        Held(nameof(Close));
        Dispose();
    }

    /// <summary>Gives exclusive access back, if this object has it. The object can be used again.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            DriveSession? held = _held;
            Volatile.Write(ref _held, null);
            held?.Dispose();
        }
    }

    /// <summary>Drive and disc as they are now, by the session that is held or by another.</summary>
    /// <exception cref="ImapiException">The drive cannot be had, or gave no answer that makes sense.</exception>
    internal MediumReport Look(in CallPlace site)
    {
        lock (_gate)
        {
            if (_held is not null)
            {
                return _held.Inspect(site, TimeSpan.Zero, _master!.Time);
            }
        }

        using DriveSession drive = DriveSession.Open(site, _master!.DriveList, _entry!);
        return drive.Inspect(site, TimeSpan.Zero, _master.Time);
    }

    /// <summary>Unlocks the tray and ejects.</summary>
    internal static void Eject(DriveSession drive, in CallPlace site)
    {
        try
        {
            // A drive without a lock refuses this one; what counts is the other.
            _ = drive.Drive.Execute(
                new PreventAllowMediumRemoval(Prevent: false, Persistent: false), [], EjectAnswersWithin);
        }
        catch (ScsiTransportException failure)
        {
            throw failure.ToDiscMasterFault(site);
        }

        drive.Tell(
            site, RecordingStep.MoveTray,
            static mmc => mmc.Execute(new StartStopUnit(StartStopAction.Eject, Immediate: false)));
    }

    private CallPlace Site(string member) => new(
        $"{nameof(IDiscRecorder)}.{member}",
        _entry is null ? "tied to no device" : $"{_entry.Name}, {(IsHolding ? "opened" : "not opened")}");

    private DriveEntry Require(string member) => _entry ?? throw DiscMasterFault.Of(
        IMAPI_E_NOTINITIALIZED,
        Site(member),
        $"Take a recorder from {nameof(IDiscMaster)}.{nameof(IDiscMaster.EnumDiscRecorders)}.");

    private DriveSession Held(string member)
    {
        Require(member);
        return Volatile.Read(ref _held) ?? throw DiscMasterFault.Of(
            IMAPI_E_NOTOPENED, Site(member), $"Call {nameof(OpenExclusive)} first.");
    }

    private DriveReport Report(string member)
    {
        Require(member);
        return _report ??= Look(Site(member)).Drive;
    }
}

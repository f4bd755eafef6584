using Redbook.Emulation;
using Redbook.Emulation.Faults;
using Redbook.Mmc;
using Redbook.Testing;

namespace Redbook.Imapi.Tests;

public sealed class DiscRecorderTests : IDisposable
{
    private readonly Rig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public void Identity_comes_from_the_drive()
    {
        using MsftDiscRecorder2 recorder = _rig.NewRecorder();
        Assert.Equal("REDBOOK", recorder.VendorId);
        Assert.Equal("VIRTUAL CD-RW", recorder.ProductId);
        Assert.Equal("1.00", recorder.ProductRevision);
        Assert.Equal(_rig.Entry.Id, recorder.ActiveDiscRecorder);
        Assert.Equal(_rig.Entry.Name.ToString(), recorder.VolumeName);
        Assert.Equal([@"D:\"], recorder.VolumePathNames);
        Assert.Equal(0, recorder.LegacyDeviceNumber);
        Assert.True(recorder.DeviceCanLoadMedia);
    }

    [Fact]
    public void Every_member_wants_a_drive_first()
    {
        using MsftDiscRecorder2 recorder = new(_rig.Drives);
        Action[] calls =
        [
            recorder.EjectMedia,
            recorder.CloseTray,
            () => recorder.AcquireExclusiveAccess(false, Rig.ClientName),
            recorder.ReleaseExclusiveAccess,
            recorder.DisableMcn,
            recorder.EnableMcn,
            () => _ = recorder.ActiveDiscRecorder,
            () => _ = recorder.VendorId,
            () => _ = recorder.ProductId,
            () => _ = recorder.ProductRevision,
            () => _ = recorder.VolumeName,
            () => _ = recorder.VolumePathNames,
            () => _ = recorder.DeviceCanLoadMedia,
            () => _ = recorder.LegacyDeviceNumber,
            () => _ = recorder.SupportedFeaturePages,
            () => _ = recorder.CurrentFeaturePages,
            () => _ = recorder.SupportedProfiles,
            () => _ = recorder.CurrentProfiles,
            () => _ = recorder.SupportedModePages,
            () => _ = recorder.ExclusiveAccessOwner,
            () => recorder.SetVolumePathNames("D:"),
        ];
        Assert.All(calls, static call =>
        {
            ImapiException refused = Assert.Throws<ImapiException>(call);
            Assert.Equal(ImapiResults.E_FAIL, refused.HResult);
            Assert.Contains("InitializeDiscRecorder", refused.Message, StringComparison.Ordinal);
            Assert.Contains("no drive chosen", refused.Message, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("nothing")]
    [InlineData("/dev/sr99")]
    [InlineData("virtual:")]
    public void Ids_that_name_no_drive_are_refused_early(string? id)
    {
        using MsftDiscRecorder2 recorder = new(_rig.Drives);
        Assert.Equal(
            ImapiResults.E_INVALIDARG,
            Assert.Throws<ImapiException>(() => recorder.InitializeDiscRecorder(id!)).HResult);
    }

    [Fact]
    public void A_virtual_disc_that_is_not_there_is_a_device_that_does_not_exist()
    {
        using MsftDiscRecorder2 recorder = new(_rig.Drives);
        Assert.Equal(
            ImapiResults.HRESULT_FROM_WIN32_ERROR_DEV_NOT_EXIST,
            Assert.Throws<ImapiException>(() => recorder.InitializeDiscRecorder("virtual:/no/such/disc")).HResult);
    }

    [Fact]
    public void Ids_are_compared_without_regard_to_case()
    {
        using MsftDiscRecorder2 recorder = new(_rig.Drives);
        recorder.InitializeDiscRecorder(_rig.Entry.Id.ToUpperInvariant());
        Assert.Equal("REDBOOK", recorder.VendorId);
    }

    [Fact]
    public void A_virtual_disc_spelt_exactly_so_comes_before_one_spelt_alike()
    {
        using TempFolder folder = new();
        string id = VirtualDiscs.Create(folder.PathOf("Album")).Id;
        _rig.Drives.Register(folder.PathOf("ALBUM"));
        using MsftDiscRecorder2 recorder = new(_rig.Drives);
        recorder.InitializeDiscRecorder(id);
        Assert.Equal($"virtual:{folder.PathOf("Album")}", recorder.VolumeName);
    }

    [Fact]
    public void Volume_names_of_a_virtual_recorder_can_be_set()
    {
        using MsftDiscRecorder2 recorder = _rig.NewRecorder();
        recorder.SetVolumePathNames(@"E:\", "/mnt/cd");
        Assert.Equal([@"E:\", "/mnt/cd"], recorder.VolumePathNames);
        Assert.Equal([@"E:\", "/mnt/cd"], recorder.VolumePathNameList);
    }

    [Fact]
    public void Lists_carry_the_numbers_of_drive_and_disc()
    {
        using MsftDiscRecorder2 recorder = _rig.NewRecorder();
        Assert.All(recorder.SupportedProfiles, static item => Assert.IsType<int>(item));
        Assert.Contains(IMAPI_PROFILE_TYPE.IMAPI_PROFILE_TYPE_CD_REWRITABLE, recorder.SupportedProfileList);
        Assert.Equal([IMAPI_PROFILE_TYPE.IMAPI_PROFILE_TYPE_CD_RECORDABLE], recorder.CurrentProfileList);
        Assert.Contains(
            IMAPI_FEATURE_PAGE_TYPE.IMAPI_FEATURE_PAGE_TYPE_CD_TRACK_AT_ONCE, recorder.CurrentFeaturePageList);
        Assert.Subset(
            recorder.SupportedFeaturePageList.ToHashSet(), recorder.CurrentFeaturePageList.ToHashSet());
        Assert.Contains(
            IMAPI_MODE_PAGE_TYPE.IMAPI_MODE_PAGE_TYPE_WRITE_PARAMETERS, recorder.SupportedModePageList);
        foreach (IMAPI_MODE_PAGE_TYPE page in recorder.SupportedModePages)
        {
            Assert.Contains(page, recorder.SupportedModePageList);
        }

        _rig.Recorder.Remove();
        Assert.Empty(recorder.CurrentProfileList);
    }

    [Fact]
    public void Exclusive_access_is_counted_and_names_its_owner()
    {
        using MsftDiscRecorder2 first = _rig.NewRecorder();
        using MsftDiscRecorder2 second = _rig.NewRecorder();
        Assert.Equal("", first.ExclusiveAccessOwner);
        first.AcquireExclusiveAccess(false, "First");
        first.AcquireExclusiveAccess(true, "First");
        Assert.Equal("First", second.ExclusiveAccessOwner);

        ImapiException locked = Assert.Throws<ImapiException>(() => second.AcquireExclusiveAccess(false, "Second"));
        Assert.Equal(ImapiResults.E_IMAPI_RECORDER_LOCKED, locked.HResult);
        Assert.Contains("'First'", locked.Message, StringComparison.Ordinal);
        Assert.Equal(
            ImapiResults.E_IMAPI_RECORDER_LOCKED, Assert.Throws<ImapiException>(second.EjectMedia).HResult);

        first.ReleaseExclusiveAccess();
        Assert.Equal("First", second.ExclusiveAccessOwner);
        first.ReleaseExclusiveAccess();
        Assert.Equal("", second.ExclusiveAccessOwner);
        second.AcquireExclusiveAccess(false, "Second");
        Assert.Equal("Second", first.ExclusiveAccessOwner);
    }

    [Fact]
    public void A_drive_that_another_holds_can_still_be_chosen()
    {
        using MsftDiscRecorder2 first = _rig.NewRecorder();
        first.AcquireExclusiveAccess(false, "First");
        using MsftDiscRecorder2 second = _rig.NewRecorder();
        Assert.Equal("First", second.ExclusiveAccessOwner);
    }

    [Theory]
    [InlineData("", ImapiResults.E_INVALIDARG)]
    [InlineData(null, ImapiResults.E_INVALIDARG)]
    [InlineData("Tom's", ImapiResults.E_IMAPI_RECORDER_CLIENT_NAME_IS_NOT_VALID)]
    public void Client_names_follow_the_rule(string? name, int hresult)
    {
        using MsftDiscRecorder2 recorder = _rig.NewRecorder();
        Assert.Equal(
            hresult,
            Assert.Throws<ImapiException>(() => recorder.AcquireExclusiveAccess(false, name!)).HResult);
        Assert.Equal("", recorder.ExclusiveAccessOwner);
    }

    [Fact]
    public void Releasing_what_was_not_taken_fails()
    {
        using MsftDiscRecorder2 recorder = _rig.NewRecorder();
        Assert.Equal(
            ImapiResults.E_FAIL, Assert.Throws<ImapiException>(recorder.ReleaseExclusiveAccess).HResult);
        Assert.Equal(ImapiResults.E_FAIL, Assert.Throws<ImapiException>(recorder.EnableMcn).HResult);
        recorder.DisableMcn();
        recorder.DisableMcn();
        recorder.EnableMcn();
        recorder.EnableMcn();
        Assert.Equal(ImapiResults.E_FAIL, Assert.Throws<ImapiException>(recorder.EnableMcn).HResult);
    }

    [Fact]
    public void Choosing_another_drive_lets_go_of_the_first()
    {
        using Rig other = new();
        DriveEntry entry = _rig.Drives.Register(DriveName.OfVirtualDisc("/discs/other"), other.Recorder.Connect);
        using MsftDiscRecorder2 recorder = _rig.NewRecorder();
        using MsftDiscRecorder2 watcher = _rig.NewRecorder();
        recorder.AcquireExclusiveAccess(false, "First");
        recorder.InitializeDiscRecorder(entry.Id);
        Assert.Equal("", watcher.ExclusiveAccessOwner);
        Assert.Equal("", recorder.ExclusiveAccessOwner);
    }

    [Fact]
    public void Disposing_lets_go_of_the_drive()
    {
        using MsftDiscRecorder2 watcher = _rig.NewRecorder();
        MsftDiscRecorder2 recorder = _rig.NewRecorder();
        recorder.AcquireExclusiveAccess(false, "First");
        recorder.Dispose();
        Assert.Equal("", watcher.ExclusiveAccessOwner);
        Assert.Equal(ImapiResults.E_FAIL, Assert.Throws<ImapiException>(() => recorder.VendorId).HResult);
    }

    [Fact]
    public void A_dropped_recorder_lets_go_of_the_drive_when_it_is_collected()
    {
        using MsftDiscRecorder2 watcher = _rig.NewRecorder();
        TakeAndDrop();
        Assert.True(Collected.Until(() => watcher.ExclusiveAccessOwner.Length == 0));
    }

    [Fact]
    public void The_tray_opens_and_closes()
    {
        using MsftDiscRecorder2 recorder = _rig.NewRecorder();
        recorder.EjectMedia();
        Assert.True(_rig.Recorder.IsTrayOpen);
        recorder.CloseTray();
        Assert.False(_rig.Recorder.IsTrayOpen);
    }

    [Fact]
    public void Refusals_carry_the_answer_of_the_drive_in_words()
    {
        _rig.Recorder.Faults = FaultPlan.Of(
            Fault.Always(Opcode.StartStopUnit, FaultAction.Answer(SenseKey.NotReady, 0x04, 0x08)));
        using MsftDiscRecorder2 recorder = _rig.NewRecorder();
        MediaException busy = Assert.Throws<MediaException>(recorder.EjectMedia);
        Assert.Equal(ImapiResults.E_IMAPI_RECORDER_MEDIA_BUSY, busy.HResult);
        Assert.Equal(new SenseData(SenseKey.NotReady, 0x04, 0x08), busy.Sense);
        Assert.Equal("IDiscRecorder2.EjectMedia", busy.Member);
        Assert.Contains("a long write is in progress (2/04/08)", busy.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Opcode.GetConfiguration, 0x20, "E_IMAPI_RECORDER_GET_CONFIGURATION_NOT_SUPPORTED")]
    [InlineData(Opcode.GetConfiguration, 0x24, "E_IMAPI_RECORDER_NO_SUCH_FEATURE")]
    public void Feature_lists_of_a_drive_without_features_have_their_codes(byte opcode, byte asc, string expected)
    {
        _rig.Recorder.Faults = FaultPlan.Of(
            Fault.Always(opcode, FaultAction.Answer(SenseKey.IllegalRequest, asc, 0)));
        using MsftDiscRecorder2 recorder = _rig.NewRecorder();
        Assert.Equal(expected, Assert.Throws<ImapiException>(() => recorder.SupportedProfiles).Symbol);
    }

    [Fact]
    public void Mode_page_lists_of_a_drive_without_pages_have_their_codes()
    {
        _rig.Recorder.Faults = FaultPlan.Of(
            Fault.At(Opcode.ModeSense10, FaultAction.Answer(SenseKey.IllegalRequest, 0x24, 0)),
            Fault.At(Opcode.ModeSense10, FaultAction.ShortenReply(5), 2));
        using MsftDiscRecorder2 recorder = _rig.NewRecorder();
        Assert.Equal(
            ImapiResults.E_IMAPI_RECORDER_NO_SUCH_MODE_PAGE,
            Assert.Throws<ImapiException>(() => recorder.SupportedModePages).HResult);
        Assert.Equal(
            ImapiResults.E_IMAPI_RECORDER_INVALID_RESPONSE_FROM_DEVICE,
            Assert.Throws<ImapiException>(() => recorder.SupportedModePages).HResult);
    }

    [Fact]
    public void Answers_that_never_come_have_their_codes()
    {
        _rig.Recorder.Faults = FaultPlan.Of(
            Fault.At(Opcode.Inquiry, FaultAction.TimeOut),
            Fault.At(Opcode.Inquiry, FaultAction.ShortenReply(3), 2),
            Fault.At(Opcode.Inquiry, FaultAction.CloseHandle, 3));
        using MsftDiscRecorder2 recorder = _rig.NewRecorder();
        int[] codes = [.. Enumerable.Range(0, 3).Select(_ =>
            Assert.Throws<ImapiException>(() => recorder.ProductId).HResult)];
        Assert.Equal(
            [
                ImapiResults.E_IMAPI_RECORDER_COMMAND_TIMEOUT,
                ImapiResults.E_IMAPI_RECORDER_INVALID_RESPONSE_FROM_DEVICE,
                ImapiResults.HRESULT_FROM_WIN32_ERROR_INVALID_HANDLE,
            ],
            codes);
    }

    private void TakeAndDrop()
    {
        MsftDiscRecorder2 recorder = _rig.NewRecorder();
        recorder.AcquireExclusiveAccess(false, "Forgetful");
        Assert.Equal("Forgetful", recorder.ExclusiveAccessOwner);
    }
}

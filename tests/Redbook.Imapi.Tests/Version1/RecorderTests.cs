using Redbook.Emulation;
using Redbook.Imapi.Version1;
using Redbook.Mmc.Responses;
using static Redbook.Imapi.Version1.DiscMasterResults;

namespace Redbook.Imapi.Tests.Version1;

/// <summary>Enumerations, properties, erasing, and drives that come and go.</summary>
public sealed class RecorderTests
{
    [Fact]
    public void Enumerations_go_in_batches_of_any_size_and_end_for_every_kind_of_loop()
    {
        using StagingRig rig = new();
        rig.Rig.Drives.Register(DriveName.OfVirtualDisc("/discs/second"), rig.Rig.Recorder.Connect);
        rig.Rig.Drives.Register(DriveName.OfVirtualDisc("/discs/third"), rig.Rig.Recorder.Connect);
        rig.Master.EnumDiscRecorders(out IEnumDiscRecorders run);

        Assert.Equal(0, run.Next(0, [], out uint fetched));
        Assert.Equal(0u, fetched);
        IDiscRecorder?[] two = new IDiscRecorder?[2];
        Assert.Equal((ImapiResults.S_OK, 2u), (run.Next(2, two, out fetched), fetched));
        run.Clone(out IEnumDiscRecorders clone);
        Assert.Equal((ImapiResults.S_FALSE, 1u), (run.Next(2, two, out fetched), fetched));
        Assert.Null(two[1]);
        Assert.Equal((ImapiResults.S_FALSE, 0u), (run.Next(1, out IDiscRecorder? none, out fetched), fetched));
        Assert.Null(none);
        Assert.Single(clone.AsEnumerable());
        run.Reset();
        Assert.Equal(ImapiResults.S_OK, run.Skip(2));
        Assert.Equal(ImapiResults.S_FALSE, run.Skip(2));
        run.Reset();

        // The list is the one of the call, whatever happens to the drives.
        rig.Rig.Drives.Unregister(DriveName.OfVirtualDisc("/discs/third"));
        Assert.Equal(3, run.AsEnumerable().Count());
        Assert.Equal(ImapiResults.E_POINTER, StagingRig.CodeOf(() => run.Next(1, null!, out _)));
        Assert.Equal(ImapiResults.E_INVALIDARG, StagingRig.CodeOf(() => run.Next(3, two, out _)));
    }

    [Fact]
    public void Formats_are_audio_and_joliet_in_this_order()
    {
        using StagingRig rig = new();
        rig.Master.EnumDiscMasterFormats(out IEnumDiscMasterFormats run);
        run.Clone(out IEnumDiscMasterFormats clone);
        Assert.Equal([typeof(IRedbookDiscMaster).GUID, typeof(IJolietDiscMaster).GUID], run.AsEnumerable());
        Assert.Equal((ImapiResults.S_OK, ImapiResults.S_FALSE, 0), (clone.Skip(2), clone.Skip(1), clone.Reset()));
    }

    [Fact]
    public void No_drive_is_no_error_and_a_drive_that_cannot_be_opened_is_left_out()
    {
        using StagingRig rig = new();
        rig.Rig.Drives.Unregister(rig.Rig.Entry.Name);
        rig.Rig.Drives.Register("/discs/none");
        rig.Master.EnumDiscRecorders(out IEnumDiscRecorders run);
        Assert.Empty(run.AsEnumerable());
    }

    [Fact]
    public void A_drive_that_somebody_has_is_listed_all_the_same()
    {
        using StagingRig rig = new();
        using RecorderConnection other = rig.Rig.Recorder.Connect();
        other.TryAcquire("another program", force: false);
        IDiscRecorder recorder = rig.NewRecorder();
        Assert.Equal(IMAPI_E_DEVICE_NOTACCESSIBLE, StagingRig.CodeOf(recorder.OpenExclusive));
        rig.Master.UseRedbook();
        rig.Master.SetActiveDiscRecorder(recorder);
    }

    [Fact]
    public void Two_objects_of_a_drive_have_one_identifier_and_share_properties()
    {
        using StagingRig rig = new();
        (IDiscRecorder one, IDiscRecorder two) = (rig.NewRecorder(), rig.NewRecorder());
        Assert.NotSame(one, two);
        Assert.Equal(0, one.GetRecorderGUID(null, 0, out uint size));
        (byte[] first, byte[] second) = (new byte[size], new byte[size]);
        one.GetRecorderGUID(first, size, out _);
        two.GetRecorderGUID(second, size, out _);
        Assert.Equal(first, second);

        one.SetRecorderProperties(new RecorderPropertyStorage { ["writespeed"] = 16 });
        two.GetRecorderProperties(out IPropertyStorage set);
        Assert.Equal(16, set.ReadNumber("WriteSpeed"));
    }

    [Fact]
    public void A_set_is_a_copy_and_only_applying_it_acts()
    {
        List<string> hints = [];
        using StagingRig rig = new(new DiscMasterOptions { Hints = new Listed(hints) });
        rig.Chosen();
        rig.Master.GetActiveDiscRecorder(out IDiscRecorder recorder);
        recorder.GetRecorderProperties(out IPropertyStorage set);
        set.WriteNumber("WriteSpeed", 8);
        recorder.GetRecorderProperties(out IPropertyStorage other);
        Assert.Equal(48, other.ReadNumber("WriteSpeed"));
        recorder.GetRecorderProperties(out set);
        set.WriteNumber("WriteSpeed", 8);
        rig.Stage(1, 300);
        rig.Master.RecordDisc(bSimulate: true, bEjectAfterBurn: false);
        Assert.Contains("SetRecorderProperties", Assert.Single(hints), StringComparison.Ordinal);

        Assert.Equal(ImapiResults.S_OK, recorder.SetRecorderProperties(set));
        recorder.GetRecorderProperties(out other);
        Assert.Equal(8, other.ReadNumber("WriteSpeed"));
    }

    [Theory]
    [InlineData("WriteSpeed", 0, 48, 0)]
    [InlineData("WriteSpeed", -3, 48, 0)]
    [InlineData("WriteSpeed", 1000, 48, 0)]
    [InlineData("WriteSpeed", 13, 12, 0)]
    [InlineData("WriteSpeed", 1, 4, 0)]
    [InlineData("AudioGapSize", -1, 0, 0)]
    [InlineData("AudioGapSize", 226, 225, 0)]
    [InlineData("audiogapsize", 75, 75, 0)]
    [InlineData("EnableBufferUnderrunFree", 0, 0, 0)]
    [InlineData("EnableBufferUnderrunFree", 7, -1, 0)]
    [InlineData("MaxWriteSpeed", 4, 48, IMAPI_S_PROPERTIESIGNORED)]
    [InlineData("MaxWriteSpeed", 48, 48, 0)]
    [InlineData("BufferUnderrunFreeCapable", 0, -1, IMAPI_S_PROPERTIESIGNORED)]
    [InlineData("Colour", 3, null, IMAPI_S_PROPERTIESIGNORED)]
    public void Values_come_into_range_and_what_cannot_be_set_is_ignored(string name, int value, int? readBack, int code)
    {
        using StagingRig rig = new();
        IDiscRecorder recorder = rig.NewRecorder();
        RecorderPropertyStorage sparse = new();
        sparse.WriteMultiple(1, [new PROPSPEC(name)], [value], propidNameFirst: 1000);
        Assert.Equal(code, recorder.SetRecorderProperties(sparse));
        recorder.GetRecorderProperties(out IPropertyStorage set);
        Assert.Equal(readBack, set.ReadNumber(name));

        // All of it, brought back unchanged, is no mistake.
        Assert.Equal(ImapiResults.S_OK, recorder.SetRecorderProperties(set));
    }

    [Fact]
    public void Numbers_come_in_many_types_and_words_are_ignored()
    {
        using StagingRig rig = new();
        IDiscRecorder recorder = rig.NewRecorder();
        foreach (object value in new object[] { 12, 12u, (short)12, (byte)12 })
        {
            Assert.Equal(0, recorder.SetRecorderProperties(new RecorderPropertyStorage { ["WriteSpeed"] = value }));
            recorder.GetRecorderProperties(out IPropertyStorage set);
            Assert.Equal(12, set.ReadNumber("WriteSpeed"));
        }

        Assert.Equal(0, recorder.SetRecorderProperties(new RecorderPropertyStorage { ["EnableBufferUnderrunFree"] = true }));
        Assert.Equal(
            IMAPI_S_PROPERTIESIGNORED,
            recorder.SetRecorderProperties(new RecorderPropertyStorage { ["WriteSpeed"] = "fast" }));
    }

    [Fact]
    public void Nothing_of_the_properties_outlives_the_session()
    {
        using StagingRig rig = new();
        rig.NewRecorder().SetRecorderProperties(new RecorderPropertyStorage { ["AudioGapSize"] = 10 });
        rig.Master.Close();
        rig.Master.Open();
        rig.NewRecorder().GetRecorderProperties(out IPropertyStorage set);
        Assert.Equal(150, set.ReadNumber("AudioGapSize"));
    }

    [Fact]
    public void The_speed_that_was_chosen_is_the_one_asked_of_the_drive()
    {
        List<int> asked = [];
        using StagingRig rig = new(script: (cdb, _) =>
        {
            if (cdb[0] == 0xBB)
            {
                asked.Add((cdb[4] << 8) | cdb[5]);
            }

            return null;
        });
        rig.Chosen();
        rig.Master.GetActiveDiscRecorder(out IDiscRecorder recorder);
        recorder.SetRecorderProperties(new RecorderPropertyStorage { ["WriteSpeed"] = 16 });
        rig.Stage(1, 300);
        rig.Master.RecordDisc(bSimulate: false, bEjectAfterBurn: false);
        Assert.Equal(16, new Mmc.DriveSpeed(asked[0]).Factor);
    }

    [Fact]
    public void A_property_set_answers_as_the_system_s_do()
    {
        RecorderPropertyStorage set = new() { ["One"] = 1 };
        object?[] values = new object?[2];
        Assert.Equal(0, set.ReadMultiple(2, [new PROPSPEC("one"), new PROPSPEC("two")], values));
        Assert.Equal([1, null], values);
        Assert.Equal(1, set.ReadMultiple(1, [new PROPSPEC(77u)], values));
        set.WriteMultiple(1, [new PROPSPEC(77u)], [7], 2);
        set.WritePropertyNames(1, [77], ["Seventy-seven"]);
        string?[] names = new string?[1];
        Assert.Equal((0, "Seventy-seven"), (set.ReadPropertyNames(1, [77], names), names[0]));
        Assert.Equal(7, set.ReadNumber("seventy-SEVEN"));
        set.Enum(out IEnumSTATPROPSTG run);
        STATPROPSTG[] found = new STATPROPSTG[3];
        Assert.Equal((1, 2u), (run.Next(3, found, out uint fetched), fetched));
        Assert.Equal(new STATPROPSTG("Seventy-seven", 77, 3), found[1]);
        run.Clone(out IEnumSTATPROPSTG clone);
        Assert.Equal((0, 0, 1), (run.Reset(), run.Skip(2), clone.Skip(1)));
        set.DeletePropertyNames(1, [77]);
        Assert.Equal((1, null), (set.ReadPropertyNames(1, [77], names), names[0]));
        set.DeleteMultiple(2, [new PROPSPEC(77u), new PROPSPEC("nobody")]);
        Assert.Equal(1, set.ReadMultiple(1, [new PROPSPEC(77u)], values));
        set.Commit(0);
        set.Revert();
        set.Stat(out STATPROPSETSTG statistics);
        Assert.Equal(default, statistics);
        System.Runtime.InteropServices.ComTypes.FILETIME time = default;
        Assert.Equal(ImapiResults.E_NOTIMPL, StagingRig.CodeOf(() => set.SetTimes(ref time, ref time, ref time)));
        Assert.Equal(ImapiResults.E_NOTIMPL, StagingRig.CodeOf(() => set.SetClass(Guid.Empty)));
        Assert.Equal(ImapiResults.E_POINTER, StagingRig.CodeOf(() => set.ReadMultiple(1, null!, values)));
        Assert.Equal(ImapiResults.E_INVALIDARG, StagingRig.CodeOf(() => set.ReadMultiple(3, [], values)));
    }

    [Fact]
    public void Erasing_blanks_a_disc_and_every_session_hears_of_it()
    {
        using StagingRig rig = new(medium: new MediumOptions { Type = MediumType.CdRw });
        rig.Chosen();
        rig.Stage(1, 300);
        rig.Master.RecordDisc(bSimulate: false, bEjectAfterBurn: false);
        using MSDiscMasterObj other = rig.NewMaster();
        other.Open();
        (Sink mine, Sink theirs) = (new(), new());
        rig.Master.ProgressAdvise(mine);
        other.ProgressAdvise(theirs);
        IDiscRecorder recorder = rig.NewRecorder();
        recorder.OpenExclusive();
        recorder.OpenExclusive();
        recorder.QueryMediaType(out int type, out int flags);
        Assert.Equal((1, 2), (type, flags));

        recorder.Erase(bFullErase: false);

        Assert.Equal(["Erased S_OK"], mine.Told);
        Assert.Equal(["Erased S_OK"], theirs.Told);
        Assert.Equal(DiscStatus.Blank, rig.Rig.Disc!.Status);
        recorder.Close();
        Assert.Equal(IMAPI_E_NOTOPENED, StagingRig.CodeOf(recorder.Close));
    }

    [Fact]
    public void Sinks_hear_of_drives_that_come_and_go_until_the_session_ends()
    {
        using StagingRig rig = new();
        Sink sink = new();
        rig.Master.ProgressAdvise(sink);
        DriveName name = DriveName.OfVirtualDisc("/discs/another");
        rig.Rig.Drives.Register(name, rig.Rig.Recorder.Connect);
        rig.Rig.Drives.Unregister(name);
        Assert.Equal(["PnPActivity", "PnPActivity"], sink.Told);
        rig.Master.Close();
        rig.Rig.Drives.Register(name, rig.Rig.Recorder.Connect);
        Assert.Equal(2, sink.Told.Count);
    }

    [Fact]
    public void A_recorder_that_is_dropped_lets_go_of_the_drive()
    {
        using StagingRig rig = new();
        Drop(rig);
        Assert.True(Collected.Until(() =>
        {
            using RecorderConnection look = rig.Rig.Recorder.Connect();
            return look.Owner is null;
        }));
        IDiscRecorder next = rig.NewRecorder();
        next.OpenExclusive();
        next.Close();
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static void Drop(StagingRig rig) => rig.NewRecorder().OpenExclusive();

    private sealed class Listed(List<string> list) : IProgress<string>
    {
        public void Report(string value) => list.Add(value);
    }
}

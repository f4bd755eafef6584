using Redbook.Emulation;
using Redbook.Emulation.Quirks;
using Redbook.Emulation.Timing;
using Redbook.Mmc;
using Redbook.Mmc.Transport;
using Redbook.Testing;

namespace Redbook.Tests;

/// <summary>The drive in which a virtual disc lies, by files in the disc's folder and by name.</summary>
public sealed class VirtualDriveTests : IDisposable
{
    private readonly TempFolder _temp = new();

    private string Folder => _temp.PathOf("a.disc");

    private string Name => "virtual:" + Folder;

    public VirtualDriveTests() => VirtualDiscs.Create(Folder);

    public void Dispose() => _temp.Dispose();

    [Theory]
    [InlineData("virtual:a.disc?drive=slow", "slow", null)]
    [InlineData("virtual:a.disc?timing=real", null, "real")]
    [InlineData("virtual:a.disc?timing=none&drive=offset+102", "offset+102", "none")]
    public void A_name_can_say_what_kind_of_drive_it_is(string text, string? drive, string? timing)
    {
        DriveName name = DriveName.Parse(text);
        Assert.Equal(Path.GetFullPath("a.disc"), name.Value);
        Assert.Equal((drive, timing), (name.Options?.Drive, name.Options?.Timing));
        Assert.Equal(name, DriveName.Parse(name.ToString()));
        Assert.NotEqual(name, DriveName.Parse("virtual:a.disc"));
    }

    [Fact]
    public void Files_are_named_from_the_current_folder_and_a_lone_question_mark_belongs_to_the_path()
    {
        Assert.Equal(Path.GetFullPath("my.json"), DriveName.Parse("virtual:a.disc?drive=my.json").Options?.Drive);
        DriveName what = DriveName.Parse("virtual:what?.disc");
        Assert.Equal((Path.GetFullPath("what?.disc"), null), (what.Value, what.Options));
    }

    [Theory]
    [InlineData("virtual:a.disc?colour=green", "'colour=green'")]
    [InlineData("virtual:a.disc?drive=", "'drive='")]
    [InlineData("virtual:a.disc?drive=slow&drive=slow", "'drive=slow'")]
    [InlineData("virtual:a.disc?drive=slow&", "''")]
    public void What_says_nothing_of_a_drive_is_refused_by_name(string text, string named)
    {
        DriveException refused = Assert.Throws<DriveException>(() => DriveName.Parse(text));
        Assert.Equal(DriveFailure.BadName, refused.Failure);
        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
        Assert.Contains("?drive=NAME&timing=NAME", refused.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void The_drive_of_a_disc_is_met_by_everybody_and_a_name_goes_before_it()
    {
        VirtualDiscDrive.Set(Folder, DriveProfiles.Find("pq-only"), timing: null);
        Assert.Equal("PQ ONLY", Product(Name));
        Assert.Equal("BINARY Q", Product(Name + "?drive=binary-q"));
        Assert.Equal("REDBOOK PQ ONLY", VirtualDiscs.Describe(Folder).DriveModel);
        VirtualDiscDrive.Set(Folder, profile: null, timing: null);
        Assert.Equal("VIRTUAL CD-RW", Product(Name));
        Assert.Equal((null, null), VirtualDiscDrive.Get(Folder));
    }

    [Fact]
    public void Time_passes_where_the_disc_or_the_name_says_so()
    {
        Assert.True(IsReadyAtOnce(Name));
        VirtualDiscDrive.Set(Folder, profile: null, RecorderTimings.Find("real"));
        Assert.True(VirtualDiscs.Describe(Folder).IsTimed);
        Assert.False(IsReadyAtOnce(Name));
        Assert.True(IsReadyAtOnce(Name + "?timing=none"));
    }

    [Fact]
    public void Drives_and_timings_come_from_files_as_well()
    {
        File.WriteAllBytes(_temp.PathOf("my.json"), new DriveProfile { Product = "MINE" }.ToJson());
        Assert.Equal("MINE", VirtualDiscDrive.FindProfile(_temp.PathOf("my.json")).Product);
        Assert.Equal("MINE", Product($"{Name}?drive={_temp.PathOf("my.json")}"));
        InputException wrong = Assert.Throws<InputException>(() => VirtualDiscDrive.FindTiming(_temp.PathOf("my.json")));
        Assert.Contains("my.json, line", wrong.Message, StringComparison.Ordinal);
        InputException absent = Assert.Throws<InputException>(() => VirtualDiscDrive.FindProfile("fast"));
        Assert.Contains("old-tao-only", absent.Message, StringComparison.Ordinal);
        DriveException refused = Assert.Throws<DriveException>(() => Product(Name + "?drive=fast"));
        Assert.Equal(DriveFailure.BadName, refused.Failure);
    }

    [Fact]
    public void A_file_in_the_folder_that_makes_no_sense_is_told_with_what_to_do_and_the_disc_is_still_described()
    {
        File.WriteAllText(Path.Combine(Folder, VirtualDiscDrive.ProfileFileName), "{");
        DriveException refused = Assert.Throws<DriveException>(() => Product(Name));
        Assert.Contains("drive.json", refused.Message, StringComparison.Ordinal);
        Assert.Contains("--plain", refused.Advice, StringComparison.Ordinal);
        Assert.Equal("unreadable", VirtualDiscs.Describe(Folder).DriveModel);
        Assert.Equal("BINARY Q", Product(Name + "?drive=binary-q"));
    }

    [Fact]
    public void A_disc_that_is_out_leaves_its_drive_empty_for_everybody()
    {
        Assert.True(VirtualDiscDrive.Eject(Folder));
        Assert.False(VirtualDiscDrive.Eject(Folder));
        Assert.Equal("2/3A/01", Ready(Name)?.ToString());
        Assert.True(VirtualDiscs.Describe(Folder).IsOut);
        Assert.True(VirtualDiscDrive.Insert(Folder));
        Assert.False(VirtualDiscDrive.Insert(Folder));
        Assert.Null(Ready(Name));
    }

    [Fact]
    public void While_a_program_has_the_drive_it_is_not_changed()
    {
        using IScsiTransport held = new Drives([]).Connect(DriveName.Parse(Name));
        Assert.Equal(DriveFailure.InUse, Assert.Throws<DriveException>(() => VirtualDiscDrive.Eject(Folder)).Failure);
        Assert.Equal(DriveFailure.InUse, Assert.Throws<DriveException>(() => VirtualDiscDrive.Set(Folder, null, null)).Failure);
        Assert.False(VirtualDiscDrive.IsOut(Folder));
    }

    private static string Product(string name)
    {
        using Drive drive = new Drives([]).Open(DriveName.Parse(name));
        return drive.Describe().Product;
    }

    private static bool IsReadyAtOnce(string name) => Ready(name) is null;

    // The first answer is the news of the disc.
    private static SenseData? Ready(string name)
    {
        using IScsiTransport transport = new Drives([]).Connect(DriveName.Parse(name));
        var drive = new MmcDrive(transport);
        drive.TestUnitReady();
        return drive.TestUnitReady().Sense;
    }
}

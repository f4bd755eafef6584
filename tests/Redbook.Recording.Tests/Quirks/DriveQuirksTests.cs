using System.Text;
using Redbook.Emulation;
using Redbook.Emulation.Faults;
using Redbook.Emulation.Quirks;
using Redbook.Mmc;
using Redbook.Mmc.Responses;
using Redbook.Recording.Quirks;
using Redbook.Recording.TrackAtOnce;
using Redbook.Testing;

namespace Redbook.Recording.Tests.Quirks;

public sealed class DriveQuirksTests
{
    private const string Row = """
        { "vendor": "ACME", "product": "BURNER", "observed": "Odd.", "seen": "Here.", "withoutUnderrunProtection": true, "timeoutScale": 2 }
        """;

    [Fact]
    public void The_traced_drive_that_records_in_test_write_is_never_told_to_simulate_nor_to_calibrate()
    {
        using Burner b = new(new SoftwareRecorderOptions { Profile = new DriveProfile { Vendor = "VIRTUAL", Product = "CD-R EMULATOR" } });

        using (var simulation = b.Recorder(Burner.Options with { TestWrite = true }))
        {
            Burner.Fails(() => simulation.Prepare(), RecordingFailure.NotSupportedByDrive);
        }

        using var recorder = b.Recorder();
        recorder.Prepare();
        recorder.WriteTrack(new MemoryStream(Signals.Noise(400, 1)), null);
        recorder.Close(SessionClose.Finalize);
        Assert.Equal(0, b.Link.Count(Opcode.SendOpcInformation));
        Assert.Equal(DiscStatus.Complete, b.Disc.Status);
    }

    [Fact]
    public void A_drive_of_no_known_family_is_calibrated_and_may_simulate()
    {
        using Burner b = new();
        using var recorder = b.Recorder();
        Assert.True(recorder.Prepare().Drive.WriteModes.HasFlag(WriteModes.TestWrite));
        recorder.WriteTrack(new MemoryStream(Signals.Noise(400, 1)), null);
        Assert.Equal(1, b.Link.Count(Opcode.SendOpcInformation));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Protection_that_a_table_says_not_to_trust_is_not_asked_for(bool isKnown)
    {
        using Burner b = new(new SoftwareRecorderOptions { Profile = new DriveProfile { Vendor = "ACME", Product = "BURNER 2000" } });
        bool isAsked = false;
        b.Link.Before = (cdb, data) =>
        {
            isAsked |= cdb[0] == Opcode.ModeSelect10 && (data[8] & 0x3F) == 0x05 && (data[10] & 0x40) != 0;
            return null;
        };
        using var recorder = b.Recorder(Burner.Options with { Quirks = isKnown ? Table(Row) : DriveQuirks.BuiltIn });
        recorder.Prepare();
        Assert.NotEqual(isKnown, isAsked);
    }

    [Fact]
    public void The_patience_that_a_table_asks_for_is_had_with_the_drive()
    {
        using Burner b = new(new SoftwareRecorderOptions { Profile = new DriveProfile { Vendor = "ACME", Product = "BURNER 2000" } });
        b.Suffer(Fault.Always(Opcode.TestUnitReady, FaultAction.Answer(SenseKey.NotReady, 0x04, 0x01)));
        long start = b.Time.GetTimestamp();
        using var recorder = b.Recorder(Burner.Options with { Quirks = Table(Row), TimeoutScale = 1.5 });
        Burner.Fails(() => recorder.Prepare(), RecordingFailure.MediumBecomingReady);
        Assert.InRange(b.Time.GetElapsedTime(start), TimeSpan.FromSeconds(180), TimeSpan.FromSeconds(185));
    }

    [Theory]
    [InlineData("ACME", "BURNER 2000", "1.0", true)]
    [InlineData("acme", "burner", "1.0", true)]
    [InlineData("ACME", "OTHER", "1.0", false)]
    [InlineData("ACMEX", "BURNER", "1.0", false)]
    public void A_family_is_a_maker_and_the_beginning_of_a_model(string vendor, string product, string revision, bool fits) =>
        Assert.Equal(fits, Table(Row).Of(new InquiryData(5, true, 0, 2, vendor, product, revision)) != DriveQuirk.None);

    [Fact]
    public void The_first_row_that_fits_counts_and_ones_own_go_before_the_built_in()
    {
        DriveQuirks own = Table("""{ "vendor": "VIRTUAL", "product": "CD-R", "revision": "9", "observed": "a", "seen": "b" }""");
        DriveQuirks all = DriveQuirks.BuiltIn.With(own);
        Assert.Equal("a", all.Of(new InquiryData(5, true, 0, 2, "VIRTUAL", "CD-R EMULATOR", "9")).Observed);
        Assert.True(all.Of(new InquiryData(5, true, 0, 2, "VIRTUAL", "CD-R EMULATOR", "1.00")).WithoutTestWrite);
    }

    [Theory]
    [InlineData("", "no JSON")]
    [InlineData("{", "no JSON")]
    [InlineData("[]", "no table")]
    [InlineData("{}", "'format'")]
    [InlineData("""{ "format": "redbook quirks", "version": 2, "drives": [] }""", "no table")]
    [InlineData("""{ "format": "redbook quirks", "version": 1, "drives": [ 7 ] }""", "drive 1")]
    [InlineData("""{ "format": "redbook quirks", "version": 1, "drives": [ { "vendor": "A" } ] }""", "'product' of drive 1")]
    [InlineData("""{ "format": "redbook quirks", "version": 1, "drives": [ { "vendor": "A", "product": "B", "observed": "c", "seen": "d", "speed": 3 } ] }""", "'speed'")]
    [InlineData("""{ "format": "redbook quirks", "version": 1, "drives": [ { "vendor": "A", "product": "B", "observed": "c", "seen": "d", "timeoutScale": 0 } ] }""", "0.1 to 100")]
    [InlineData("""{ "format": "redbook quirks", "version": 1, "drives": [ { "vendor": "A", "product": "B", "observed": "c", "seen": "d", "withoutTestWrite": "yes" } ] }""", "true or false")]
    public void A_file_that_is_no_table_is_refused_in_words(string json, string words) => Assert.Contains(
        words, Assert.Throws<FormatException>(() => DriveQuirks.Parse(Encoding.UTF8.GetBytes(json))).Message, StringComparison.Ordinal);

    [Fact]
    public void Any_bytes_are_a_table_or_refused()
    {
        byte[] good = Encoding.UTF8.GetBytes(Document(Row));
        Random random = new(1);
        for (int i = 0; i < 3000; i++)
        {
            byte[] spoilt = [.. good];
            spoilt[random.Next(spoilt.Length)] = (byte)random.Next(256);
            try
            {
                _ = DriveQuirks.Parse(spoilt);
            }
            catch (FormatException)
            {
                // The one documented exception.
            }
        }
    }

    [Fact]
    public void Every_row_that_is_built_in_says_what_was_seen_and_where() => Assert.All(
        DriveQuirks.BuiltIn.Rows, static row => Assert.True(row.Observed.Length > 20 && row.Seen.Length > 10));

    private static string Document(string rows) => $$"""{ "format": "redbook quirks", "version": 1, "drives": [ {{rows}} ] }""";

    private static DriveQuirks Table(string rows) => DriveQuirks.Parse(Encoding.UTF8.GetBytes(Document(rows)));
}

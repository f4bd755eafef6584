using System.Reflection;
using Redbook.Mmc;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;

namespace Redbook.Conformance.Tests.Reading;

/// <summary>A probe is useful only if it can fail: what a drive does not do it refuses, with the right words.</summary>
public sealed class RefusalTests
{
    private static readonly byte[] Known =
    [
        .. typeof(Opcode).GetFields(BindingFlags.Public | BindingFlags.Static).Select(static field => (byte)field.GetRawConstantValue()!),
    ];

    // Commands of other kinds of device; harmless wherever they should be known.
    private static readonly byte[] Foreign = [0x37, 0x5E, 0x86];

    private static readonly (string Name, string Cdb, byte[] Asc, bool NeedsDisc)[] BadFields =
    [
        ("INQUIRY: a page without asking for pages", "12 00 80 00 24 00", [0x24], false),
        ("INQUIRY: a page that is not there", "12 01 F5 00 24 00", [0x24], false),
        ("MODE SENSE(10): page 30h", "5A 08 30 00 00 00 00 00 FF 00", [0x24], false),
        ("MODE SENSE(6): page 30h", "1A 08 30 00 FF 00", [0x24], false),
        ("MODE SENSE(10): saved values", "5A 08 EA 00 00 00 00 00 FF 00", [0x39], false),
        ("GET CONFIGURATION: RT 3", "46 03 00 00 00 00 00 00 FF 00", [0x24], false),
        ("GET EVENT STATUS: not polled", "4A 00 00 00 10 00 00 00 08 00", [0x24], false),
        ("GET PERFORMANCE: type FFh", "AC 00 00 00 00 00 00 00 00 01 FF 00", [0x24], false),
        ("READ DISC INFORMATION: data type 7", "51 07 00 00 00 00 00 00 22 00", [0x24], true),
        ("READ TRACK INFORMATION: track 100", "52 01 00 00 00 64 00 00 24 00", [0x24], true),
        ("READ TRACK INFORMATION: address type 3", "52 03 00 00 00 01 00 00 24 00", [0x24], true),
        ("READ TOC: format 6", "43 00 06 00 00 00 00 00 FF 00", [0x24], true),
        ("READ TOC: format 15", "43 00 0F 00 00 00 00 00 FF 00", [0x24], true),
        ("READ TOC: track 100", "43 00 00 00 00 00 64 00 FF 00", [0x24], true),
        ("READ SUB-CHANNEL: format 0", "42 02 40 00 00 00 00 00 30 00", [0x24], true),
        ("READ SUB-CHANNEL: recording code of track 100", "42 02 40 03 00 00 64 00 30 00", [0x24], true),
        ("READ CD: sub-channel 3", "BE 04 00 00 00 00 00 00 01 10 03 00", [0x24], true),
        ("READ CD: sub-channel 7", "BE 04 00 00 00 00 00 00 01 10 07 00", [0x24], true),
        ("READ CD: error pointers 3", "BE 04 00 00 00 00 00 00 01 16 00 00", [0x24], true),
        ("READ CD: sector type 6", "BE 18 00 00 00 00 00 00 01 10 00 00", [0x24], true),
        ("READ CD: beyond every disc", "BE 04 00 06 2E 08 00 00 01 10 00 00", [0x21], true),
        ("READ CD: the end beyond every address", "BE 04 7F FF FF FF 00 00 02 10 00 00", [0x21], true),
        ("READ CD MSF: no such time", "B9 04 00 63 63 63 63 63 63 10 00 00", [0x24, 0x21], true),
        ("READ(10): beyond every disc", "28 00 7F FF FF FF 00 00 01 00", [0x21], true),
    ];

    private static readonly string[] OfTheDisc =
    [
        "00 00 00 00 00 00", "25 00 00 00 00 00 00 00 00 00", "28 00 00 00 00 00 00 00 01 00", "42 02 40 01 00 00 00 00 10 00",
        "43 00 00 00 00 00 00 00 FF 00", "43 02 04 00 00 00 00 00 FF 00", "51 00 00 00 00 00 00 00 22 00",
        "52 01 00 00 00 FF 00 00 24 00", "B9 04 00 00 02 00 00 02 01 10 00 00", "BE 04 00 00 00 00 00 00 01 10 00 00",
    ];

    public static TheoryData<string, string> DrivesAndFields =>
    [
        .. from drive in DriveCases.All
           from bad in BadFields
           select new TheoryDataRow<string, string>(drive.Data, bad.Name),
    ];

    [Theory]
    [MemberData(nameof(DriveCases.All), MemberType = typeof(DriveCases))]
    public void An_unknown_command_is_refused_as_one(string name)
    {
        using DriveUnderTest drive = DriveCases.Open(name);
        IEnumerable<byte> unknown = drive.IsNamed ? Foreign : Enumerable.Range(0, 256).Select(static i => (byte)i).Except(Known);
        byte[] cdb = new byte[12];
        foreach (byte opcode in unknown)
        {
            cdb[0] = opcode;
            drive.Refused(drive.Send(cdb, TransferDirection.FromDevice, new byte[64]), SenseKey.IllegalRequest, 0x20);
        }
    }

    [Theory]
    [MemberData(nameof(DrivesAndFields))]
    public void A_bad_field_is_refused_as_one(string name, string field)
    {
        (_, string cdb, byte[] asc, bool needsDisc) = BadFields.Single(bad => bad.Name == field);
        using DriveUnderTest drive = DriveCases.Open(name);
        DiscStatus? status = drive.Status;
        ScsiResult result = drive.Send(cdb, TransferDirection.FromDevice, new byte[4096]);

        if (needsDisc && status is null)
        {
            drive.Refused(result, SenseKey.NotReady, 0x3A);
        }
        else
        {
            drive.Refused(result, SenseKey.IllegalRequest, asc);
        }
    }

    [Theory]
    [MemberData(nameof(DriveCases.All), MemberType = typeof(DriveCases))]
    public void Without_a_disc_every_command_of_the_disc_says_so(string name)
    {
        using DriveUnderTest drive = DriveCases.Open(name);
        bool hasDisc = drive.Status is not null;
        foreach (string cdb in OfTheDisc)
        {
            ScsiResult result = drive.Send(cdb, TransferDirection.FromDevice, new byte[4096]);
            if (!hasDisc)
            {
                drive.Refused(result, SenseKey.NotReady, 0x3A);
            }

            Assert.True(!hasDisc || result.Sense is not { Key: SenseKey.NotReady }, $"{cdb}: {result.Sense}");
        }
    }

    [Theory]
    [MemberData(nameof(DriveCases.All), MemberType = typeof(DriveCases))]
    public void Sound_is_not_given_out_as_blocks_of_data(string name)
    {
        using DriveUnderTest drive = DriveCases.Open(name);
        drive.Drive.ReadToc(out TocResponse? toc);
        foreach (TocEntry track in toc?.Entries.Where(static entry => !entry.IsLeadOut && !entry.Control.HasFlag(Discs.Control.Data)) ?? [])
        {
            ScsiResult result = drive.Drive.Execute(new Mmc.Commands.Read10(track.Start, 1), new byte[2048]);
            drive.Refused(result, SenseKey.IllegalRequest, 0x64);
        }
    }

    [Theory]
    [MemberData(nameof(DriveCases.All), MemberType = typeof(DriveCases))]
    public void Sense_asked_for_is_eighteen_bytes_of_the_fixed_form(string name)
    {
        using DriveUnderTest drive = DriveCases.Open(name);
        byte[] sense = drive.Get("03 00 00 00 FF 00");

        Assert.Equal(SenseData.FixedSize, sense.Length);
        Assert.Equal(0x70, sense[0] & 0x7F);
        Assert.Equal(0x0A, sense[7]);
    }
}

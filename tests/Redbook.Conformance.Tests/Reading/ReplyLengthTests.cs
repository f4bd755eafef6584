using System.Buffers.Binary;
using Redbook.Mmc;
using Redbook.Mmc.Transport;

namespace Redbook.Conformance.Tests.Reading;

/// <summary>Programs ask twice: first for the length, then for as much as was announced.</summary>
public sealed class ReplyLengthTests
{
    public static TheoryData<string, string> DrivesAndReplies =>
    [
        .. from drive in DriveCases.All
           from rule in LengthRule.All
           select new TheoryDataRow<string, string>(drive.Data, rule.Name),
    ];

    [Theory]
    [MemberData(nameof(DrivesAndReplies))]
    public void A_reply_is_cut_to_the_allocation_length_and_tells_its_whole_length(string name, string reply)
    {
        LengthRule rule = LengthRule.All.Single(rule => rule.Name == reply);
        using DriveUnderTest drive = DriveCases.Open(name);
        int most = rule.AllocationBytes == 1 ? 255 : 65_534;

        (ScsiResult result, byte[] whole) = drive.Ask(rule.With(most));

        if (!result.IsGood)
        {
            // What cannot be had is refused whatever room there is for it.
            Assert.True(result.Sense is { Key: SenseKey.NotReady or SenseKey.IllegalRequest }, $"{reply}: {result.Sense}");
            Assert.All((int[])[4, 8, 36], allocation => Assert.Equal(result.Sense, drive.Ask(rule.With(allocation)).Result.Sense));
            return;
        }

        Assert.Equal(rule.Announced(whole), whole.Length);
        foreach (int allocation in (int[])[0, 1, 2, rule.LengthEnd, 12, whole.Length - 1, whole.Length, whole.Length + 1])
        {
            (result, byte[] cut) = drive.Ask(rule.With(Math.Min(allocation, most)));
            drive.Good(result);
            Assert.Equal(Math.Min(allocation, whole.Length), cut.Length);
            if (cut.Length >= rule.LengthEnd)
            {
                Assert.Equal(whole.Length, rule.Announced(cut));
            }

            if (rule.IsSteady)
            {
                Assert.Equal(whole[..cut.Length], cut);
            }
        }
    }

    // The host's buffer may be smaller than what the command allows: nothing is written beyond it.
    [Theory]
    [MemberData(nameof(DrivesAndReplies))]
    public void A_reply_is_cut_to_the_room_the_host_has(string name, string reply)
    {
        LengthRule rule = LengthRule.All.Single(rule => rule.Name == reply);
        using DriveUnderTest drive = DriveCases.Open(name);
        if (drive.IsNamed)
        {
            // What a host adapter does with more than was asked for is not the drive's business.
            return;
        }

        (ScsiResult result, byte[] cut) = drive.Ask(rule.With(200), roomBytes: 5);

        Assert.True(result.IsGood ? cut.Length == 5 || rule.Announced([.. cut, .. new byte[16]]) <= 5 : cut.Length == 0, reply);
    }

    // GET PERFORMANCE counts descriptors, not bytes.
    [Theory]
    [MemberData(nameof(DriveCases.All), MemberType = typeof(DriveCases))]
    public void Write_speeds_are_cut_to_the_number_of_descriptors_asked_for(string name)
    {
        using DriveUnderTest drive = DriveCases.Open(name);
        byte[] whole = drive.Get("AC 00 00 00 00 00 00 00 00 40 03 00");
        Assert.Equal(BinaryPrimitives.ReadUInt32BigEndian(whole) + 4, (uint)whole.Length);
        int there = (whole.Length - 8) / 16;

        for (int asked = 0; asked <= there + 1; asked++)
        {
            byte[] cut = drive.Get($"AC 00 00 00 00 00 00 00 00 {asked:X2} 03 00");
            Assert.Equal(whole[..(8 + (16 * Math.Min(asked, there)))], cut);
        }
    }
}

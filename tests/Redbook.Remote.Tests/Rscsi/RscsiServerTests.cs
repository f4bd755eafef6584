using System.Text;
using Redbook.Mmc;
using Redbook.Mmc.Transport;
using Redbook.Remote.Rscsi;

namespace Redbook.Remote.Tests.Rscsi;

public sealed class RscsiServerTests
{
    private const string Opened = "A0\n0\n0\n0\n0\n";
    private const string NotOpen = "E9\nThe drive is not open\n0\n";
    private const string TestUnitReady = "S0\n6\n6\n18\n40\n\0\0\0\0\0\0";

    [Theory]
    [InlineData("O\n", Opened)]
    [InlineData("O/dev/somewhere\n", Opened)]
    [InlineData("V0\n", "A4\n1.0\0")]
    [InlineData("V1\n", "A8\nRedbook\0")]
    [InlineData("D64512\n", "A65536\n")]
    [InlineData("M64512\n", "A64512\n")]
    [InlineData("M999999\n", "A65536\n")]
    [InlineData("M-1\n", "A0\n")]
    [InlineData("B0\n0\n", "A1\n")]
    [InlineData("B1\n0\n", "A0\n")]
    [InlineData("T0\n0\n0\n0\n", "A0\n")]
    [InlineData("T0\n0\n5\n0\n", "A-1\n")]
    [InlineData("N\n", "A1\n")]
    [InlineData("F\n", "A0\n")]
    [InlineData("A\n", "A0\n")]
    [InlineData("I\n", "A-1\n")]
    [InlineData("R0\n", "E95\nThe bus cannot be reset from here\n0\n")]
    [InlineData("C\n", "A0\n")]
    public void A_request_is_answered(string request, string answer)
    {
        using AnsweringDrive drive = new();

        Assert.Equal(Opened + answer, Talk(drive, "O0,0,0\n" + request));
    }

    [Theory]
    [InlineData("V0\n")]
    [InlineData("D64512\n")]
    [InlineData("M64512\n")]
    [InlineData("B0\n0\n")]
    [InlineData("T0\n0\n0\n0\n")]
    [InlineData("I\n")]
    [InlineData("R0\n")]
    [InlineData(TestUnitReady)]
    [InlineData("S4\n2\n6\n18\n40\n\0\0\0\0\0\0abcd")]
    public void A_request_before_the_drive_is_open_is_refused_and_the_next_is_understood(string request)
    {
        using AnsweringDrive drive = new();

        Assert.Equal(NotOpen + Opened, Talk(drive, request + "O\n"));
        Assert.Equal("A0\n" + NotOpen, Talk(drive, "C\n" + request));
        Assert.Empty(drive.Commands);
    }

    [Fact]
    public void A_command_without_data_is_carried_out()
    {
        using AnsweringDrive drive = new();

        Assert.Equal(Opened + "A0\n0\n0\n0\n0\n", Talk(drive, "O\n" + TestUnitReady));
        Assert.Equal(("000000000000", TransferDirection.None), (drive.Commands[0].Cdb, drive.Commands[0].Direction));
    }

    [Fact]
    public void What_a_drive_sends_comes_after_the_answer_and_is_as_long_as_the_answer_says()
    {
        using AnsweringDrive drive = new() { Reply = "abc"u8.ToArray() };

        Assert.Equal(
            Opened + "A3\n0\n0\n0\n0\nabc" + "A2\n0\n0\n0\n0\nab",
            Talk(drive, "O\nS36\n3\n6\n18\n40\n\x12\0\0\0\x24\0" + "S2\n3\n6\n18\n40\n\x12\0\0\0\x02\0"));
        Assert.All(drive.Commands, command => Assert.Equal(TransferDirection.FromDevice, command.Direction));
    }

    [Fact]
    public void What_a_client_sends_reaches_the_drive_as_it_is()
    {
        using AnsweringDrive drive = new();

        Assert.Equal(
            Opened + "A5\n0\n0\n0\n0\n" + "A1\n",
            Talk(drive, "O\nS5\n2\n10\n18\n40\n\x55\x10\0\0\0\0\0\0\x05\0" + "A\n\0C\n" + "N\n"));
        Assert.Equal("55100000000000000500", drive.Commands[0].Cdb);
        Assert.Equal("A\n\0C\n"u8.ToArray(), drive.Commands[0].Data);
    }

    [Theory]
    [InlineData(18, 18)]
    [InlineData(14, 14)]
    [InlineData(64, 18)]
    [InlineData(0, 0)]
    [InlineData(-5, 0)]
    public void A_refusal_of_the_drive_comes_with_its_sense_as_far_as_it_is_wanted(int wanted, int given)
    {
        using AnsweringDrive drive = new()
        {
            Status = ScsiStatus.CheckCondition,
            Sense = new SenseData(SenseKey.IllegalRequest, 0x24, 0x00),
        };
        byte[] sense = Convert.FromHexString("70000500000000" + "0A" + "00000000" + "2400" + "00000000");

        Assert.Equal(
            $"{Opened}A0\n0\n5\n2\n{given}\n{Encoding.Latin1.GetString(sense.AsSpan(0, given))}A1\n",
            Talk(drive, $"O\nS4\n3\n6\n{wanted}\n40\n\0\0\0\0\0\0N\n"));
    }

    [Fact]
    public void A_recovered_error_brings_its_data_and_its_sense()
    {
        using AnsweringDrive drive = new() { Sense = new SenseData(SenseKey.RecoveredError, 0x73, 0x01), Reply = "ab"u8.ToArray() };

        string answers = Talk(drive, "O\nS2\n3\n6\n18\n40\n\0\0\0\0\0\0");

        Assert.StartsWith(Opened + "A2\n0\n0\n0\n18\n", answers, StringComparison.Ordinal);
        Assert.EndsWith("ab", answers, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TransportFailure.TimedOut, 3, 110)]
    [InlineData(TransportFailure.DeviceGone, 2, 19)]
    [InlineData(TransportFailure.HandleClosed, 2, 9)]
    [InlineData(TransportFailure.AccessDenied, 2, 13)]
    [InlineData(TransportFailure.Locked, 2, 16)]
    [InlineData(TransportFailure.Host, 2, 5)]
    public void A_command_that_got_no_answer_is_told_as_such(TransportFailure failure, int error, int number)
    {
        using AnsweringDrive drive = new() { Failure = failure };

        Assert.Equal(
            $"{Opened}A0\n{error}\n{number}\n0\n0\nA1\n",
            Talk(drive, "O\nS36\n3\n6\n18\n40\n\x12\0\0\0\x24\0N\n"));
    }

    [Theory]
    [InlineData(40, 40)]
    [InlineData(9600, 9600)]
    [InlineData(0, 60)]
    [InlineData(-1, 60)]
    [InlineData(int.MaxValue, 86_400)]
    public void The_time_limit_is_the_clients(int asked, int seconds)
    {
        using AnsweringDrive drive = new();

        Talk(drive, $"O\nS0\n6\n6\n18\n{asked}\n\0\0\0\0\0\0");

        Assert.Equal(TimeSpan.FromSeconds(seconds), Assert.Single(drive.Commands).Timeout);
    }

    [Theory]
    [InlineData("S65537\n3\n10\n18\n40\n0123456789")]
    [InlineData("S2147483647\n3\n10\n18\n40\n0123456789")]
    [InlineData("S0\n6\n5\n18\n40\n01234")]
    [InlineData("S3\n6\n0\n18\n40\nabc")]
    [InlineData("S3\n6\n17\n18\n40\n0123456789ABCDEFGabc")]
    public void A_command_that_no_drive_takes_is_refused_and_the_next_is_understood(string request)
    {
        using AnsweringDrive drive = new();

        Assert.Equal(
            Opened + "E22\nA command has 6 to 16 bytes and at most 65536 bytes of data\n0\nA1\n",
            Talk(drive, "O\n" + request + "N\n"));
        Assert.Empty(drive.Commands);
    }

    [Fact]
    public void More_data_than_is_taken_is_read_past_in_bounded_memory()
    {
        const int Bytes = 50_000_000;
        using AnsweringDrive drive = new() { MaxTransferBytes = int.MaxValue };
        using MemoryStream requests = new();
        requests.Write(Encoding.Latin1.GetBytes($"O\nS{Bytes}\n2\n10\n18\n40\n0123456789"));
        requests.Write(new byte[Bytes]);
        requests.Write("N\n"u8);
        requests.Position = 0;
        using MemoryStream answers = new();
        RscsiServer server = new(_ => drive);

        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.True(server.Serve(requests, answers));
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.InRange(allocated, 0, 2 * RscsiServer.MaxDataBytes);
        Assert.EndsWith("1048576 bytes of data\n0\nA1\n", Encoding.Latin1.GetString(answers.ToArray()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("X1\n", "Unknown request")]
    [InlineData("\n", "Unknown request")]
    [InlineData("Mmany\n", "The buffer size is not a number.")]
    [InlineData("M99999999999\n", "The buffer size is not a number.")]
    [InlineData("T0\n0\n0x0\n0\n", "The address is not a number.")]
    [InlineData("S36\n3\nsix\n18\n40\n", "The size of the command block is not a number.")]
    [InlineData("S-1\n3\n6\n18\n40\n", "Impossible size of a command")]
    [InlineData("S36\n3\n256\n18\n40\n", "Impossible size of a command")]
    public void After_a_request_whose_end_cannot_be_found_nothing_more_is_read(string request, string message)
    {
        using AnsweringDrive drive = new();

        Assert.Equal($"{Opened}E22\n{message}\n0\n", Talk(drive, "O\n" + request + "N\nN\nN\n", inOrder: false));
        Assert.True(drive.IsDisposed);
    }

    [Fact]
    public void A_line_is_as_long_as_a_path_at_most()
    {
        using AnsweringDrive drive = new();

        Assert.Equal(Opened, Talk(drive, "O" + new string('x', 1024) + "\n"));
        Assert.Equal("E22\nA line is longer than 1024 bytes.\n0\n", Talk(drive, "O" + new string('x', 1025) + "\n", inOrder: false));
    }

    [Theory]
    [InlineData("O0,0")]
    [InlineData("O\nS36")]
    [InlineData("O\nS36\n3\n6\n18\n40\n")]
    [InlineData("O\nS36\n3\n6\n18\n40\n\0\0\0")]
    [InlineData("O\nS5\n2\n6\n18\n40\n\0\0\0\0\0\0ab")]
    [InlineData("O\nS100000\n2\n6\n18\n40\n\0\0\0\0\0\0ab")]
    public void A_client_that_leaves_in_the_middle_of_a_request_has_asked_for_nothing(string requests)
    {
        using AnsweringDrive drive = new();

        Talk(drive, requests, inOrder: false);

        Assert.Empty(drive.Commands);
    }

    [Fact]
    public void The_drive_is_closed_when_the_client_leaves_without_a_word()
    {
        using AnsweringDrive drive = new();

        Talk(drive, "O\n");

        Assert.True(drive.IsDisposed);
    }

    [Fact]
    public void A_client_that_no_longer_listens_ends_the_conversation()
    {
        using AnsweringDrive drive = new();
        using MemoryStream requests = new("O\nV0\nV1\n"u8.ToArray());
        using MemoryStream full = new(new byte[Opened.Length + 3]);

        // A memory stream of fixed size refuses with another exception than a pipe without a reader.
        using BrokenPipe answers = new(full);

        Assert.False(new RscsiServer(_ => drive).Serve(requests, answers));
        Assert.True(drive.IsDisposed);
    }

    [Fact]
    public void A_drive_that_cannot_be_opened_is_refused_with_the_reason_and_may_be_asked_for_again()
    {
        using AnsweringDrive drive = new();
        List<string> names = [];
        RscsiServer server = new(name =>
        {
            names.Add(name);
            return names.Count switch
            {
                1 => throw new ScsiTransportException(TransportFailure.Locked, "Held by\n\u00E9 " + new string('x', 400)),
                2 => throw new IOException("Nothing here."),
                _ => drive,
            };
        });

        Assert.Equal(
            $"E16\nHeld by?? {new string('x', 190)}\n0\nE5\nNothing here.\n0\n{Opened}",
            Talk(server, "O0,0,0\nO\nO1,2,3\n"));
        Assert.Equal(["0,0,0", "", "1,2,3"], names);
    }

    [Fact]
    public void Opening_again_closes_what_was_open()
    {
        List<AnsweringDrive> drives = [];
        RscsiServer server = new(_ =>
        {
            drives.Add(new AnsweringDrive());
            return drives[^1];
        });

        Talk(server, "O\nO\n");

        Assert.Equal([true, true], drives.Select(drive => drive.IsDisposed));
    }

    [Fact]
    public void Requests_may_arrive_byte_by_byte()
    {
        using AnsweringDrive drive = new() { Reply = "abc"u8.ToArray() };
        byte[] requests = Encoding.Latin1.GetBytes("O\nS36\n3\n6\n18\n40\n\x12\0\0\0\x24\0S2\n2\n6\n18\n40\n\0\0\0\0\0\0abN\n");
        using TricklingStream trickle = new(requests);
        using MemoryStream answers = new();

        Assert.True(new RscsiServer(_ => drive).Serve(trickle, answers));
        Assert.Equal(
            Opened + "A3\n0\n0\n0\n0\nabcA2\n0\n0\n0\n0\nA1\n",
            Encoding.Latin1.GetString(answers.ToArray()));
    }

    private static string Talk(AnsweringDrive drive, string requests, bool inOrder = true) =>
        Talk(new RscsiServer(_ => drive), requests, inOrder);

    private static string Talk(RscsiServer server, string requests, bool inOrder = true)
    {
        using MemoryStream sent = new(Encoding.Latin1.GetBytes(requests));
        using MemoryStream answers = new();
        Assert.Equal(inOrder, server.Serve(sent, answers));
        return Encoding.Latin1.GetString(answers.ToArray());
    }
}

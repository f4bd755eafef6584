using System.Buffers.Binary;
using Redbook.Discs;
using Redbook.Emulation.Faults;
using Redbook.Emulation.Handlers;
using Redbook.Emulation.Quirks;
using Redbook.Emulation.Stores;
using Redbook.Emulation.Timing;
using Redbook.Mmc;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Transport;
using Redbook.Testing;

namespace Redbook.Emulation.Tests;

public sealed class ChaosTests
{
    private static readonly byte[] Opcodes = [.. CommandTable.All.Select(static handler => handler.Opcode)];

    // Every kind of drive with every kind of fault, on a clock, under streams of commands: it answers or fails in the one
    // way that is documented, and the disc keeps the rules of discs.
    [Fact]
    public void Faults_quirks_and_time_together_break_neither_the_drive_nor_the_disc()
    {
        int commands = TestLength.Rounds(60_000, 3_000_000);
        int unanswered = 0;
        int refused = 0;
        int good = 0;
        for (int seed = 0; seed * 1_000 < commands; seed++)
        {
            Stream(seed, ref good, ref refused, ref unanswered);
        }

        Assert.True(good > commands / 20 && refused > commands / 20 && unanswered > commands / 1_000, $"{good} {refused} {unanswered}");
    }

    private static void Stream(int seed, ref int good, ref int refused, ref int unanswered)
    {
        var random = new Random(seed);
        var clock = new VirtualClock();
        DriveProfile profile = DriveProfiles.Find(DriveProfiles.Names[seed % DriveProfiles.Names.Count])!;
        using VirtualDisc disc = VirtualDisc.InMemory(new MediumOptions { Type = seed % 3 == 0 ? MediumType.CdRw : MediumType.CdR });
        using SoftwareRecorder recorder = new(new SoftwareRecorderOptions
        {
            TimeProvider = clock,
            Timing = seed % 4 == 0 ? null : new RecorderTiming { Rotation = (Rotation)(seed % 4), HoldsWhenFull = seed % 5 == 0, Load = TimeSpan.FromMilliseconds(1) },
            Profile = profile,
            Faults = Plan(random),
        });
        recorder.Insert(disc);
        RecorderConnection connection = recorder.Connect();
        byte[] data = new byte[64 * 1024];
        byte[] cdb = new byte[12];
        for (int i = 0; i < 1_000; i++)
        {
            TransferDirection direction = Next(random, recorder, cdb, data, out int length);
            try
            {
                ScsiResult result = connection.Execute(cdb, direction, data.AsSpan(0, length), TimeSpan.FromSeconds(random.Next(1, 100)));
                Assert.InRange(result.BytesTransferred, 0, length);
                Assert.Equal(result.IsGood, result.Sense is null);
                good += result.IsGood ? 1 : 0;
                refused += result.IsGood ? 0 : 1;
            }
            catch (ScsiTransportException lost)
            {
                unanswered++;
                if (lost.Failure == TransportFailure.HandleClosed)
                {
                    connection = recorder.Connect();
                }
            }

            clock.Advance(TimeSpan.FromMilliseconds(random.Next(20) == 0 ? random.Next(3_000) : random.Next(5)));
            if (i % 100 == 0)
            {
                DiscStateRules.Check(disc.Contents.State);
                if (recorder.IsTrayOpen)
                {
                    recorder.PressButton();
                }

                if (recorder.Disc is null)
                {
                    recorder.Insert(disc);
                }
            }
        }

        connection.Dispose();
        DiscStateRules.Check(disc.Contents.State);
    }

    private static FaultPlan Plan(Random random)
    {
        FaultAction[] actions =
        [
            FaultAction.Answer(SenseKey.MediumError, 0x0C, 0x00), FaultAction.TimeOut, FaultAction.Hang,
            FaultAction.Wait(TimeSpan.FromSeconds(random.Next(60))), FaultAction.CloseHandle, FaultAction.ShortenReply(random.Next(50)),
            FaultAction.ScrambleReply(random.Next()), FaultAction.FlipBits(random.Next(1, 500), random.Next()),
            FaultAction.PretendSuccess, FaultAction.ChangeMedium, FaultAction.Reset,
            FaultAction.BeBusy(new SenseData(SenseKey.NotReady, 0x04, 0x08), random.Next(1, 4)),
            FaultAction.RemoveMedium, FaultAction.AnswerAfterwards(new SenseData(SenseKey.RecoveredError, 0x17, 0x00)),
        ];
        return new FaultPlan
        {
            RecordsNothing = random.Next(10) == 0,
            Faults = [.. actions.Select(action => Fault.Sometimes(null, action, 0.003, random.Next()))],
            BadSpots =
            [
                .. Enum.GetValues<BadSpotKind>().Select(kind => new BadSpot
                {
                    Kind = kind, Start = new Lba(random.Next(-150, 2_000)), Sectors = random.Next(1, 30), WrongBytes = random.Next(1, 2353), Seed = random.Next(),
                }),
            ],
        };
    }

    private static TransferDirection Next(Random random, SoftwareRecorder recorder, byte[] cdb, byte[] data, out int length)
    {
        cdb.AsSpan().Clear();
        switch (random.Next(12))
        {
            case < 5 when recorder.NextBlock is { } next:
                int blocks = random.Next(1, 27);
                cdb[0] = Opcode.Write10;
                BinaryPrimitives.WriteInt32BigEndian(cdb.AsSpan(2), next.Start.Value);
                cdb[8] = (byte)blocks;
                length = Math.Min(blocks * next.BlockBytes, data.Length);
                random.NextBytes(data.AsSpan(0, length));
                return TransferDirection.ToDevice;
            case 5:
                cdb[0] = Opcode.ModeSelect10;
                cdb[1] = 0x10;
                length = ModeParameterHeader.Size + WriteParametersPage.FixedSize;
                cdb[8] = (byte)length;
                data.AsSpan(0, length).Clear();
                (WriteParametersPage.TrackAtOnceAudio with
                {
                    MultiSession = MultiSession.NextAllowed,
                    IsTestWrite = random.Next(6) == 0,
                    IsUnderrunProtected = random.Next(2) == 0,
                    WriteType = random.Next(4) == 0 ? WriteType.Raw : WriteType.TrackAtOnce,
                    DataBlockType = (DataBlockType)random.Next(4),
                }).WriteTo(data.AsSpan(ModeParameterHeader.Size));
                return TransferDirection.ToDevice;
            case 6 or 7:
                cdb[0] = Opcode.ReadCd;
                BinaryPrimitives.WriteInt32BigEndian(cdb.AsSpan(2), random.Next(-160, 2_000));
                cdb[7] = (byte)(random.Next(5) == 0 ? random.Next(8) : 0);
                cdb[8] = (byte)random.Next(30);
                cdb[9] = (byte)random.Next(256);
                cdb[10] = (byte)random.Next(8);
                length = random.Next(data.Length);
                return TransferDirection.FromDevice;
            default:
                random.NextBytes(cdb);
                cdb[0] = Opcodes[random.Next(Opcodes.Length)];
                length = random.Next(4) == 0 ? random.Next(data.Length) : random.Next(256);
                return (TransferDirection)random.Next(3);
        }
    }
}

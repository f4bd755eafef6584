using System.Buffers.Binary;
using Redbook.Discs;
using Redbook.Emulation.Handlers;
using Redbook.Emulation.Recorded;
using Redbook.Emulation.Stores;
using Redbook.Mmc;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;
using Redbook.Testing;

namespace Redbook.Emulation.Tests;

public sealed class RandomCommandTests
{
    private static readonly byte[] Opcodes = [.. CommandTable.All.Select(handler => handler.Opcode)];

    // Of the sessions below, what is left to the drive.
    private const int MostMadeSectors = Redbook.Emulation.Writing.SessionAtOnceMode.MostMadeSectors;

    private readonly byte[] _data = new byte[32 * CdSector.AudioBytes];
    private readonly byte[] _cdb = new byte[12];
    private readonly byte[] _reply = new byte[32 * CdSector.AudioBytes];
    private long _confirmedSectors;
    private int _completeDiscs;
    private int _blankedDiscs;
    private int _takenSheets;
    private int _stillWriting;
    private int _writesToCome;
    private bool _beginsWithSheet;
    private bool _isDataSheet;

    // Streams of commands, half of them as programs send them and half of any bytes: the drive always answers, the disc
    // always obeys the rules, and what was confirmed once never changes.
    [Fact]
    public void No_stream_of_commands_breaks_the_drive_or_a_rule_of_the_disc()
    {
        int commands = TestLength.Rounds(120_000, 5_000_000);
        for (int seed = 0, sent = 0; sent < commands; seed++)
        {
            sent += Stream(seed, Math.Min(4_000, commands - sent));
        }

        // The streams got somewhere: discs were recorded, and some of them to the end.
        Assert.True(_confirmedSectors > commands / 10, $"{_confirmedSectors} sectors");
        Assert.True(_completeDiscs > 0);
        Assert.True(_blankedDiscs > 0);
        Assert.True(_takenSheets > 0);
        Assert.True(_stillWriting > 0);
    }

    private int Stream(int seed, int commands)
    {
        var random = new Random(seed);
        var medium = new MediumOptions { Type = seed % 4 == 0 ? MediumType.CdRw : MediumType.CdR };
        var work = new CountingStore(new MemoryStore());
        using VirtualDisc disc = new(new DiscState { Medium = medium }, work);
        using Host host = new(disc);
        Dictionary<int, byte> confirmed = [];
        DiscStatus status = DiscStatus.Blank;
        (_writesToCome, _beginsWithSheet) = (0, seed % 8 == 1);
        if (_beginsWithSheet)
        {
            host.Select(new WriteParametersPage { WriteType = WriteType.SessionAtOnce });
        }

        for (int i = 0; i < commands; i++)
        {
            TransferDirection direction = Next(random, host, out int cdbLength, out int dataLength);
            WriteParametersPage parameters = WriteParameters(host);
            (Lba Start, int BlockBytes)? next = host.Recorder.NextBlock;

            // What can be looked up afterwards: sectors of sound as they were sent, from LBA 0 on.
            bool isReal = !parameters.IsTestWrite && parameters.WriteType != WriteType.Raw
                && next is { BlockBytes: CdSector.AudioBytes, Start.Value: >= 0 } && !_isDataSheet;
            Span<byte> data = direction == TransferDirection.FromDevice ? _reply.AsSpan(0, dataLength) : _data.AsSpan(0, dataLength);
            Random bytes = new(seed + i);
            if (direction == TransferDirection.ToDevice && _cdb[0] is Opcode.Write10 or Opcode.Write12)
            {
                data.Fill((byte)bytes.Next(256));
            }

            work.Reset();
            ScsiResult result = host.Connection.Execute(_cdb.AsSpan(0, cdbLength), direction, data, default);
            _stillWriting += result.Sense is { Key: SenseKey.NotReady, Asc: 0x04, Ascq: 0x08 } ? 1 : 0;
            _takenSheets += result.IsGood && _cdb[0] == Opcode.SendCueSheet ? 1 : 0;
            string what = $"seed {seed}, command {i}: {Convert.ToHexString(_cdb.AsSpan(0, cdbLength))} {direction} {dataLength} -> {result.Sense}";
            Assert.True(result.IsGood == result.Sense is null, what);
            Assert.True(result.BytesTransferred >= 0 && result.BytesTransferred <= data.Length, what);
            work.AssertBounded(data.Length, what, MostMadeSectors);
            if (result.Sense is { } sense)
            {
                RecorderPageTests.AssertTold(_cdb[0], sense);
            }

            if (result.IsGood && isReal && _cdb[0] is Opcode.Write10 or Opcode.Write12 && dataLength > 0)
            {
                int start = BinaryPrimitives.ReadInt32BigEndian(_cdb.AsSpan(2));
                for (int sector = 0; sector < dataLength / CdSector.AudioBytes; sector++)
                {
                    Assert.True(confirmed.TryAdd(start + sector, data[0]), what);
                }
            }

            if (result.IsGood && _cdb[0] == Opcode.Blank)
            {
                Assert.Equal(MediumType.CdRw, host.Disc.Medium.Type);
                _blankedDiscs++;
                confirmed.Clear();
                status = DiscStatus.Blank;
            }

            if (host.Recorder.IsTrayOpen || i % 200 == 0)
            {
                if (host.Recorder.IsTrayOpen && random.Next(4) == 0)
                {
                    host.Recorder.PressButton();
                }

                DiscStateRules.Check(host.Disc.Contents.State);
                Assert.True(host.Disc.Status >= status, what);
                status = host.Disc.Status;
                AssertConfirmed(host.Disc, confirmed.Skip(random.Next(confirmed.Count + 1)).Take(50), what);
                if (status == DiscStatus.Complete && i > 200 && random.Next(3) == 0)
                {
                    commands = i + 1;
                }
            }
        }

        _confirmedSectors += confirmed.Count;
        _completeDiscs += status == DiscStatus.Complete ? 1 : 0;

        AssertConfirmed(host.Disc, confirmed, $"seed {seed}");
        return commands;
    }

    private static WriteParametersPage WriteParameters(Host host)
    {
        // Asked of the drive itself: a command could be answered with something else.
        return host.Recorder.WriteParameters;
    }

    private static void AssertConfirmed(VirtualDisc disc, IEnumerable<KeyValuePair<int, byte>> confirmed, string what)
    {
        byte[] sector = new byte[CdSector.AudioBytes];
        foreach ((int address, byte value) in confirmed)
        {
            disc.ReadSectors(new Lba(address), sector);
            Assert.True(!sector.AsSpan().ContainsAnyExcept(value), $"{what}: sector {address}");
        }
    }

    private TransferDirection Next(Random random, Host host, out int cdbLength, out int dataLength)
    {
        cdbLength = 12;
        _cdb.AsSpan().Clear();
        (Lba next, int blockBytes) = host.Recorder.NextBlock ?? (Lba.Zero, CdSector.AudioBytes);
        const int Writing = 1;
        if (_beginsWithSheet)
        {
            return SendCueSheet(random, host, out dataLength);
        }

        switch (_writesToCome-- > 0 ? Writing : random.Next(20))
        {
            case 0 when host.Recorder.WriteParameters.WriteType == WriteType.SessionAtOnce:
                return SendCueSheet(random, host, out dataLength);
            case < 6:
                // Short ones where they must not reach into what the drive makes.
                int blocks = Math.Min(random.Next(1, _writesToCome > 0 ? 8 : 32), _data.Length / Math.Max(blockBytes, 1));
                _cdb[0] = Opcode.Write10;
                BinaryPrimitives.WriteInt32BigEndian(_cdb.AsSpan(2), random.Next(8) == 0 ? next.Value + random.Next(-3, 4) : next.Value);
                BinaryPrimitives.WriteUInt16BigEndian(_cdb.AsSpan(7), (ushort)blocks);
                dataLength = blocks * blockBytes;
                return TransferDirection.ToDevice;
            case 6:
                _cdb[0] = Opcode.SynchronizeCache;
                dataLength = 0;
                return TransferDirection.None;
            case 7:
                _cdb[0] = Opcode.CloseTrackSession;
                _cdb[2] = (byte)(random.Next(10) == 0 ? 2 : 1);
                _cdb[5] = (byte)random.Next(5);
                dataLength = 0;
                return TransferDirection.None;
            case 8 or 9:
                return SelectParameters(random, out dataLength);
            case 10 or 11:
                _cdb[0] = Opcode.ReadCd;
                BinaryPrimitives.WriteInt32BigEndian(_cdb.AsSpan(2), random.Next(-200, Math.Max(next.Value, 0) + 200));
                _cdb[8] = (byte)random.Next(20);
                _cdb[9] = (byte)random.Next(256);
                _cdb[10] = (byte)random.Next(8);
                dataLength = _reply.Length;
                return TransferDirection.FromDevice;
            case 12:
                _cdb[0] = Opcode.ReadTrackInformation;
                _cdb[1] = (byte)random.Next(4);
                _cdb[5] = (byte)(random.Next(2) == 0 ? 255 : random.Next(6));
                _cdb[8] = 36;
                dataLength = 36;
                return TransferDirection.FromDevice;
            default:
                random.NextBytes(_cdb);
                _cdb[0] = random.Next(10) == 0 ? _cdb[0] : Opcodes[random.Next(Opcodes.Length)];
                cdbLength = random.Next(3) switch { 0 => 6, 1 => 10, _ => 12 };
                dataLength = random.Next(4) == 0 ? random.Next(_data.Length) : random.Next(256);
                random.NextBytes(_data.AsSpan(0, Math.Min(dataLength, 256)));
                return (TransferDirection)random.Next(3);
        }
    }

    private TransferDirection SelectParameters(Random random, out int dataLength)
    {
        _cdb[0] = Opcode.ModeSelect10;
        _cdb[1] = 0x10;
        dataLength = ModeParameterHeader.Size + WriteParametersPage.FixedSize;
        _cdb[8] = (byte)dataLength;
        Span<byte> list = _data.AsSpan(0, dataLength);
        list.Clear();
        (WriteParametersPage.TrackAtOnceAudio with
        {
            MultiSession = random.Next(8) == 0 ? MultiSession.None : MultiSession.NextAllowed,
            IsTestWrite = random.Next(6) == 0,
            TrackMode = (Control)random.Next(random.Next(2) == 0 ? 4 : 16),
            IsCopy = random.Next(4) == 0,
            WriteType = random.Next(6) == 0 ? (WriteType)random.Next(5) : WriteType.TrackAtOnce,
            DataBlockType = random.Next(6) == 0 ? (DataBlockType)random.Next(16) : DataBlockType.Raw,
        }).WriteTo(list[ModeParameterHeader.Size..]);
        return TransferDirection.ToDevice;
    }

    // Short sessions that often can be recorded, of sound or data.
    private TransferDirection SendCueSheet(Random random, Host host, out int dataLength)
    {
        int start = random.Next(4) == 0 ? -150 : host.Recorder.NextBlock?.Start.Value
            ?? Recorded.DiscGeometry.NextSessionPregap(host.Disc.Contents.State)?.Value ?? -150;
        bool isData = _beginsWithSheet || random.Next(4) == 0;
        Control control = isData ? Control.Data : (Control)random.Next(4);
        byte form = isData ? (byte)(0x10 * random.Next(1, 4) | random.Next(5)) : (byte)random.Next(2);
        int number = random.Next(6) == 0 ? random.Next(1, 100) : host.Disc.Contents.State.NextTrackNumber;
        Cue cue = new Cue().LeadIn((byte)(random.Next(8) == 0 ? 0x41 : 1));
        if (start >= -150 && start < 390_000)
        {
            // Now and then the drive has to make much of it, more than it does within one command.
            bool isMade = _beginsWithSheet || (isData && random.Next(2) == 0);
            _writesToCome = isMade ? 70 : 0;
            _beginsWithSheet = false;
            cue.Index(number, 0, start, isMade ? (byte)(form & 0x30) : form, control)
                .Index(number, 1, start + 150, isMade ? (byte)((form & 0x30) | 4) : isData ? form : (byte)0, control)
                .LeadOut(start + 150 + random.Next(1, isMade ? 4_000 : 100), control: control);
        }

        byte[] sheet = cue.Bytes;
        _isDataSheet = true;
        if (random.Next(8) == 0)
        {
            sheet[random.Next(sheet.Length)] ^= (byte)(1 << random.Next(8));
        }
        else
        {
            _isDataSheet = isData;
        }

        sheet.CopyTo(_data, 0);
        _cdb[0] = Opcode.SendCueSheet;
        _cdb[8] = (byte)sheet.Length;
        dataLength = sheet.Length;
        return TransferDirection.ToDevice;
    }
}

using System.Buffers.Binary;
using Redbook.Discs;
using Redbook.Mmc;
using Redbook.Mmc.Features;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;
using Redbook.Recording.AtOnce;
using Redbook.Recording.Mastering;
using Redbook.Recording.Planning;
using Redbook.Recording.Tests.AtOnce;
using Redbook.Recording.TrackAtOnce;
using Redbook.Testing;

namespace Redbook.Recording.Tests;

public sealed class WriteLoopAllocationTests
{
    [Fact]
    public void Writing_allocates_nothing_once_it_runs_not_even_while_the_drive_is_busy()
    {
        const int Sectors = 27 * 400;
        var time = new VirtualTime();
        var drive = new SilentDrive(time);
        var source = new MeasuringStream();
        var progress = new Ignore();
        var options = new TrackAtOnceOptions { ClientName = "Redbook tests", BufferBytes = 1 << 20, Verify = false, Progress = progress };
        using var recorder = new TrackAtOnceRecorder(drive, options, time);
        recorder.Prepare();

        recorder.WriteTrack(source, Sectors * (long)CdSector.AudioBytes);

        Assert.Equal(400, drive.Writes);
        Assert.True(drive.Busy > 30);
        Assert.True(drive.BufferQuestions > 100);
        Assert.True(progress.Count > 5);
        Assert.Equal(0, drive.AllocatedWhileWriting);
        Assert.Equal(0, source.AllocatedWhileReading);
    }

    [Theory]
    [InlineData(RecordingMode.Raw)]
    [InlineData(RecordingMode.SessionAtOnce)]
    public void Writing_in_one_go_allocates_nothing_once_it_runs(RecordingMode mode)
    {
        const int Sectors = 27 * 420;
        var time = new VirtualTime();
        var drive = new SilentDrive(time, mode == RecordingMode.Raw ? -11_077 : -150, DiscStatus.Complete);
        var source = new MeasuringStream();
        var disc = new MasterDisc
        {
            Tracks =
            [
                new MasterTrack { Source = new SectorSource(source, 0, Sectors), IndexOffsets = [1000, 2000, 3000] },
                new MasterTrack { Source = new SectorSource(source, 0, 300), PregapSectors = 100 },
            ],
        };
        using AtOnceRecorder recorder = mode == RecordingMode.Raw
            ? new RawRecorder(drive, RoundTripTests.Raw, time)
            : new SessionAtOnceRecorder(drive, RoundTripTests.AtOnce, time);
        recorder.Prepare();

        _ = recorder is RawRecorder raw
            ? raw.Write(disc, RawImageForm.Raw)
            : ((SessionAtOnceRecorder)recorder).Write(disc);

        Assert.True(drive.Writes > 400);
        Assert.True(drive.Busy > 30);
        Assert.Equal(0, drive.AllocatedWhileWriting);
        Assert.Equal(0, source.AllocatedWhileReading);
    }

    /// <summary>What a thread allocates between its 50th and its 399th step: the least of five stretches, for the reason
    /// given at <see cref="Redbook.Testing.Allocations"/>.</summary>
    private sealed class LeastOfStretches
    {
        private long _before;

        public long Least { get; private set; } = long.MaxValue;

        public void Step(long step)
        {
            if (step is < 50 or > 399 || (step - 50) % 69 != 0)
            {
                return;
            }

            long now = GC.GetAllocatedBytesForCurrentThread();
            Least = step == 50 ? Least : Math.Min(Least, now - _before);
            _before = now;
        }
    }

    private sealed class Ignore : IProgress<RecordingProgress>
    {
        public int Count { get; private set; }

        public void Report(RecordingProgress value) => Count++;
    }

    /// <summary>A source that looks at its own thread's allocations between an early and a late read.</summary>
    private sealed class MeasuringStream : Stream
    {
        private long _reads;
        private readonly LeastOfStretches _measure = new();

        public long AllocatedWhileReading => _measure.Least;

        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get; set; }

        public override int Read(Span<byte> buffer)
        {
            _measure.Step(++_reads);

            buffer.Fill((byte)_reads);
            Position += buffer.Length;
            return buffer.Length;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }

    /// <summary>A drive that answers from a table, says every tenth time that it is busy, and allocates nothing.</summary>
    private sealed class SilentDrive(VirtualTime time, int first = 0, DiscStatus done = DiscStatus.Appendable) : IScsiTransport
    {
        private static readonly SenseData s_busy = new(SenseKey.NotReady, 4, 8);
        private readonly LeastOfStretches _measure = new();
        private int _attempts;
        private int _next = first;
        private bool _hasTrack;

        public int Writes { get; private set; }

        public int Busy { get; private set; }

        public int BufferQuestions { get; private set; }

        public long AllocatedWhileWriting => _measure.Least;

        public int MaxTransferBytes => 1 << 16;

        public ScsiResult Execute(ReadOnlySpan<byte> cdb, TransferDirection direction, Span<byte> data, TimeSpan timeout)
        {
            Span<byte> reply = stackalloc byte[64];
            int length = 0;
            switch (cdb[0])
            {
                case Opcode.Write10:
                    return Write(cdb, data);
                case Opcode.SynchronizeCache:
                    _hasTrack = true;
                    _next += 152;
                    break;
                case Opcode.ReadBufferCapacity:
                    BufferQuestions++;
                    new BufferCapacity(1 << 20, 1 << 19).WriteTo(reply);
                    length = BufferCapacity.Size;
                    break;
                case Opcode.Inquiry:
                    new InquiryData(5, true, 0, 2, "SILENT", "DRIVE", "1").WriteTo(reply);
                    length = InquiryData.Size;
                    break;
                case Opcode.GetConfiguration:
                    new ConfigurationHeader(4, Profile.CdR).WriteTo(reply);
                    length = ConfigurationHeader.Size;
                    break;
                case Opcode.ModeSense10 when (cdb[2] & 0x3F) == WriteParametersPage.Code:
                    new ModeParameterHeader(58, 0, 0).WriteTo(reply);
                    default(WriteParametersPage).WriteTo(reply[8..]);
                    length = 60;
                    break;
                case Opcode.ReadDiscInformation:
                    new DiscInformation
                    {
                        Status = _hasTrack ? done : DiscStatus.Blank,
                        LastPossibleLeadOutStart = new Msf(79, 59, 72),
                    }.WriteTo(reply);
                    length = DiscInformation.Size;
                    break;
                case Opcode.ReadTrackInformation:
                    new TrackInformation { Track = 1, Start = new Lba(_next), NextWritable = new Lba(_next), FreeSectors = 300_000, IsBlank = true }.WriteTo(reply);
                    length = TrackInformation.Size;
                    break;
                case Opcode.ReadTocPmaAtip or Opcode.ModeSense10 or Opcode.GetPerformance:
                    return new ScsiResult(ScsiStatus.CheckCondition, 0, new SenseData(SenseKey.IllegalRequest, 0x24, 0), default);
                default:
                    break;
            }

            length = Math.Min(length, data.Length);
            reply[..length].CopyTo(data);
            return new ScsiResult(ScsiStatus.Good, direction == TransferDirection.ToDevice ? data.Length : length, null, default);
        }

        public void Dispose()
        {
        }

        private ScsiResult Write(ReadOnlySpan<byte> cdb, Span<byte> data)
        {
            time.Advance(TimeSpan.FromMilliseconds(20));
            if (++_attempts % 10 == 0)
            {
                Busy++;
                return new ScsiResult(ScsiStatus.CheckCondition, 0, s_busy, default);
            }

            Assert.True(_next == BinaryPrimitives.ReadInt32BigEndian(cdb[2..]));
            _next += BinaryPrimitives.ReadUInt16BigEndian(cdb[7..]);
            Writes++;
            _measure.Step(Writes);

            return new ScsiResult(ScsiStatus.Good, data.Length, null, default);
        }
    }
}

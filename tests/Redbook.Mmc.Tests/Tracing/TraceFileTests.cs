using System.Security.Cryptography;
using Redbook.Mmc.Tracing;
using Redbook.Mmc.Transport;
using Redbook.Testing;

namespace Redbook.Mmc.Tests.Tracing;

public sealed class TraceFileTests
{
    private static readonly DateTimeOffset Began = new(2003, 4, 5, 6, 7, 8, 910, TimeSpan.Zero);
    private static readonly byte[] Write10 = [0x2A, 0, 0, 0, 0, 0, 0, 0, 1, 0];
    private static readonly byte[] Inquiry = [0x12, 0, 0, 0, 36, 0];
    private static readonly byte[] Sector = [.. Enumerable.Range(0, 2352).Select(static i => (byte)(i * 7))];

    [Fact]
    public void Everything_comes_back_as_it_was()
    {
        byte[] trace = Example(new TraceOptions { Description = "ACME BURNER 2000 – proof" });
        List<TraceRecord> records = ReadAll(trace, out TraceReader reader);
        Assert.Equal("ACME BURNER 2000 – proof", reader.Description);
        Assert.Equal(Began, reader.Began);
        Assert.True(reader.IsComplete);
        Assert.Equal(5, records.Count);
        Assert.Equal(5, reader.Count);

        Assert.Equal(Inquiry, records[0].Cdb);
        Assert.Equal(TimeSpan.FromMicroseconds(1), records[0].Offset);
        Assert.Equal(TimeSpan.FromSeconds(30), records[0].TimeLimit);
        Assert.Equal(36, records[0].DataBytes);
        Assert.Equal(new ScsiResult(ScsiStatus.Good, 5, null, TimeSpan.FromMilliseconds(2)), records[0].Result);
        Assert.Equal(Sector.AsMemory(0, 5), records[0].Data!.Value);

        Assert.Equal(TransferDirection.ToDevice, records[1].Direction);
        Assert.Equal(Sector, records[1].Data!.Value);
        Assert.True(records[1].HasData(Sector));

        SenseData sense = records[2].Result!.Value.Sense!.Value;
        Assert.Equal(new SenseData(SenseKey.MediumError, 0x0C, 0x09) { IsDeferred = true, Information = 77 }, sense);
        Assert.Equal(new byte[2352], records[2].Data!.Value);

        Assert.Equal(TransportFailure.TimedOut, records[3].Failure);
        Assert.Null(records[3].Result);
        Assert.Equal(0, records[3].Data!.Value.Length);
        Assert.Equal(0, records[4].DataBytes);
        Assert.Equal("TEST UNIT READY: good, 0 bytes", records[4].ToString());
    }

    [Fact]
    public void Sectors_can_be_kept_as_their_hash()
    {
        byte[] trace = Example(new TraceOptions { HashesSectors = true });
        List<TraceRecord> records = ReadAll(trace, out TraceReader reader);
        Assert.True(reader.IsComplete);
        Assert.Equal(Sector.AsMemory(0, 5), records[0].Data!.Value);
        Assert.Null(records[1].Data);
        Assert.Equal(SHA256.HashData(Sector), records[1].DataHash!.Value);
        Assert.True(records[1].HasData(Sector));
        Assert.False(records[1].HasData(new byte[2352]));
        Assert.True(trace.Length < 400, $"{trace.Length} bytes");
    }

    [Fact]
    public void Silence_takes_a_byte()
    {
        using MemoryStream file = new();
        using (TraceWriter writer = new(file, Began, leaveOpen: true))
        {
            writer.Write(default, Write10, TransferDirection.ToDevice, new byte[27 * 2352], default, new ScsiResult(ScsiStatus.Good, 27 * 2352, null, default));
        }

        Assert.True(file.Length < 110, $"{file.Length} bytes");
        Assert.Equal(new byte[27 * 2352], ReadAll(file.ToArray(), out _)[0].Data!.Value);
    }

    [Fact]
    public void A_trace_that_was_cut_off_reads_up_to_its_last_whole_record_wherever_it_was_cut()
    {
        byte[] whole = Example();
        List<TraceRecord> all = ReadAll(whole, out _);
        int most = 0;
        for (int length = 22; length < whole.Length; length++)
        {
            List<TraceRecord> records = ReadAll(whole[..length], out TraceReader reader);
            Assert.False(reader.IsComplete);
            Assert.True(records.Count >= most && records.Count <= all.Count);
            most = records.Count;
            Assert.Equal(all.Take(most).Select(static one => one.ToString()), records.Select(static one => one.ToString()));
        }

        Assert.Equal(all.Count, most);
    }

    [Fact]
    public void A_changed_byte_anywhere_is_noticed()
    {
        byte[] whole = Example();
        for (int at = 0; at < whole.Length; at++)
        {
            byte[] changed = [.. whole];
            changed[at] ^= 0x10;
            bool isIntact;
            try
            {
                ReadAll(changed, out TraceReader reader);
                isIntact = reader.IsComplete;
            }
            catch (TraceFormatException)
            {
                isIntact = false;
            }

            Assert.False(isIntact, $"byte {at}");
        }
    }

    [Fact]
    public void Any_bytes_are_a_trace_or_the_one_exception()
    {
        byte[] good = Example();
        int refused = 0;
        for (int seed = 0; seed < TestLength.Rounds(20_000, 2_000_000); seed++)
        {
            var random = new Random(seed);
            byte[] bytes = random.Next(8) == 0 ? new byte[random.Next(200)] : [.. good];
            if (bytes.Length != good.Length)
            {
                random.NextBytes(bytes);
                good.AsSpan(0, Math.Min(random.Next(30), bytes.Length)).CopyTo(bytes);
            }
            else
            {
                for (int i = random.Next(1, 5); i > 0; i--)
                {
                    bytes[random.Next(random.Next(2) == 0 ? 150 : bytes.Length)] = (byte)random.Next(256);
                }
            }

            try
            {
                ReadAll(bytes, out _);
            }
            catch (TraceFormatException wrong)
            {
                Assert.InRange(wrong.Offset, 0, bytes.Length);
                refused++;
            }
        }

        Assert.True(refused > 5_000, $"{refused}");
    }

    [Fact]
    public void Streams_that_give_a_byte_at_a_time_read_the_same()
    {
        byte[] trace = Example();
        using TraceReader reader = new(new Trickle(trace));
        int count = 0;
        while (reader.TryRead(out _))
        {
            count++;
        }

        Assert.Equal(5, count);
        Assert.True(reader.IsComplete);
    }

    [Fact]
    public void Writing_takes_no_memory_for_a_command()
    {
        using TraceWriter writer = new(Stream.Null, Began);
        byte[] data = [.. Sector, .. Sector];
        var result = new ScsiResult(ScsiStatus.Good, data.Length, null, default);
        writer.Write(default, Write10, TransferDirection.ToDevice, data, default, result);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            writer.Write(TimeSpan.FromSeconds(i), Write10, TransferDirection.ToDevice, data, TimeSpan.FromHours(1), result);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1000);
    }

    [Fact]
    public void What_goes_wrong_with_the_trace_never_touches_the_commands()
    {
        using MemoryStream small = new(new byte[300]);
        using CapturingTransport transport = new(new Always(), new TraceWriter(small, Began));
        for (int i = 0; i < 10; i++)
        {
            Assert.True(transport.Execute(Write10, TransferDirection.ToDevice, [.. Sector], default).IsGood);
        }

        Assert.NotNull(transport.TraceFailure);
    }

    [Fact]
    public void Wrong_arguments_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new TraceWriter(Stream.Null, Began, new TraceOptions { Description = new string('x', 1025) }));
        using TraceWriter writer = new(Stream.Null, Began);
        Assert.Throws<ArgumentException>(() => writer.Write(default, new byte[5], TransferDirection.None, [], default, default(ScsiResult)));
        writer.End();
        Assert.Throws<InvalidOperationException>(() => writer.Write(default, new byte[6], TransferDirection.None, [], default, default(ScsiResult)));
    }

    private static byte[] Example(TraceOptions? options = null)
    {
        using MemoryStream file = new();
        using (TraceWriter writer = new(file, Began, options, leaveOpen: true))
        {
            byte[] reply = new byte[36];
            Sector.AsSpan(0, 36).CopyTo(reply);
            writer.Write(TimeSpan.FromMicroseconds(1), Inquiry, TransferDirection.FromDevice, reply, TimeSpan.FromSeconds(30),
                new ScsiResult(ScsiStatus.Good, 5, null, TimeSpan.FromMilliseconds(2)));
            writer.Write(TimeSpan.FromSeconds(1), Write10, TransferDirection.ToDevice, Sector, TimeSpan.FromMinutes(1),
                new ScsiResult(ScsiStatus.Good, 2352, null, TimeSpan.FromMilliseconds(3)));
            writer.Write(TimeSpan.FromSeconds(2), Write10, TransferDirection.ToDevice, new byte[2352], TimeSpan.FromMinutes(1),
                new ScsiResult(ScsiStatus.CheckCondition, 0, new SenseData(SenseKey.MediumError, 0x0C, 0x09) { IsDeferred = true, Information = 77 }, default));
            writer.Write(TimeSpan.FromHours(3), Inquiry, TransferDirection.FromDevice, reply, TimeSpan.FromSeconds(30), null, TransportFailure.TimedOut);
            writer.Write(TimeSpan.FromHours(4), new byte[6], TransferDirection.None, [], TimeSpan.FromSeconds(30), default(ScsiResult));
            Assert.Equal(5, writer.Count);
        }

        return file.ToArray();
    }

    private static List<TraceRecord> ReadAll(byte[] trace, out TraceReader reader)
    {
        List<TraceRecord> records = [];
        using (reader = new TraceReader(new MemoryStream(trace)))
        {
            while (reader.TryRead(out TraceRecord? record))
            {
                records.Add(record);
            }
        }

        return records;
    }

    private sealed class Trickle(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 1)]);
    }

    private sealed class Always : IScsiTransport
    {
        public int MaxTransferBytes => 1 << 16;

        public ScsiResult Execute(ReadOnlySpan<byte> cdb, TransferDirection direction, Span<byte> data, TimeSpan timeout) =>
            new(ScsiStatus.Good, data.Length, null, default);

        public void Dispose()
        {
        }
    }
}

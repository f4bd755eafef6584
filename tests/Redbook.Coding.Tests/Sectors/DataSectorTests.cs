using Redbook.Coding.Sectors;
using Redbook.Coding.Tests.Subcode;
using Redbook.Discs;
using Redbook.Testing;
using Xunit;

namespace Redbook.Coding.Tests.Sectors;

public sealed class DataSectorTests
{
    private static readonly byte[] Counting = [.. Enumerable.Range(0, 2048).Select(static i => (byte)i)];

    [Theory]
    [InlineData(1, 0x90910101u)]
    [InlineData(2, 0x91210201u)]
    [InlineData(255, 0x7070FF00u)]
    public void A_single_byte_gives_its_table_entry(byte value, uint expected) =>
        Assert.Equal(expected, Edc.Compute([value]));

    [Fact]
    public void Edc_of_every_length_equals_the_bit_by_bit_division()
    {
        var random = new Random(40);
        for (int length = 0; length < 300; length++)
        {
            byte[] data = new byte[length];
            random.NextBytes(data);
            uint edc = 0;
            foreach (byte value in data)
            {
                edc ^= value;
                for (int bit = 0; bit < 8; bit++)
                {
                    edc = (edc >> 1) ^ ((edc & 1) * 0xD8018001);
                }
            }

            Assert.Equal(edc, Edc.Compute(data));
            Assert.Equal(edc, Edc.ComputeByTable(0, data));
        }
    }

    [Fact]
    public void Mode_1_with_counting_bytes_matches_the_published_sector()
    {
        byte[] sector = new byte[2352];
        DataSector.BuildMode1(Lba.Zero, Counting, sector);
        Assert.Equal("00 FF FF FF FF FF FF FF FF FF FF 00 00 02 00 01", ExampleDiscs.Hex(sector.AsSpan(0, 16)));
        Assert.Equal("27 97 39 E6", ExampleDiscs.Hex(sector.AsSpan(2064, 4)));
        Assert.Equal("42 13 C7 94 21 72 D5 86", ExampleDiscs.Hex(sector.AsSpan(2076, 8)));
        Assert.Equal("B2 E3 FE AF 4D 1C 95 C4", ExampleDiscs.Hex(sector.AsSpan(2240, 8)));
        Assert.Equal("46 E9 44 86 F1 2A E2 0B", ExampleDiscs.Hex(sector.AsSpan(2248, 8)));
        Assert.Equal("D9 D2 2A 7D D0 7C 65 23", ExampleDiscs.Hex(sector.AsSpan(2344, 8)));
        Assert.Equal(0x8C41A08Fu, Crc32(sector));
        Scrambler.Apply(sector);
        Assert.Equal("01 82 00 61 00 29 02 1D 84 0D 66 01 A0 0B F4 8A", ExampleDiscs.Hex(sector.AsSpan(12, 16)));
        Assert.Equal(0x0B0BE299u, Crc32(sector));
    }

    [Fact]
    public void Mode_1_with_zeros_matches_the_published_sector()
    {
        byte[] sector = new byte[2352];
        DataSector.BuildMode1(Lba.Zero, new byte[2048], sector);
        Assert.Equal("C5 13 68 2B", ExampleDiscs.Hex(sector.AsSpan(2064, 4)));
        Assert.Equal("00 F7 00 F5", ExampleDiscs.Hex(sector.AsSpan(2076, 4)));
        Assert.Equal(0xD12AD343u, Crc32(sector));
    }

    [Fact]
    public void Mode_2_forms_match_the_published_sectors()
    {
        byte[] sector = new byte[2352];
        DataSector.BuildMode2Form1(Lba.Zero, new SubHeader(0, 0, 8, 0), Counting, sector);
        Assert.Equal("E9 0C D0 59", ExampleDiscs.Hex(sector.AsSpan(2072, 4)));
        Assert.Equal(0x8A32B319u, Crc32(sector));
        DataSector.BuildMode2Form2(Lba.Zero, new SubHeader(0, 0, 0x20, 0), new byte[2324], hasEdc: true, sector);
        Assert.Equal("3F 13 B0 BE", ExampleDiscs.Hex(sector.AsSpan(2348, 4)));
        DataSector.BuildMode2Form2(Lba.Zero, new SubHeader(0, 0, 0x20, 0), new byte[2324], hasEdc: false, sector);
        Assert.Equal("00 00 00 00", ExampleDiscs.Hex(sector.AsSpan(2348, 4)));
    }

    [Fact]
    public void The_scrambler_runs_as_published_and_twice_is_none()
    {
        byte[] sector = new byte[2352];
        Scrambler.Apply(sector);
        Assert.All(sector[..12], static b => Assert.Equal(0, b));
        Assert.Equal("01 80 00 60 00 28 00 1E 80 08 60 06 A8 02 FE 81", ExampleDiscs.Hex(sector.AsSpan(12, 16)));
        Assert.Equal("72 DD E5 99", ExampleDiscs.Hex(sector.AsSpan(2348)));
        Scrambler.Apply(sector);
        Assert.All(sector, static b => Assert.Equal(0, b));
        Assert.Throws<ArgumentOutOfRangeException>(() => Scrambler.Apply(new byte[2351]));
    }

    [Fact]
    public void Every_path_of_the_product_code_equals_its_definition()
    {
        var random = new Random(41);
        byte[] body = new byte[2340];
        for (int round = 0; round < TestLength.Rounds(20, 500); round++)
        {
            random.NextBytes(body);
            byte[] expected = [.. body], vector = [.. body], portable = [.. body];
            SlowEcc(expected);
            Ecc.WriteVector(vector);
            Ecc.WritePortable(portable);
            Assert.Equal(expected, vector);
            Assert.Equal(expected, portable);
        }
    }

    [Fact]
    public void Sectors_of_every_kind_are_recognised_and_read_back()
    {
        var random = new Random(42);
        byte[] sector = new byte[2352], user = new byte[2336];
        random.NextBytes(user);
        Lba address = new(12_345);

        DataSector.BuildMode0(address, sector);
        Verify(DataSectorKind.Mode0, DataSectorState.Good, null);
        DataSector.BuildMode1(address, user.AsSpan(0, 2048), sector);
        Verify(DataSectorKind.Mode1, DataSectorState.Good, user[..2048]);
        DataSector.BuildMode2(address, user, sector);
        Verify(DataSectorKind.Mode2, DataSectorState.Unprotected, user);
        DataSector.BuildMode2Form1(address, new SubHeader(1, 2, 0x28, 3), user.AsSpan(0, 2048), sector);
        Verify(DataSectorKind.Mode2Form1, DataSectorState.Good, user[..2048]);
        Assert.Equal(new SubHeader(1, 2, 0x08, 3), SubHeader.Parse(sector.AsSpan(16)));
        DataSector.BuildMode2Form2(address, new SubHeader(1, 2, 0x08, 3), user.AsSpan(0, 2324), true, sector);
        Verify(DataSectorKind.Mode2Form2, DataSectorState.Good, user[..2324]);
        DataSector.BuildMode2Form2(address, new SubHeader(1, 2, 0x08, 3), user.AsSpan(0, 2324), false, sector);
        Verify(DataSectorKind.Mode2Form2, DataSectorState.Unprotected, user[..2324]);

        void Verify(DataSectorKind kind, DataSectorState state, byte[]? expected)
        {
            Assert.Equal(kind, DataSector.KindOf(sector));
            Assert.Equal(address, DataSector.AddressOf(sector));
            Assert.Equal(state, DataSectorCorrector.Check(sector, kind));
            if (expected is not null)
            {
                Assert.Equal(expected, DataSector.UserDataOf(sector, kind));
            }
        }
    }

    [Fact]
    public void Lead_in_addresses_stand_in_the_header_too()
    {
        byte[] sector = new byte[2352];
        DataSector.BuildMode0(new Lba(-11_077), sector);
        Assert.Equal("97 34 23 00", ExampleDiscs.Hex(sector.AsSpan(12, 4)));
        Assert.Equal(new Lba(-11_077), DataSector.AddressOf(sector));
        sector[13] = 0x60;
        Assert.Null(DataSector.AddressOf(sector));
    }

    [Theory]
    [InlineData(DataSectorKind.Mode1)]
    [InlineData(DataSectorKind.Mode2Form1)]
    public void Any_single_wrong_byte_that_the_code_covers_is_put_right(DataSectorKind kind)
    {
        var random = new Random(43);
        byte[] good = Build(kind, random);
        for (int at = kind == DataSectorKind.Mode1 ? 0 : 16; at < 2352; at++)
        {
            byte[] sector = [.. good];
            sector[at] ^= (byte)random.Next(1, 256);
            Assert.Equal(DataSectorState.Uncorrectable, DataSectorCorrector.Check(sector, kind));
            Assert.Equal(DataSectorState.Corrected, DataSectorCorrector.Correct(sector, kind, out int corrected));
            Assert.Equal(good, sector);
            Assert.Equal(1, corrected);
        }
    }

    [Theory]
    [InlineData(DataSectorKind.Mode1)]
    [InlineData(DataSectorKind.Mode2Form1)]
    public void Scattered_wrong_bytes_are_put_right(DataSectorKind kind)
    {
        var random = new Random(44);
        for (int round = 0; round < TestLength.Rounds(50, 2_000); round++)
        {
            byte[] good = Build(kind, random), sector = [.. good];
            int burst = random.Next(16, 2352 - 40);
            for (int i = 0; i < 40; i++)
            {
                sector[burst + i] ^= (byte)random.Next(1, 256);
            }

            Assert.Equal(DataSectorState.Corrected, DataSectorCorrector.Correct(sector, kind, out int corrected));
            Assert.Equal(good, sector);
            Assert.Equal(40, corrected);
        }
    }

    [Fact]
    public void Too_many_wrong_bytes_are_never_taken_for_right()
    {
        var random = new Random(45);
        byte[] good = Build(DataSectorKind.Mode1, random);
        int refused = 0;
        for (int round = 0; round < TestLength.Rounds(100, 5_000); round++)
        {
            byte[] sector = [.. good];
            int count = random.Next(100, 900);
            for (int i = 0; i < count; i++)
            {
                sector[random.Next(12, 2352)] = (byte)random.Next(256);
            }

            byte[] before = [.. sector];
            DataSectorState state = DataSectorCorrector.Correct(sector, DataSectorKind.Mode1, out int corrected);
            if (state == DataSectorState.Uncorrectable)
            {
                refused++;
                Assert.Equal(before, sector);
                Assert.Equal(0, corrected);
            }
            else
            {
                Assert.Equal(good, sector);
            }
        }

        Assert.True(refused > 50);
    }

    [Fact]
    public void Any_bytes_give_a_value()
    {
        var random = new Random(46);
        byte[] sector = new byte[2352];
        for (int round = 0; round < TestLength.Rounds(200, 20_000); round++)
        {
            random.NextBytes(sector);
            if (random.Next(4) != 0)
            {
                DataSector.Sync.CopyTo(sector);
                sector[15] = (byte)random.Next(4);
            }

            DataSectorKind kind = DataSector.KindOf(sector);
            _ = DataSector.AddressOf(sector);
            Assert.NotEqual(DataSectorState.Good, DataSectorCorrector.Check(sector, kind));
            _ = DataSectorCorrector.Correct(sector, kind, out _);
        }
    }

    [Fact]
    public void Wrong_lengths_are_refused()
    {
        byte[] sector = new byte[2352];
        Assert.Throws<ArgumentException>(() => DataSector.BuildMode1(Lba.Zero, new byte[2047], sector));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => DataSector.BuildMode1(Lba.Zero, new byte[2048], new byte[2351]));
        Assert.Throws<ArgumentOutOfRangeException>(() => DataSector.KindOf(new byte[2351]));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => DataSector.UserDataOf(sector, DataSectorKind.Mode0).Length);
        Assert.Throws<OverflowException>(() => DataSector.BuildMode0(new Lba(404_850), sector));
    }

    [Fact]
    public void Building_and_correcting_do_not_allocate()
    {
        byte[] sector = new byte[2352];
        Assert.Equal(0, Allocations.InSteadyState(Run));

        void Run()
        {
            for (int i = 0; i < 20; i++)
            {
                DataSector.BuildMode1(new Lba(i), Counting, sector);
                sector[100 + i] ^= 1;
                DataSectorCorrector.Correct(sector, DataSectorKind.Mode1, out _);
                Scrambler.Apply(sector);
            }
        }
    }

    private static byte[] Build(DataSectorKind kind, Random random)
    {
        byte[] sector = new byte[2352], user = new byte[2048];
        random.NextBytes(user);
        if (kind == DataSectorKind.Mode1)
        {
            DataSector.BuildMode1(new Lba(4_321), user, sector);
        }
        else
        {
            DataSector.BuildMode2Form1(new Lba(4_321), new SubHeader(0, 0, 8, 0), user, sector);
        }

        return sector;
    }

    // Straight from the definition: for each codeword the two parity bytes that make both sums zero.
    private static void SlowEcc(byte[] body)
    {
        for (int column = 0; column < 86; column++)
        {
            Solve([.. Enumerable.Range(0, 24).Select(row => column + (86 * row))], 2064 + column, 2150 + column);
        }

        for (int diagonal = 0; diagonal < 26; diagonal++)
        {
            for (int half = 0; half < 2; half++)
            {
                Solve([.. Enumerable.Range(0, 43).Select(m => (((44 * m) + (43 * diagonal)) % 1118 * 2) + half)],
                    2236 + (2 * diagonal) + half, 2288 + (2 * diagonal) + half);
            }
        }

        void Solve(int[] places, int first, int second)
        {
            int sum = 0, weighted = 0;
            for (int i = 0; i < places.Length; i++)
            {
                sum ^= body[places[i]];
                weighted ^= Times(body[places[i]], places.Length + 1 - i);
            }

            for (int p0 = 0; p0 < 256; p0++)
            {
                if ((Times(p0, 1) ^ p0 ^ sum) == weighted)
                {
                    (body[first], body[second]) = ((byte)p0, (byte)(p0 ^ sum));
                }
            }
        }

        static int Times(int value, int doublings)
        {
            for (int i = 0; i < doublings; i++)
            {
                value <<= 1;
                value ^= value > 255 ? 0x11D : 0;
            }

            return value;
        }
    }

    private static uint Crc32(byte[] data)
    {
        uint crc = 0xFFFFFFFF;
        foreach (byte value in data)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
            }
        }

        return ~crc;
    }
}

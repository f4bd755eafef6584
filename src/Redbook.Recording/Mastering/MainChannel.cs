using Redbook.Coding.Sectors;
using Redbook.Discs;

namespace Redbook.Recording.Mastering;

/// <summary>Makes the main channel of consecutive sectors. Not for several threads at once.</summary>
internal sealed class MainChannel
{
    private const int PieceSectors = 16;

    private readonly MasterExtent[] _extents;
    private readonly int _shiftBytes;
    private readonly UserDataReader? _userData;
    private readonly byte[] _unmoved = [];
    private int _unmovedFirst = int.MinValue;
    private int _unmovedCount;
    private int _hint;

    public MainChannel(MasterPlan plan)
    {
        (_extents, _shiftBytes) = (plan.Extents, plan.Disc.WriteOffsetSamples * CdSector.BytesPerSample);
        if (_shiftBytes != 0)
        {
            _unmoved = new byte[(PieceSectors + 1) * CdSector.AudioBytes];
        }

        if (!plan.IsAudioOnly)
        {
            _userData = new UserDataReader();
        }
    }

    /// <summary>What a drive wants of a sector in a session at once: sound whole, of data what it does not make
    /// itself.</summary>
    public static int BlockBytes(TrackMode mode) => mode == TrackMode.Audio ? CdSector.AudioBytes : UserDataReader.BytesOf(mode);

    /// <summary>The stretch that an address lies in.</summary>
    public MasterExtent ExtentAt(int address)
    {
        MasterExtent hint = _extents[_hint];
        if (address >= hint.Start && address < hint.End)
        {
            return hint;
        }

        int low = 0, high = _extents.Length - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            (low, high) = _extents[middle].Start <= address ? (middle, high) : (low, middle - 1);
        }

        _hint = low;
        return _extents[low];
    }

    /// <summary>Whole sectors as they are recorded: 2352 bytes each, data scrambled.</summary>
    /// <param name="address">The first address.</param>
    /// <param name="sectors">Whole strides; what follows the 2352 bytes in each may be overwritten.</param>
    /// <param name="strideBytes">Bytes from sector to sector.</param>
    public void WriteSectors(int address, Span<byte> sectors, int strideBytes) =>
        Write(address, sectors, strideBytes, isWhole: true);

    /// <summary>Sectors as a drive wants them in a session at once: all of them of one size.</summary>
    /// <inheritdoc cref="WriteSectors" path="/param"/>
    public void WriteBlocks(int address, Span<byte> blocks, int strideBytes) =>
        Write(address, blocks, strideBytes, isWhole: false);

    private void Write(int address, Span<byte> sectors, int strideBytes, bool isWhole)
    {
        while (!sectors.IsEmpty)
        {
            MasterExtent extent = ExtentAt(address);
            int count = Math.Min(Math.Min(sectors.Length / strideBytes, extent.End - address), PieceSectors);
            Span<byte> piece = sectors[..(count * strideBytes)];
            if (extent.Mode != TrackMode.Audio)
            {
                WriteData(extent, address, piece, strideBytes, isWhole);
            }
            else if (_shiftBytes == 0)
            {
                WriteSound(extent, address, piece, strideBytes);
            }
            else
            {
                WriteMoved(address, piece, strideBytes);
            }

            sectors = sectors[piece.Length..];
            address += count;
        }
    }

    private static void WriteSound(MasterExtent extent, int address, Span<byte> sectors, int strideBytes)
    {
        if (extent.Source is not null)
        {
            extent.Read(address, sectors, strideBytes);
            return;
        }

        for (int i = 0; i < sectors.Length; i += strideBytes)
        {
            sectors.Slice(i, CdSector.AudioBytes).Clear();
        }
    }

    private void WriteMoved(int address, Span<byte> sectors, int strideBytes)
    {
        int count = sectors.Length / strideBytes;
        long from = ((long)address * CdSector.AudioBytes) + _shiftBytes;
        int first = (int)Math.DivRem(from, CdSector.AudioBytes, out long skip);
        if (skip < 0)
        {
            (first, skip) = (first - 1, skip + CdSector.AudioBytes);
        }

        ReadUnmoved(first, count + 1);
        for (int i = 0; i < count; i++)
        {
            _unmoved.AsSpan((i * CdSector.AudioBytes) + (int)skip, CdSector.AudioBytes).CopyTo(sectors[(i * strideBytes)..]);
        }
    }

    // Sound where it would lie without being moved; where there is none, silence.
    private void ReadUnmoved(int first, int count)
    {
        int at = first;
        if (first == _unmovedFirst + _unmovedCount - 1)
        {
            _unmoved.AsSpan((_unmovedCount - 1) * CdSector.AudioBytes, CdSector.AudioBytes).CopyTo(_unmoved);
            at++;
        }

        (_unmovedFirst, _unmovedCount) = (int.MinValue, 0);
        while (at < first + count)
        {
            Span<byte> rest = _unmoved.AsSpan((at - first) * CdSector.AudioBytes, (first + count - at) * CdSector.AudioBytes);
            MasterExtent extent = ExtentAt(at);
            bool isInside = at >= extent.Start && at < extent.End;
            int own = isInside ? extent.End - at : at < extent.Start ? extent.Start - at : int.MaxValue;
            own = Math.Min(own, first + count - at);
            rest = rest[..(own * CdSector.AudioBytes)];
            if (isInside && extent is { Mode: TrackMode.Audio, Source: not null })
            {
                extent.Read(at, rest, CdSector.AudioBytes);
            }
            else
            {
                rest.Clear();
            }

            at += own;
        }

        (_unmovedFirst, _unmovedCount) = (first, count);
    }

    private void WriteData(MasterExtent extent, int address, Span<byte> sectors, int strideBytes, bool isWhole)
    {
        for (; !sectors.IsEmpty; sectors = sectors[strideBytes..], address++)
        {
            Span<byte> user = _userData!.Read(extent, address);
            if (isWhole)
            {
                Build(extent.Mode, new Lba(address), user, sectors[..CdSector.AudioBytes]);
                Scrambler.Apply(sectors[..CdSector.AudioBytes]);
            }
            else
            {
                user.CopyTo(sectors);
            }
        }
    }

    private static void Build(TrackMode mode, Lba address, ReadOnlySpan<byte> user, Span<byte> sector)
    {
        switch (mode)
        {
            case TrackMode.Mode1:
                DataSector.BuildMode1(address, user, sector);
                break;
            case TrackMode.Mode2:
                DataSector.BuildMode2(address, user, sector);
                break;
            default:
                var header = SubHeader.Parse(user);
                if (header.IsForm2)
                {
                    // The code of form 2 is optional: left out where it was.
                    bool hasEdc = user[(UserDataReader.SubHeadersBytes + DataSector.Form2Size)..].ContainsAnyExcept((byte)0);
                    DataSector.BuildMode2Form2(
                        address, header, user.Slice(UserDataReader.SubHeadersBytes, DataSector.Form2Size), hasEdc, sector);
                }
                else
                {
                    DataSector.BuildMode2Form1(address, header, user.Slice(UserDataReader.SubHeadersBytes, DataSector.UserSize), sector);
                }

                break;
        }
    }
}

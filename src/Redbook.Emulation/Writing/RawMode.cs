using System.Buffers;
using Redbook.Coding.CdText;
using Redbook.Coding.RwPacks;
using Redbook.Coding.Sectors;
using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Emulation.Drive;
using Redbook.Emulation.Recorded;
using Redbook.Mmc;
using Redbook.Mmc.ModePages;

namespace Redbook.Emulation.Writing;

/// <summary>Raw: the host sends every sector with its sub-channel, from the first of the lead-in to the last of the
/// lead-out, and SYNCHRONIZE CACHE ends it.</summary>
/// <remarks>What the disc holds then is what the sub-channel says: the table of contents in the lead-in's Q, the text in its R to
/// W, tracks and indexes in the Q of the program. A later session begins with its lead-in behind the lead-out of the one before,
/// on a drive that writes raw sessions behind others; else only blank discs are written so.</remarks>
internal sealed class RawMode(DriveState drive) : WriteMode(drive)
{
    private readonly RwEncoder _packs = new();
    private SubcodeDecoder? _decoder;
    private CdTextCollector? _text;
    private DiscContents? _target;
    private Lba _programStart = Lba.FirstPregap;
    private Lba _position;
    private bool _isData;

    public override WriteType Type => WriteType.Raw;

    public override ushort DataBlockTypes => (1 << (int)DataBlockType.RawPq) | (1 << (int)DataBlockType.RawPackedRw) | (1 << (int)DataBlockType.RawPw);

    public override Lba? NextWritable => _decoder is not null ? _position
        : Drive.Target.State is { Unreadable: null } state && (state.LastSession is null || MayFollow(state))
            ? DiscGeometry.NextLeadIn(state)
            : null;

    public override int? BlockBytes => CdSector.AudioBytes + SubChannelBytes;

    private int SubChannelBytes => Drive.ModePages.WriteParameters.DataBlockType is DataBlockType.RawPackedRw or DataBlockType.RawPw
        ? CdSector.SubchannelBytes
        : SubcodeBits.PqSize;

    public override SenseData? Write(Lba start, ReadOnlySpan<byte> blocks)
    {
        if (Drive.IsWriteProtected)
        {
            return Sense.WriteProtected;
        }

        if (_decoder is not null && _target != Drive.Target)
        {
            Forget();
        }

        if (NextWritable is not { } next)
        {
            return Sense.IncompatibleMedium;
        }

        if (start != next)
        {
            return Sense.InvalidWriteAddress;
        }

        int blockBytes = CdSector.AudioBytes + SubChannelBytes;
        int count = blocks.Length / blockBytes;
        int limit = Math.Min(Drive.Disc.Medium.DataLimit + RedBookLimits.FirstLeadOutSectors, Lba.MaxValue + 1);
        if (start.Value + count > limit)
        {
            return Sense.EndOfUserArea;
        }

        if (count == 0)
        {
            return null;
        }

        if (_decoder is null && Begin() is { } refusal)
        {
            return refusal;
        }

        Record(start, count, blocks);
        _position = start + count;
        return null;
    }

    public override SenseData? Synchronize()
    {
        if (_decoder is { } decoder)
        {
            if (_target == Drive.Target)
            {
                new RawSession(_target, decoder.Decode(), _programStart, _text!.ToArray()).Finish();
            }

            Drive.Simulation = null;
            Drive.IsCalibrated = false;
            Forget();
        }

        return null;
    }

    public override void Settle()
    {
        _target?.Interrupt();
        Forget();
    }

    public override void Forget()
    {
        (_decoder, _text, _target, _isData) = (null, null, null, false);
        _packs.Reset();
    }

    private bool MayFollow(DiscState state) => Drive.Profile is { HasMultiSession: true, HasRawMultiSession: true }
        && DiscGeometry.NextSessionPregap(state) is not null
        && state.LastSession is { End: { } end } last && DiscGeometry.HasNextProgramArea(last.Number, end.LeadOut);

    private SenseData? Begin()
    {
        if (Drive.IsLaserOff)
        {
            Drive.Simulation = Drive.Contents.Simulate();
        }
        else if (CalibrateUnasked() is { } refusal)
        {
            return refusal;
        }

        _target = Drive.Target;
        _programStart = DiscGeometry.NextSessionPregap(_target.State) ?? Lba.FirstPregap;
        _target.BeginAtOnce(RecordingMethod.Raw);
        (_decoder, _text) = (new SubcodeDecoder(), new CdTextCollector());
        return null;
    }

    private void Record(Lba start, int count, ReadOnlySpan<byte> blocks)
    {
        byte[] mainBuffer = ArrayPool<byte>.Shared.Rent(count * CdSector.AudioBytes);
        byte[] subBuffer = ArrayPool<byte>.Shared.Rent(count * CdSector.SubchannelBytes);
        try
        {
            Span<byte> mains = mainBuffer.AsSpan(0, count * CdSector.AudioBytes);
            Span<byte> subs = subBuffer.AsSpan(0, count * CdSector.SubchannelBytes);
            int subBytes = SubChannelBytes;
            for (int i = 0; i < count; i++)
            {
                ReadOnlySpan<byte> block = blocks[(i * (CdSector.AudioBytes + subBytes))..];
                Span<byte> main = mains.Slice(i * CdSector.AudioBytes, CdSector.AudioBytes);
                Span<byte> sub = subs.Slice(i * CdSector.SubchannelBytes, CdSector.SubchannelBytes);
                block[..CdSector.AudioBytes].CopyTo(main);
                TakeSubChannel(start + i, block.Slice(CdSector.AudioBytes, subBytes), sub);
                Follow(start + i, main, sub);
            }

            // The lead-in's main channel is never read by anybody.
            _target!.Store.SubChannel.Write(start, subs);
            int leadIn = Math.Clamp(_programStart - start, 0, count);
            if (leadIn < count)
            {
                _target.WriteAtOnce(start + leadIn, mains[(leadIn * CdSector.AudioBytes)..]);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(mainBuffer);
            ArrayPool<byte>.Shared.Return(subBuffer);
        }
    }

    private void TakeSubChannel(Lba address, ReadOnlySpan<byte> sent, Span<byte> sub)
    {
        if (sent.Length == SubcodeBits.PqSize)
        {
            // Programs disagree about the CRC of this form, so drives make it themselves.
            Span<byte> pq = stackalloc byte[SubcodeBits.PqSize];
            sent.CopyTo(pq);
            QCrc.Seal(pq[..QFrame.Size]);
            sub.Clear();
            SubcodeBits.FromPq16(pq, sub);
            return;
        }

        sent.CopyTo(sub);
        bool isPacked = Drive.ModePages.WriteParameters.DataBlockType == DataBlockType.RawPackedRw;
        if (isPacked && address >= _programStart)
        {
            // Text in the lead-in is neither interleaved nor protected by parity; everything else is the drive's work.
            _packs.Encode(sent, sub);
        }
    }

    private void Follow(Lba address, Span<byte> main, ReadOnlySpan<byte> sub)
    {
        QReading reading = _decoder!.FeedRaw(address, sub);
        if (address < _programStart)
        {
            _text!.Feed(sub);
            return;
        }

        if (reading is { IsUsable: true, Kind: QKind.Position })
        {
            _isData = reading.Control.HasFlag(Control.Data);
        }

        // Data goes onto the disc scrambled, and this is how it comes; it is kept as it is read.
        if (_isData && main[..DataSector.SyncSize].SequenceEqual(DataSector.Sync))
        {
            Scrambler.Apply(main);
        }
    }
}

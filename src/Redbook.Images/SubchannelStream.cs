using Redbook.Coding.RwPacks;
using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Images.Content;

namespace Redbook.Images;

/// <summary>The sub-channel of a stretch of a disc image as 96 bytes to a sector, a symbol to a byte: P in bit 7, Q in
/// bit 6, R to W below. Zeros where the image has none.</summary>
/// <remarks>Packs of R to W that a file holds without interleave are given as they are, in bits 5 to 0: see
/// <see cref="HoldsPacks"/>. Seekable, holds one file open at a time; one thread at a time.</remarks>
public sealed class SubchannelStream : ContentStream
{
    private readonly List<(long StartSector, SubchannelExtent Extent)> _extents = [];
    private readonly OpenFile _file = new();
    private readonly byte[] _sector = new byte[CdSector.SubchannelBytes];
    private readonly byte[] _stored = new byte[CdSector.SubchannelBytes];
    private readonly Action<long> _build;

    /// <summary>Opens the sub-channel of a session's content, from its first sector to the lead-out.</summary>
    /// <param name="session">The session.</param>
    public SubchannelStream(ImageSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        long sector = 0;
        foreach (ImageTrack track in session.Tracks)
        {
            long at = sector;
            foreach (SubchannelExtent extent in track.Subchannel)
            {
                _extents.Add((at, extent));
                at += extent.LengthSectors;
            }

            sector += track.ContentSectors;
        }

        LengthSectors = checked((int)sector);
        _build = Build;
    }

    /// <summary>Whether a track of the session has a sub-channel of its own.</summary>
    public bool HasContent => _extents.Exists(static part => part.Extent.Form != SubchannelForm.Zero);

    /// <summary>Whether what is there are packs without interleave.</summary>
    public bool HoldsPacks => _extents.Exists(static part => part.Extent.Form == SubchannelForm.RwPacks);

    /// <summary>Sectors in all.</summary>
    public int LengthSectors { get; }

    /// <summary>Bytes in all.</summary>
    public override long Length => (long)LengthSectors * CdSector.SubchannelBytes;

    /// <inheritdoc/>
    /// <exception cref="DiscImageException">A file cannot be read, or ends before its stretch does.</exception>
    public override int Read(Span<byte> buffer) => ReadBuilt(buffer, _sector, _build);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _file.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>How a sector's bytes are held.</summary>
    internal SubchannelForm FormAt(long sector) => Find(sector)?.Extent.Form ?? SubchannelForm.Zero;

    private (long StartSector, SubchannelExtent Extent)? Find(long sector)
    {
        for (int i = _extents.Count - 1; i >= 0; i--)
        {
            (long start, SubchannelExtent extent) = _extents[i];
            if (start <= sector)
            {
                return sector < start + extent.LengthSectors ? (start, extent) : null;
            }
        }

        return null;
    }

    private void Build(long sector)
    {
        _sector.AsSpan().Clear();
        if (Find(sector) is not (var start, { Form: not SubchannelForm.Zero } extent))
        {
            return;
        }

        long position = extent.StartBytes + ((sector - start) * extent.StrideBytes);
        Span<byte> stored = _stored.AsSpan(
            0, extent.Form == SubchannelForm.Pq ? SubcodeBits.PqSize : CdSector.SubchannelBytes);
        if (extent.Form == SubchannelForm.RwPacks)
        {
            // A file of packs may end within a sector, and within a pack.
            int there = _file.Read(extent.Path, position, stored, RwPack.Size);
            stored[(there / RwPack.Size * RwPack.Size)..].Clear();
        }
        else
        {
            _file.Read(extent.Path, position, stored);
        }

        switch (extent.Form)
        {
            case SubchannelForm.Packed:
                SubcodeBits.Interleave(stored, _sector);
                break;
            case SubchannelForm.Pq:
                SubcodeBits.FromPq16(stored, _sector);
                break;
            default:
                stored.CopyTo(_sector);
                break;
        }
    }
}

using System.Globalization;
using Redbook.Discs;
using Redbook.Images.Formats;

namespace Redbook.Images.Ddp;

/// <summary>Reads the packets of a PQ descriptor one by one.</summary>
internal sealed class DdpPqReader(byte[] bytes, FindingPlace place, ImageInput input)
{
    private readonly List<DdpPqPoint> _points = [];
    private string _upc = string.Empty;
    private int _leadIns;
    private int _upcs;
    private int _packets;

    private FindingList Findings => input.Findings;

    /// <summary>The points in their order, times rising.</summary>
    /// <param name="identifierUpc">What DDPID names.</param>
    /// <param name="upc">What is to be the disc's; may be empty.</param>
    public List<DdpPqPoint> Read(string identifierUpc, out string upc)
    {
        if (bytes.Length % DdpPqPacket.Size != 0)
        {
            Findings.Error("ddp.size", $"The PQ descriptor has {bytes.Length} bytes, which is no multiple of {DdpPqPacket.Size}; the rest is ignored.", place);
        }

        for (int offset = 0; offset + DdpPqPacket.Size <= bytes.Length; offset += DdpPqPacket.Size)
        {
            DdpPqPacket packet = DdpPqPacket.Parse(bytes.AsSpan(offset));
            if (packet.IsValid)
            {
                Take(packet, offset);
            }
            else
            {
                Findings.Warning("ddp.pq-mark", "A packet of the PQ descriptor does not begin with VVVS; it is ignored.", At(offset));
            }
        }

        if (_leadIns == 0)
        {
            Findings.Warning("ddp.pq-lead-in", "The PQ descriptor does not begin with a packet for the lead-in (00/00).", place);
        }

        upc = CheckUpc(identifierUpc);
        return _points;
    }

    private string CheckUpc(string identifierUpc)
    {
        string upc = _upc.Length > 0 ? _upc : identifierUpc;
        if (_upc.Length == 0 && identifierUpc.Length > 0)
        {
            Findings.Warning("ddp.upc-missing", "Only DDPID names the UPC; a plant that takes it from the PQ descriptor presses a disc without.", place);
        }
        else if (_upc.Length > 0 && identifierUpc != _upc)
        {
            Findings.Warning("ddp.upc-differs", $"The PQ descriptor names the UPC {_upc}, DDPID {(identifierUpc.Length == 0 ? "none" : identifierUpc)}.", place);
        }

        if (_upcs > 1)
        {
            Findings.Note("ddp.upc-repeated", $"{_upcs} packets name the UPC; the one for the lead-in is enough.", place);
        }

        if (upc.Length == 0)
        {
            return upc;
        }

        string digits = upc.Length == Mcn.Length - 1 ? "0" + upc : upc;
        if (!Mcn.TryParse(digits, out Mcn mcn))
        {
            Findings.Error("ddp.upc-form", $"The UPC \"{upc}\" is not 12 or 13 digits.", place);
        }
        else if (!mcn.IsCheckDigitValid)
        {
            Findings.Warning("ddp.upc-check-digit", $"The check digit of the UPC {digits} is wrong: {Mcn.CheckDigit(digits)} would be right.", place);
        }

        return upc;
    }

    private void Take(DdpPqPacket packet, int offset)
    {
        _packets++;
        if (packet.Upc.Length > 0)
        {
            _upcs++;
            _upc = _upc.Length > 0 ? _upc : packet.Upc;
        }

        if (packet.Hours is not ("" or "00" or "0"))
        {
            Findings.Warning("ddp.pq-hours", $"A packet has \"{packet.Hours}\" hours, which a CD does not have; they are ignored.", At(offset + 8));
        }

        if (packet.Time is not { } time)
        {
            Findings.Error("ddp.pq-time", "A packet has no valid time (99:59:74 at most); it is ignored.", At(offset + 10));
            return;
        }

        if (packet.IsLeadIn)
        {
            TakeLeadIn(time, offset);
        }
        else if (packet.IsLeadOut)
        {
            TakeLeadOut(packet, time, offset);
        }
        else if (packet is { TrackNumber: { } track, IndexNumber: { } index })
        {
            TakePoint(packet, track, index, time, offset);
        }
        else
        {
            Findings.Error("ddp.pq-number", $"A packet names the track \"{packet.Track}\" and the index \"{packet.Index}\"; it is ignored.", At(offset + 4));
        }
    }

    private void TakeLeadIn(Msf time, int offset)
    {
        _leadIns++;
        if (_packets > 1 && !_points.Exists(static point => point.IsLeadOut))
        {
            Findings.Warning("ddp.pq-lead-in", "A packet for the lead-in (00/00) is not the first.", At(offset));
        }
        else if (time.TotalSectors != 0 && _points.Count == 0)
        {
            Findings.Warning("ddp.pq-lead-in", $"The packet for the lead-in has the time {time} where 00:00:00 is usual.", At(offset));
        }
    }

    private void TakeLeadOut(DdpPqPacket packet, Msf time, int offset)
    {
        // Nearly all programs write it twice.
        if (_points.Count > 0 && _points[^1].IsLeadOut)
        {
            if (_points[^1].Sector != time.TotalSectors)
            {
                Findings.Warning("ddp.pq-lead-out", $"A second packet for the lead-out has another time, {time}; the first counts.", At(offset));
            }

            return;
        }

        Add(new DdpPqPoint(0, 1, time.TotalSectors, Control(packet, offset, out _), IsCopyAlternating: false, default, offset));
    }

    private void TakePoint(DdpPqPacket packet, int track, int index, Msf time, int offset)
    {
        Control control = Control(packet, offset, out bool isCopyAlternating);
        Isrc isrc = default;
        if (packet.Isrc.Length > 0 && packet.Isrc != "000000000000" && !Isrc.TryParse(packet.Isrc, out isrc))
        {
            Findings.Error("ddp.isrc-form", $"Track {track}: \"{packet.Isrc}\" is no ISRC; it is left out.", At(offset + 20));
        }

        Add(new DdpPqPoint(track, index, time.TotalSectors, control, isCopyAlternating, isrc, offset));
    }

    private void Add(DdpPqPoint point)
    {
        if (_points.Count > 0 && point.Sector < _points[^1].Sector)
        {
            Findings.Error("ddp.pq-order", $"The time {Msf.FromSectors(point.Sector)} lies before that of the packet before; it is ignored.", At(point.Offset + 10));
            return;
        }

        _points.Add(point);
    }

    private Control Control(DdpPqPacket packet, int offset, out bool isCopyAlternating)
    {
        string code = packet.ControlCode;
        isCopyAlternating = code.Length == 2 && code[1] is 'S' or 's';
        if (code.Length != 2 || !int.TryParse(code.AsSpan(0, 1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int nibble)
            || (code[1] != '1' && !isCopyAlternating))
        {
            Findings.Warning("ddp.pq-control", $"The control code \"{code}\" is not known; it counts as 01.", At(offset + 16));
            return Discs.Control.None;
        }

        return (Control)nibble;
    }

    private FindingPlace At(int offset) => place with { ByteOffset = offset };
}

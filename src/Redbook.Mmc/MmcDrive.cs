using System.Buffers.Binary;
using Redbook.Discs;
using Redbook.Mmc.Commands;
using Redbook.Mmc.Features;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;

namespace Redbook.Mmc;

/// <summary>A drive at the other end of a transport: sends commands and reads the replies into values.</summary>
/// <remarks>
/// A refusal is an ordinary result; after a recovered error the reply counts. The reply of a helper is
/// <see langword="null"/> when the command was refused, and also
/// when it was good but the reply is too short to mean anything. Replies of variable length are asked for twice, first
/// the
/// header, then as much as it announces, as burning programs do. The transport belongs to the caller.
/// </remarks>
public sealed class MmcDrive
{
    private const int LargestReplyBytes = ushort.MaxValue - 1;

    /// <summary>A drive behind <paramref name="transport"/>.</summary>
    public MmcDrive(IScsiTransport transport)
    {
        ArgumentNullException.ThrowIfNull(transport);
        Transport = transport;
    }

    /// <summary>The seam to the drive.</summary>
    public IScsiTransport Transport { get; }

    /// <summary>What the time limits of commands are multiplied by: 1 as the standard suggests, more for a drive that is
    /// slow to answer.</summary>
    public double TimeoutScale { get; init; } = 1;

    /// <summary>Sends a command with its own time limit, times <see cref="TimeoutScale"/>.</summary>
    /// <param name="command">The command.</param>
    /// <param name="data">The data phase; empty when there is none.</param>
    /// <exception cref="ScsiTransportException">No answer came.</exception>
    public ScsiResult Execute<TCommand>(in TCommand command, Span<byte> data)
        where TCommand : struct, IMmcCommand => Execute(command, data, TCommand.Timeout * TimeoutScale);

    /// <summary>Sends a command with another time limit.</summary>
    /// <param name="command">The command.</param>
    /// <param name="data">The data phase; empty when there is none.</param>
    /// <param name="timeout">The time limit.</param>
    /// <exception cref="ScsiTransportException">No answer came.</exception>
    public ScsiResult Execute<TCommand>(in TCommand command, Span<byte> data, TimeSpan timeout)
        where TCommand : struct, IMmcCommand
    {
        Span<byte> cdb = stackalloc byte[TCommand.CdbLength];
        command.WriteTo(cdb);
        return Transport.Execute(cdb, data.IsEmpty ? TransferDirection.None : TCommand.Direction, data, timeout);
    }

    /// <summary>Sends a command without data.</summary>
    /// <exception cref="ScsiTransportException">No answer came.</exception>
    public ScsiResult Execute<TCommand>(in TCommand command)
        where TCommand : struct, IMmcCommand => Execute(command, []);

    /// <summary>TEST UNIT READY.</summary>
    /// <exception cref="ScsiTransportException">No answer came.</exception>
    public ScsiResult TestUnitReady() => Execute(default(TestUnitReady), []);

    /// <summary>INQUIRY, 36 bytes.</summary>
    /// <exception cref="ScsiTransportException">No answer came.</exception>
    public ScsiResult Inquiry(out InquiryData? data)
    {
        Span<byte> reply = stackalloc byte[InquiryData.Size];
        ScsiResult result = Execute(new Inquiry(InquiryData.Size, null), reply);
        data = HasReply(result) && InquiryData.TryParse(Arrived(reply, result), out InquiryData d) ? d : null;
        return result;
    }

    /// <summary>READ DISC INFORMATION, 34 bytes.</summary>
    /// <exception cref="ScsiTransportException">No answer came.</exception>
    public ScsiResult ReadDiscInformation(out DiscInformation? info)
    {
        Span<byte> reply = stackalloc byte[DiscInformation.Size];
        ScsiResult result = Execute(new ReadDiscInformation(DiscInformation.Size), reply);
        info = HasReply(result) && DiscInformation.TryParse(Arrived(reply, result), out DiscInformation i) ? i : null;
        return result;
    }

    /// <summary>READ TRACK INFORMATION of a track number, 36 bytes;
    /// <see cref="Commands.ReadTrackInformation.InvisibleTrack"/>
    /// names the one written next.</summary>
    /// <exception cref="ScsiTransportException">No answer came.</exception>
    public ScsiResult ReadTrackInformation(uint track, out TrackInformation? info)
    {
        Span<byte> reply = stackalloc byte[TrackInformation.Size];
        ScsiResult result = Execute(
            new ReadTrackInformation(TrackAddressType.Track, track, TrackInformation.Size), reply);
        info = HasReply(result) && TrackInformation.TryParse(Arrived(reply, result), out TrackInformation i) ? i : null;
        return result;
    }

    /// <summary>READ TOC format 0: tracks and lead-out, addresses as block numbers.</summary>
    /// <exception cref="ScsiTransportException">No answer came.</exception>
    public ScsiResult ReadToc(out TocResponse? toc)
    {
        ScsiResult result = ReadTocForm(TocFormat.Toc, msf: false, out byte[] reply);
        toc = HasReply(result) && TocResponse.TryParse(reply, msf: false, out TocResponse? t) ? t : null;
        return result;
    }

    /// <summary>READ TOC format 1: sessions, and the first track of the last one.</summary>
    /// <exception cref="ScsiTransportException">No answer came.</exception>
    public ScsiResult ReadSessionInfo(out TocResponse? sessions)
    {
        ScsiResult result = ReadTocForm(TocFormat.SessionInfo, msf: false, out byte[] reply);
        sessions = HasReply(result) && TocResponse.TryParse(reply, msf: false, out TocResponse? t) ? t : null;
        return result;
    }

    /// <summary>READ TOC format 2: the lead-in's Q channel.</summary>
    /// <exception cref="ScsiTransportException">No answer came.</exception>
    public ScsiResult ReadFullToc(out FullTocResponse? toc)
    {
        ScsiResult result = ReadTocForm(TocFormat.FullToc, msf: true, out byte[] reply);
        toc = HasReply(result) && FullTocResponse.TryParse(reply, out FullTocResponse? t) ? t : null;
        return result;
    }

    /// <summary>READ TOC format 3: the program memory area.</summary>
    /// <exception cref="ScsiTransportException">No answer came.</exception>
    public ScsiResult ReadPma(out FullTocResponse? pma)
    {
        ScsiResult result = ReadTocForm(TocFormat.Pma, msf: true, out byte[] reply);
        pma = HasReply(result) && FullTocResponse.TryParse(reply, out FullTocResponse? t) ? t : null;
        return result;
    }

    /// <summary>READ TOC format 4: the pregroove.</summary>
    /// <exception cref="ScsiTransportException">No answer came.</exception>
    public ScsiResult ReadAtip(out Atip? atip)
    {
        ScsiResult result = ReadTocForm(TocFormat.Atip, msf: true, out byte[] reply);
        atip = HasReply(result) && Atip.TryParse(reply, out Atip a) ? a : null;
        return result;
    }

    /// <summary>READ TOC format 5: CD-TEXT packs.</summary>
    /// <exception cref="ScsiTransportException">No answer came.</exception>
    public ScsiResult ReadCdText(out CdTextResponse? text)
    {
        ScsiResult result = ReadTocForm(TocFormat.CdText, msf: false, out byte[] reply);
        text = HasReply(result) && CdTextResponse.TryParse(reply, out CdTextResponse t) ? t : null;
        return result;
    }

    /// <summary>GET CONFIGURATION: header, then as much as it announces.</summary>
    /// <exception cref="ScsiTransportException">No answer came.</exception>
    public ScsiResult GetConfiguration(out Configuration? configuration)
    {
        configuration = null;
        Span<byte> head = stackalloc byte[ConfigurationHeader.Size];
        ScsiResult result = Execute(new GetConfiguration(FeatureRequest.All, 0, ConfigurationHeader.Size), head);
        if (!HasReply(result) || !ConfigurationHeader.TryParse(Arrived(head, result), out ConfigurationHeader header))
        {
            return result;
        }

        byte[] reply = new byte[Math.Clamp(header.TotalBytes, ConfigurationHeader.Size, LargestReplyBytes)];
        result = Execute(new GetConfiguration(FeatureRequest.All, 0, (ushort)reply.Length), reply);
        if (HasReply(result) && Configuration.TryParse(Arrived(reply, result), out Configuration? c))
        {
            configuration = c;
        }

        return result;
    }

    /// <summary>The profile of the disc: the header of GET CONFIGURATION.</summary>
    /// <exception cref="ScsiTransportException">No answer came.</exception>
    public ScsiResult GetCurrentProfile(out Profile? profile)
    {
        Span<byte> head = stackalloc byte[ConfigurationHeader.Size];
        ScsiResult result = Execute(new GetConfiguration(FeatureRequest.All, 0, ConfigurationHeader.Size), head);
        profile = HasReply(result) && ConfigurationHeader.TryParse(Arrived(head, result), out ConfigurationHeader header)
            ? header.CurrentProfile
            : null;
        return result;
    }

    /// <summary>MODE SENSE(10) of one page: header, then as much as it announces.</summary>
    /// <param name="page">The page; <see langword="null"/> when the drive has it not.</param>
    /// <param name="pageControl">Which values.</param>
    /// <exception cref="ScsiTransportException">No answer came.</exception>
    public ScsiResult ReadModePage<TPage>(out TPage? page, ModePageControl pageControl = ModePageControl.Current)
        where TPage : struct, IModePage<TPage>
    {
        page = null;
        Span<byte> head = stackalloc byte[ModeParameterHeader.Size];
        ScsiResult result = Execute(new ModeSense10(TPage.PageCode, ModeParameterHeader.Size, pageControl), head);
        if (!HasReply(result) || !ModeParameterHeader.TryParse(Arrived(head, result), out ModeParameterHeader header))
        {
            return result;
        }

        byte[] reply = new byte[Math.Clamp(header.TotalBytes, ModeParameterHeader.Size, LargestReplyBytes)];
        result = Execute(new ModeSense10(TPage.PageCode, (ushort)reply.Length, pageControl), reply);
        if (HasReply(result)
            && ModeParameterHeader.TryFindPage(Arrived(reply, result), TPage.PageCode, out ReadOnlySpan<byte> bytes)
            && TPage.TryParse(bytes, out TPage parsed))
        {
            page = parsed;
        }

        return result;
    }

    /// <summary>MODE SELECT(10) of one page: an empty header, no block descriptors, the page.</summary>
    /// <exception cref="ScsiTransportException">No answer came.</exception>
    public ScsiResult WriteModePage<TPage>(in TPage page)
        where TPage : struct, IModePage<TPage>
    {
        Span<byte> list = stackalloc byte[ModeParameterHeader.Size + 257];
        list = list[..(ModeParameterHeader.Size + page.Size)];
        default(ModeParameterHeader).WriteTo(list);
        page.WriteTo(list[ModeParameterHeader.Size..]);
        return Execute(new ModeSelect10((ushort)list.Length, SavePages: false), list);
    }

    /// <summary>GET PERFORMANCE type 3: header, then as many descriptors as it announces.</summary>
    /// <exception cref="ScsiTransportException">No answer came.</exception>
    public ScsiResult ReadWriteSpeeds(out WriteSpeedDescriptor[]? descriptors)
    {
        descriptors = null;
        Span<byte> head = stackalloc byte[PerformanceResponse.HeaderSize];
        ScsiResult result = Execute(Commands.GetPerformance.WriteSpeeds(0), head);
        if (!HasReply(result) || result.BytesTransferred < PerformanceResponse.HeaderSize)
        {
            return result;
        }

        long announced = BinaryPrimitives.ReadUInt32BigEndian(head) + 4L - PerformanceResponse.HeaderSize;
        int count = (int)Math.Clamp(announced / WriteSpeedDescriptor.Size, 1, 64);
        byte[] reply = new byte[PerformanceResponse.HeaderSize + (count * WriteSpeedDescriptor.Size)];
        result = Execute(Commands.GetPerformance.WriteSpeeds((ushort)count), reply);
        if (HasReply(result) && PerformanceResponse.TryParseWriteSpeeds(Arrived(reply, result), out WriteSpeedDescriptor[] d))
        {
            descriptors = d;
        }

        return result;
    }

    /// <summary>READ BUFFER CAPACITY in bytes. Allocates nothing.</summary>
    /// <exception cref="ScsiTransportException">No answer came.</exception>
    public ScsiResult ReadBufferCapacity(out BufferCapacity? capacity)
    {
        Span<byte> reply = stackalloc byte[BufferCapacity.Size];
        ScsiResult result = Execute(new ReadBufferCapacity(BufferCapacity.Size, InBlocks: false), reply);
        capacity = HasReply(result) && BufferCapacity.TryParse(Arrived(reply, result), out BufferCapacity c) ? c : null;
        return result;
    }

    /// <summary>GET EVENT STATUS NOTIFICATION of the media class.</summary>
    /// <exception cref="ScsiTransportException">No answer came.</exception>
    public ScsiResult ReadMediaEvent(out EventStatus? status)
    {
        Span<byte> reply = stackalloc byte[EventStatus.Size];
        ScsiResult result = Execute(new GetEventStatusNotification(EventClasses.Media, EventStatus.Size, Polled: true), reply);
        status = HasReply(result) && EventStatus.TryParse(Arrived(reply, result), out EventStatus s) ? s : null;
        return result;
    }

    /// <summary>SET CD SPEED; <see langword="null"/> asks for the highest write speed. The read speed is left to the
    /// drive.</summary>
    /// <exception cref="ScsiTransportException">No answer came.</exception>
    public ScsiResult SetWriteSpeed(DriveSpeed? speed, bool cav)
    {
        ushort write = speed is DriveSpeed s
            ? (ushort)Math.Clamp(s.KilobytesPerSecond, 0, ushort.MaxValue)
            : SetCdSpeed.Maximum;
        return Execute(new SetCdSpeed(SetCdSpeed.Maximum, write, cav), []);
    }

    /// <summary>READ CD of audio sectors: 2352 bytes each.</summary>
    /// <exception cref="ArgumentException"><paramref name="data"/> is not a whole number of sectors.</exception>
    /// <exception cref="ScsiTransportException">No answer came.</exception>
    public ScsiResult ReadAudio(Lba start, Span<byte> data)
    {
        if (data.IsEmpty || data.Length % CdSector.AudioBytes != 0)
        {
            throw new ArgumentException($"{data.Length} bytes are not whole sectors of {CdSector.AudioBytes}.", nameof(data));
        }

        var command = new ReadCd(
            start, data.Length / CdSector.AudioBytes, SectorType: 1, ReadCd.UserData, SubChannelSelection.None);
        return Execute(command, data);
    }

    // A drive that helped itself (key 1), or has nothing to say about it (key 0), has answered all the same.
    private static bool HasReply(ScsiResult result) => result.IsGood
        || result.Sense is { IsDeferred: false, Key: SenseKey.NoSense or SenseKey.RecoveredError };

    /// <summary>What really arrived of a reply, never more than was asked for.</summary>
    private static ReadOnlySpan<byte> Arrived(ReadOnlySpan<byte> reply, ScsiResult result) =>
        reply[..Math.Clamp(result.BytesTransferred, 0, reply.Length)];

    private ScsiResult ReadTocForm(TocFormat format, bool msf, out byte[] reply)
    {
        reply = [];
        Span<byte> head = stackalloc byte[TocResponse.HeaderSize];
        ScsiResult result = Execute(new ReadTocPmaAtip(format, 0, TocResponse.HeaderSize, msf), head);
        if (!HasReply(result) || result.BytesTransferred < 2)
        {
            return result;
        }

        int announced = BinaryPrimitives.ReadUInt16BigEndian(head) + 2;
        byte[] buffer = new byte[Math.Clamp(announced, TocResponse.HeaderSize, LargestReplyBytes)];
        result = Execute(new ReadTocPmaAtip(format, 0, (ushort)buffer.Length, msf), buffer);
        reply = Arrived(buffer, result).ToArray();
        return result;
    }
}

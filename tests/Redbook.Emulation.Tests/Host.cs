using Redbook.Coding.CdText;
using Redbook.Discs;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;

namespace Redbook.Emulation.Tests;

/// <summary>A recorder with a disc in it and a host that sends plain commands.</summary>
internal sealed class Host : IDisposable
{
    private readonly VirtualDisc? _ownDisc;

    public Host(SoftwareRecorderOptions? options = null, MediumOptions? medium = null)
        : this(VirtualDisc.InMemory(medium), options) => _ownDisc = Disc;

    public Host(VirtualDisc disc, SoftwareRecorderOptions? options = null)
    {
        Disc = disc;
        Recorder = new SoftwareRecorder(options);
        Recorder.Insert(disc);
        Connection = Recorder.Connect();
        Drive = new MmcDrive(Connection);
    }

    public VirtualDisc Disc { get; }

    public SoftwareRecorder Recorder { get; }

    public RecorderConnection Connection { get; }

    public MmcDrive Drive { get; }

    public static byte[] Sound(int seed, int sectors)
    {
        byte[] sound = new byte[sectors * CdSector.AudioBytes];
        new Random(seed).NextBytes(sound);
        return sound;
    }

    public ScsiResult Send(string cdb, TransferDirection direction = TransferDirection.None, byte[]? data = null) =>
        Connection.Execute(Convert.FromHexString(cdb.Replace(" ", string.Empty, StringComparison.Ordinal)), direction, data ?? [], TimeSpan.FromSeconds(1));

    /// <summary>Sends a command that returns data, and cuts the reply to what came.</summary>
    public byte[] Ask(string cdb, int room = 4096)
    {
        byte[] data = new byte[room];
        ScsiResult result = Send(cdb, TransferDirection.FromDevice, data);
        Assert.True(result.IsGood, $"{cdb}: {result.Sense}");
        return data[..result.BytesTransferred];
    }

    public static void Refused(string sense, ScsiResult result)
    {
        Assert.Equal(ScsiStatus.CheckCondition, result.Status);
        Assert.Equal(sense, result.Sense?.ToString());
        Assert.Equal(0, result.BytesTransferred);
    }

    public void Refused(string sense, string cdb, TransferDirection direction = TransferDirection.None, byte[]? data = null) =>
        Refused(sense, Send(cdb, direction, data));

    public static void Good(ScsiResult result) => Assert.True(result.IsGood, result.Sense?.ToString());

    public void Select(WriteParametersPage page) => Good(Drive.WriteModePage(page));

    public void SelectTrackAtOnce(
        MultiSession multiSession = MultiSession.None, bool isTestWrite = false, string? isrc = null, string? mcn = null,
        Control control = Control.None)
    {
        Select(WriteParametersPage.TrackAtOnceAudio with
        {
            MultiSession = multiSession,
            IsTestWrite = isTestWrite,
            TrackMode = control,
            Isrc = isrc is not null && Isrc.TryParse(isrc, out Isrc code) ? code : null,
            Mcn = mcn is not null && Mcn.TryParse(mcn, out Mcn number) ? number : null,
        });
    }

    public TrackInformation Track(uint number)
    {
        Good(Drive.ReadTrackInformation(number, out TrackInformation? info));
        return info!.Value;
    }

    public Lba NextWritable => Track(ReadTrackInformation.InvisibleTrack).NextWritable!.Value;

    public DiscInformation DiscInfo
    {
        get
        {
            Good(Drive.ReadDiscInformation(out DiscInformation? info));
            return info!.Value;
        }
    }

    public ScsiResult Write(Lba start, ReadOnlySpan<byte> sectors)
    {
        byte[] data = sectors.ToArray();
        return Drive.Execute(new Write10(start, (ushort)(data.Length / CdSector.AudioBytes)), data);
    }

    /// <summary>Writes a track from the next writable address on, in pieces of 27 sectors.</summary>
    public Lba WriteTrack(byte[] sound)
    {
        Lba start = NextWritable;
        WriteOn(start, sound);
        return start;
    }

    /// <summary>Writes from an address on, in pieces of 27 sectors.</summary>
    public void WriteOn(Lba start, ReadOnlySpan<byte> sound)
    {
        const int Piece = 27 * CdSector.AudioBytes;
        for (int offset = 0; offset < sound.Length; offset += Piece)
        {
            Good(Write(start + (offset / CdSector.AudioBytes), sound.Slice(offset, Math.Min(Piece, sound.Length - offset))));
        }
    }

    public ScsiResult SendCue(byte[] sheet) => Drive.Execute(new SendCueSheet(sheet.Length), sheet);

    /// <summary>Sends CD-TEXT for a lead-in, 665 sectors at a time.</summary>
    public void WriteText(byte[] packs, int from, int end)
    {
        var text = new CdTextLeadIn(packs);
        for (int at = from; at < end;)
        {
            int count = Math.Min(665, end - at);
            byte[] data = new byte[count * CdSector.SubchannelBytes];
            for (int i = 0; i < count; i++)
            {
                text.Write(at + i - from, data.AsSpan(i * CdSector.SubchannelBytes, CdSector.SubchannelBytes));
            }

            Good(Drive.Execute(new Write10(new Lba(at), (ushort)count), data));
            at += count;
        }
    }

    public ScsiResult Synchronize() => Drive.Execute(new SynchronizeCache(Immediate: false));

    public ScsiResult CloseSession() => Drive.Execute(new CloseTrackSession(CloseFunction.Session, 0, Immediate: false));

    public ScsiResult CloseTrack(int track) => Drive.Execute(new CloseTrackSession(CloseFunction.Track, (ushort)track, Immediate: false));

    /// <summary>Records one track and closes it.</summary>
    public Lba RecordTrack(byte[] sound)
    {
        Lba start = WriteTrack(sound);
        Good(Synchronize());
        return start;
    }

    public byte[] ReadAudio(Lba start, int sectors)
    {
        byte[] sound = new byte[sectors * CdSector.AudioBytes];
        for (int done = 0; done < sectors; done += 27)
        {
            int count = Math.Min(27, sectors - done);
            Span<byte> piece = sound.AsSpan(done * CdSector.AudioBytes, count * CdSector.AudioBytes);
            byte[] data = new byte[piece.Length];
            ScsiResult result = Drive.Execute(new ReadCd(start + done, count, 1, ReadCd.Everything, SubChannelSelection.None), data);
            Good(result);
            Assert.Equal(data.Length, result.BytesTransferred);
            data.CopyTo(piece);
        }

        return sound;
    }

    public void Dispose()
    {
        Connection.Dispose();
        Recorder.Dispose();
        _ownDisc?.Dispose();
    }
}

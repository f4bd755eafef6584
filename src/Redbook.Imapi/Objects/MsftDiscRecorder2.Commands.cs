using Redbook.Imapi.Recorders;
using Redbook.Imapi.Results;
using Redbook.Mmc;
using Redbook.Mmc.Transport;
using Redbook.Recording;

namespace Redbook.Imapi;

/// <content>Commands that a program sends itself.</content>
public partial class MsftDiscRecorder2
{
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromMilliseconds(int.MaxValue);

    /// <inheritdoc/>
    public void SendCommandNoData(byte[] Cdb, uint CdbSize, byte[] SenseBuffer, uint Timeout) => Send(
        nameof(SendCommandNoData), Cdb, CdbSize, SenseBuffer, Timeout, TransferDirection.None, null, 0, out _);

    /// <inheritdoc/>
    public void SendCommandSendDataToDevice(
        byte[] Cdb, uint CdbSize, byte[] SenseBuffer, uint Timeout, byte[] Buffer, uint BufferSize) => Send(
        nameof(SendCommandSendDataToDevice), Cdb, CdbSize, SenseBuffer, Timeout, TransferDirection.ToDevice, Buffer,
        BufferSize, out _);

    /// <inheritdoc/>
    public void SendCommandGetDataFromDevice(
        byte[] Cdb, uint CdbSize, byte[] SenseBuffer, uint Timeout, byte[] Buffer, uint BufferSize, out uint BufferFetched) =>
        Send(
            nameof(SendCommandGetDataFromDevice), Cdb, CdbSize, SenseBuffer, Timeout, TransferDirection.FromDevice, Buffer,
            BufferSize, out BufferFetched);

    /// <summary><see cref="SendCommandNoData"/> with the code that tells whether sense data came.</summary>
    /// <param name="Cdb">The command block.</param>
    /// <param name="CdbSize">Bytes of the block.</param>
    /// <param name="SenseBuffer">18 bytes for the sense data.</param>
    /// <param name="Timeout">Seconds; 0 is 10.</param>
    /// <returns>S_OK, S_IMAPI_COMMAND_HAS_SENSE_DATA, or the code of a failure.</returns>
    public ImapiResult TrySendCommandNoData(byte[] Cdb, uint CdbSize, byte[] SenseBuffer, uint Timeout) => Try(() => Send(
        nameof(SendCommandNoData), Cdb, CdbSize, SenseBuffer, Timeout, TransferDirection.None, null, 0, out _));

    /// <summary><see cref="SendCommandSendDataToDevice"/> with the code that tells whether sense data came.</summary>
    /// <param name="Cdb">The command block.</param>
    /// <param name="CdbSize">Bytes of the block.</param>
    /// <param name="SenseBuffer">18 bytes for the sense data.</param>
    /// <param name="Timeout">Seconds; 0 is 10.</param>
    /// <param name="Buffer">The data.</param>
    /// <param name="BufferSize">Bytes to send.</param>
    /// <returns>S_OK, S_IMAPI_COMMAND_HAS_SENSE_DATA, or the code of a failure.</returns>
    public ImapiResult TrySendCommandSendDataToDevice(
        byte[] Cdb, uint CdbSize, byte[] SenseBuffer, uint Timeout, byte[] Buffer, uint BufferSize) => Try(() => Send(
        nameof(SendCommandSendDataToDevice), Cdb, CdbSize, SenseBuffer, Timeout, TransferDirection.ToDevice, Buffer,
        BufferSize, out _));

    /// <summary><see cref="SendCommandGetDataFromDevice"/> with the code that tells whether sense data came.</summary>
    /// <param name="Cdb">The command block.</param>
    /// <param name="CdbSize">Bytes of the block.</param>
    /// <param name="SenseBuffer">18 bytes for the sense data.</param>
    /// <param name="Timeout">Seconds; 0 is 10.</param>
    /// <param name="Buffer">Filled with the data.</param>
    /// <param name="BufferSize">Bytes there is room for.</param>
    /// <param name="BufferFetched">Bytes that arrived.</param>
    /// <returns>S_OK, S_IMAPI_COMMAND_HAS_SENSE_DATA, or the code of a failure.</returns>
    public ImapiResult TrySendCommandGetDataFromDevice(
        byte[] Cdb, uint CdbSize, byte[] SenseBuffer, uint Timeout, byte[] Buffer, uint BufferSize, out uint BufferFetched)
    {
        uint fetched = 0;
        ImapiResult result = Try(() => Send(
            nameof(SendCommandGetDataFromDevice), Cdb, CdbSize, SenseBuffer, Timeout, TransferDirection.FromDevice, Buffer,
            BufferSize, out fetched));
        BufferFetched = fetched;
        return result;
    }

    private static ImapiResult Try(Func<ImapiResult> call)
    {
        try
        {
            return call();
        }
        catch (ImapiException failure)
        {
            return new ImapiResult(failure.HResult);
        }
    }

    private ImapiResult Send(
        string member,
        byte[] cdb,
        uint cdbSize,
        byte[] sense,
        uint timeoutSeconds,
        TransferDirection direction,
        byte[]? buffer,
        uint bufferSize,
        out uint transferred)
    {
        transferred = 0;
        CallPlace site = ExSite(member);
        bool hasData = direction != TransferDirection.None;
        if (cdb is null || sense is null || (hasData && buffer is null))
        {
            throw ImapiFault.NullArgument(site, cdb is null ? "Cdb" : sense is null ? "SenseBuffer" : "Buffer");
        }

        string? broken = BrokenRule(cdb, cdbSize, sense) ?? (hasData ? BrokenBufferRule(buffer!, bufferSize) : null);
        if (broken is not null)
        {
            throw ImapiFault.Of(ImapiResults.E_INVALIDARG, site, broken);
        }

        RecorderConnection connection = Connection(site);
        if (bufferSize > connection.Transport.MaxTransferBytes)
        {
            throw ImapiFault.Of(
                ImapiResults.E_INVALIDARG,
                site,
                $"BufferSize is {bufferSize}; one command carries {connection.Transport.MaxTransferBytes} bytes at most "
                + $"({nameof(GetMaximumPageAlignedTransferSize)}).");
        }

        TimeSpan timeout = TimeSpan.FromSeconds(
            timeoutSeconds == 0 ? ImapiConstants.IMAPI2_DEFAULT_COMMAND_TIMEOUT : timeoutSeconds);
        ScsiResult answer = connection.Send(site, drive => drive.Transport.Execute(
            cdb.AsSpan(0, (int)cdbSize),
            direction,
            buffer is null ? default : buffer.AsSpan(0, (int)bufferSize),
            timeout < LongestTimeout ? timeout : LongestTimeout));
        transferred = (uint)Math.Clamp(answer.BytesTransferred, 0, (int)bufferSize);
        sense.AsSpan(0, SenseData.FixedSize).Clear();
        if (answer.Sense is { } data)
        {
            data.WriteFixed(sense);
            return new ImapiResult(ImapiResults.S_IMAPI_COMMAND_HAS_SENSE_DATA);
        }

        int hresult = FailureTable.HResultOf(answer, RecordingStep.IdentifyDrive);
        return ImapiResults.IsSuccess(hresult)
            ? new ImapiResult(ImapiResults.S_OK)
            : throw ImapiFault.Of(hresult, site, $"The drive ended the command with status {answer.Status}.");
    }

    private static string? BrokenRule(byte[] cdb, uint cdbSize, byte[] sense)
    {
        string? broken = cdbSize > cdb.Length
            ? $"CdbSize is {cdbSize}, and the block has {cdb.Length} bytes."
            : CommandBlocks.BrokenRule(cdb.AsSpan(0, (int)cdbSize));
        return broken ?? (sense.Length < SenseData.FixedSize
            ? $"SenseBuffer has {sense.Length} bytes, {SenseData.FixedSize - sense.Length} too few."
            : null);
    }

    private static string? BrokenBufferRule(byte[] buffer, uint size) =>
        size == 0 ? "BufferSize is 0: a command without data is SendCommandNoData."
            : size > buffer.Length ? $"BufferSize is {size}, and the buffer has {buffer.Length} bytes."
            : null;

    private CallPlace ExSite(string member) => new($"{nameof(IDiscRecorder2Ex)}.{member}", State());

    private RecorderConnection Connection(in CallPlace site) => _connection ?? throw ImapiFault.Of(
        ImapiResults.E_FAIL, site, $"Call {nameof(InitializeDiscRecorder)} first.");
}

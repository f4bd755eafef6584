using Redbook.Mmc;
using Redbook.Mmc.Transport;

namespace Redbook.Remote.Rscsi;

/// <summary>Offers one drive to a program of the cdrecord family (wodim, icedax, readom) by way of the remote SCSI
/// protocol that these speak with a program started in place of <c>rsh</c>.</summary>
/// <remarks>
/// <para>A request is a letter and lines that end with a line feed, for a command followed by its block and its data; an
/// answer is <c>A</c> and a number, or <c>E</c>, the number of an error and a text. The form was taken from what these
/// programs send and accept. There is one drive, at 0,0,0 of bus 0, whatever device the client names.</para>
/// <para>Whatever comes in is answered or ends the conversation: what cannot be carried out is refused, and after a
/// request whose end cannot be found nothing more is read. Memory is bounded by <see cref="MaxDataBytes"/>.</para>
/// </remarks>
public sealed class RscsiServer
{
    /// <summary>The most data that one command can carry, in bytes, if the drive takes as much.</summary>
    public const int MaxDataBytes = 1024 * 1024;

    private const int MaxCdbBytes = 16;
    private const int MinCdbBytes = 6;
    private const int MaxSkippedCdbBytes = 255;
    private const int ReceiveFlag = 1;

    // How a command ended for the client's own purposes, beside the status of the drive.
    private const int EndedInOrder = 0;
    private const int EndedFatally = 2;
    private const int EndedByTimeout = 3;

    private static readonly TimeSpan TimeoutUnlessSaid = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromDays(1);

    private readonly Func<string, IScsiTransport> _open;
    private RequestReader _requests = null!;
    private AnswerWriter _answers = null!;
    private IScsiTransport? _drive;
    private byte[] _data = [];

    /// <summary>A server of one drive.</summary>
    /// <param name="open">Opens the drive when the client asks for it, and may throw <see cref="IOException"/>, whose
    /// message the client is told. It is given what the client calls the device: 0,0,0 or anything else, and nothing at
    /// all when it looks for devices. The server disposes the transport.</param>
    public RscsiServer(Func<string, IScsiTransport> open)
    {
        ArgumentNullException.ThrowIfNull(open);
        _open = open;
    }

    /// <summary>Answers one client until it leaves, and closes the drive.</summary>
    /// <param name="requests">What the client sends: standard input, as a rule.</param>
    /// <param name="answers">What it reads: standard output. Nothing else may be written there.</param>
    /// <returns>Whether the client left between two requests; <see langword="false"/> when it was cut off in the middle
    /// of one, or sent what is no request.</returns>
    public bool Serve(Stream requests, Stream answers)
    {
        ArgumentNullException.ThrowIfNull(requests);
        ArgumentNullException.ThrowIfNull(answers);
        (_requests, _answers) = (new RequestReader(requests), new AnswerWriter(answers));
        try
        {
            for (int letter = _requests.ReadByte(); letter >= 0; letter = _requests.ReadByte())
            {
                Answer((char)letter);
            }

            return true;
        }
        catch (RscsiFormatException malformed)
        {
            TryRefuse(malformed.Message);
            return false;
        }
        catch (IOException)
        {
            // The client is gone. It need not say goodbye, and most do not.
            return false;
        }
        finally
        {
            Close();
        }
    }

    private void Answer(char letter)
    {
        switch (letter)
        {
            case 'O':
                Open(_requests.ReadLine());
                break;
            case 'C':
                _requests.ReadLine();
                Close();
                _answers.Send(0);
                break;
            case 'S':
                SendCommand();
                break;
            case 'V':
                string asked = _requests.ReadLine();
                IfOpen(_ => _answers.SendText(asked is "1" ? "Redbook" : "1.0"));
                break;
            case 'D':
                _requests.ReadLine();
                IfOpen(drive => _answers.Send(Limit(drive)));
                break;
            case 'M':
                int wanted = _requests.ReadNumber("buffer size");
                IfOpen(drive => _answers.Send(Math.Clamp(wanted, 0, Limit(drive))));
                break;
            case 'B':
                bool isBus = ReadsOnlyZeros(2);
                IfOpen(_ => _answers.Send(isBus ? 1 : 0));
                break;
            case 'T':
                bool isDrive = ReadsOnlyZeros(4);
                IfOpen(_ => _answers.Send(isDrive ? 0 : -1));
                break;
            case 'N':
                _requests.ReadLine();
                IfOpen(_ => _answers.Send(1));
                break;
            case 'F' or 'A':
                _requests.ReadLine();
                IfOpen(_ => _answers.Send(0));
                break;
            case 'I':
                _requests.ReadLine();
                IfOpen(_ => _answers.Send(-1));
                break;
            case 'R':
                _requests.ReadLine();
                IfOpen(_ => _answers.SendError(ErrorNumber.NotSupported, "The bus cannot be reset from here"));
                break;
            default:
                throw new RscsiFormatException("Unknown request");
        }
    }

    private void Open(string device)
    {
        Close();
        try
        {
            _drive = _open(device);
        }
        catch (IOException refused)
        {
            ErrorNumber error = refused is ScsiTransportException { Failure: var failure }
                ? ErrorNumbers.Of(failure)
                : ErrorNumber.InputOutput;
            _answers.SendError(error, refused.Message);
            return;
        }

        // Bus, channel, target, unit.
        _answers.Begin(0).Number(0).Number(0).Number(0).Number(0).Send();
    }

    private void Close()
    {
        _drive?.Dispose();
        _drive = null;
    }

    private void IfOpen(Action<IScsiTransport> answer)
    {
        if (_drive is null)
        {
            RefuseUnopened();
        }
        else
        {
            answer(_drive);
        }
    }

    private bool ReadsOnlyZeros(int count)
    {
        bool onlyZeros = true;
        for (int i = 0; i < count; i++)
        {
            onlyZeros &= _requests.ReadNumber("address") == 0;
        }

        return onlyZeros;
    }

    private void SendCommand()
    {
        int dataBytes = _requests.ReadNumber("data size");
        int flags = _requests.ReadNumber("set of flags");
        int cdbBytes = _requests.ReadNumber("size of the command block");
        int senseBytes = _requests.ReadNumber("sense size");
        int timeoutSeconds = _requests.ReadNumber("time limit");
        if (dataBytes < 0 || cdbBytes is < 0 or > MaxSkippedCdbBytes)
        {
            throw new RscsiFormatException("Impossible size of a command");
        }

        // What is refused is read to its end all the same: the next request begins after it.
        bool receives = (flags & ReceiveFlag) != 0;
        int outBytes = receives ? 0 : dataBytes;
        if (_drive is null)
        {
            _requests.Skip(cdbBytes);
            _requests.Skip(outBytes);
            RefuseUnopened();
        }
        else if (cdbBytes is < MinCdbBytes or > MaxCdbBytes || dataBytes > Limit(_drive))
        {
            _requests.Skip(cdbBytes);
            _requests.Skip(outBytes);
            _answers.SendError(ErrorNumber.InvalidArgument,
                $"A command has {MinCdbBytes} to {MaxCdbBytes} bytes and at most {Limit(_drive)} bytes of data");
        }
        else
        {
            Span<byte> cdb = stackalloc byte[MaxCdbBytes];
            cdb = cdb[..cdbBytes];
            _requests.ReadExactly(cdb);
            Span<byte> data = DataBuffer(dataBytes);
            TransferDirection direction = TransferDirection.None;
            if (dataBytes > 0)
            {
                direction = receives ? TransferDirection.FromDevice : TransferDirection.ToDevice;
            }

            if (receives)
            {
                // What a drive says it filled and did not is nobody's earlier data.
                data.Clear();
            }

            _requests.ReadExactly(data[..outBytes]);
            Execute(_drive, cdb, direction, data, senseBytes, TimeoutOf(timeoutSeconds));
        }
    }

    private void Execute(
        IScsiTransport drive, ReadOnlySpan<byte> cdb, TransferDirection direction, Span<byte> data, int senseBytes,
        TimeSpan timeout)
    {
        ScsiResult result;
        try
        {
            result = drive.Execute(cdb, direction, data, timeout);
        }
        catch (IOException lost)
        {
            TransportFailure failure = (lost as ScsiTransportException)?.Failure ?? TransportFailure.Host;
            _answers.Begin(0)
                .Number(failure == TransportFailure.TimedOut ? EndedByTimeout : EndedFatally)
                .Number((int)ErrorNumbers.Of(failure))
                .Number(0)
                .Number(0)
                .Send();
            return;
        }

        Span<byte> sense = stackalloc byte[SenseData.FixedSize];
        result.Sense?.WriteFixed(sense);
        sense = result.Sense is null ? [] : sense[..Math.Clamp(senseBytes, 0, sense.Length)];
        int moved = Math.Clamp(result.BytesTransferred, 0, data.Length);
        _answers.Begin(moved)
            .Number(EndedInOrder)
            .Number(result.IsGood ? 0 : (int)ErrorNumber.InputOutput)
            .Number((int)result.Status)
            .Number(sense.Length)
            .Bytes(sense)
            .Send(direction == TransferDirection.FromDevice ? data[..moved] : []);
    }

    private Span<byte> DataBuffer(int bytes)
    {
        if (_data.Length < bytes)
        {
            _data = GC.AllocateUninitializedArray<byte>(bytes);
        }

        return _data.AsSpan(0, bytes);
    }

    private static TimeSpan TimeoutOf(int seconds)
    {
        if (seconds <= 0)
        {
            return TimeoutUnlessSaid;
        }

        TimeSpan timeout = TimeSpan.FromSeconds(seconds);
        return timeout < LongestTimeout ? timeout : LongestTimeout;
    }

    private static int Limit(IScsiTransport drive) => Math.Min(drive.MaxTransferBytes, MaxDataBytes);

    private void RefuseUnopened() => _answers.SendError(ErrorNumber.BadHandle, "The drive is not open");

    private void TryRefuse(string message)
    {
        try
        {
            _answers.SendError(ErrorNumber.InvalidArgument, message);
        }
        catch (IOException)
        {
            // It no longer listens either.
        }
    }
}

using Redbook.Discs;

namespace Redbook.Coding.Subcode;

/// <summary>Builds tables of contents and layouts from a stream of received Q frames, and says what is wrong with it.
/// </summary>
/// <remarks>Takes every convention that programs use (see <see cref="SubcodeFinding.IsConvention"/>). A new lead-in behind
/// a program begins a new session. Feeding allocates nothing while a session lasts.</remarks>
/// <param name="source">Where the frames come from.</param>
public sealed class SubcodeDecoder(QSource source = QSource.Subcode96)
{
    private readonly QReader _reader = new(source);
    private readonly FindingTally _findings = new();
    private readonly List<SessionDecoder> _sessions = [];
    private Vote<ulong> _mcn;

    /// <summary>Takes the Q frame of one sector.</summary>
    /// <param name="address">Where the sector lies, whatever its Q says.</param>
    /// <param name="q">At least twelve bytes; more are ignored, so the 16-byte form can be given as it is.</param>
    /// <returns>The frame as understood.</returns>
    /// <exception cref="ArgumentException">Fewer than twelve bytes.</exception>
    public QReading Feed(Lba address, ReadOnlySpan<byte> q)
    {
        QReading reading = _reader.Read(q, address);
        Note(address, reading);
        SessionDecoder session = Session(reading);
        session.Pass(address, reading);
        if (!reading.IsUsable)
        {
            return reading;
        }

        switch (reading.Kind)
        {
            case QKind.TocPoint or QKind.MultiSession:
                session.LeadIn.Feed(address, reading);
                break;
            case QKind.Mcn:
                if (!_mcn.Add(reading.Payload))
                {
                    _findings.Add(SubcodeFindingKind.McnDiffers, address);
                }

                break;
            default:
                session.Program.Feed(address, reading);
                break;
        }

        return reading;
    }

    /// <summary>Takes the 96 raw sub-code bytes of one sector.</summary>
    /// <param name="address">Where the sector lies, whatever its Q says.</param>
    /// <param name="rawPw">96 bytes.</param>
    /// <returns>The frame as understood.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 96 bytes.</exception>
    public QReading FeedRaw(Lba address, ReadOnlySpan<byte> rawPw)
    {
        Span<byte> q = stackalloc byte[QFrame.Size];
        SubcodeBits.ExtractQ(rawPw, q);
        return Feed(address, q);
    }

    /// <summary>Says what all frames so far told. Feeding may go on afterwards.</summary>
    public DecodedSubcode Decode()
    {
        var findings = _findings.Copy();
        Mcn? mcn = null;
        if (_mcn.Count > 0)
        {
            if (QReading.TryGetMcn(_mcn.Value, out Mcn read))
            {
                mcn = read;
            }
            else
            {
                findings.Add(SubcodeFindingKind.McnDiffers, default);
            }
        }

        DecodedSession[] sessions = new DecodedSession[_sessions.Count];
        for (int i = 0; i < sessions.Length; i++)
        {
            sessions[i] = new SessionAssembler(_sessions[i], i + 1, findings).Assemble();
        }

        return new DecodedSubcode { Sessions = sessions, Mcn = mcn, Findings = findings.ToList() };
    }

    private SessionDecoder Session(in QReading reading)
    {
        bool isLeadIn = reading.IsUsable && reading.IsLeadIn;
        if (_sessions.Count == 0 || (isLeadIn && _sessions[^1].Program.HasStarted))
        {
            _sessions.Add(new SessionDecoder(_findings));
        }

        return _sessions[^1];
    }

    private void Note(Lba address, in QReading reading)
    {
        switch (reading.Crc)
        {
            case QCrcState.Wrong:
                _findings.Add(SubcodeFindingKind.WrongCrc, address);
                return;
            case QCrcState.NotInverted:
                _findings.Add(SubcodeFindingKind.CrcNotInverted, address);
                break;
            case QCrcState.Absent:
                _findings.Add(SubcodeFindingKind.CrcAbsent, address);
                break;
        }

        if (reading.Numbers == QNumberForm.Binary)
        {
            _findings.Add(SubcodeFindingKind.BinaryNumbers, address);
        }

        if (reading.Kind == QKind.None)
        {
            _findings.Add(SubcodeFindingKind.UnknownFrame, address, reading.Adr);
        }
        else if (reading.Kind is QKind.Mcn or QKind.Isrc)
        {
            bool isHere = address.Value is < Lba.MinValue or > Lba.MaxValue
                || reading.AFrame == address.ToAbsoluteMsf().Frame;
            if (!isHere)
            {
                _findings.Add(SubcodeFindingKind.AddressDiffers, address);
            }
        }
        else if (reading.Zero != 0 && reading.Kind is (QKind.Position or QKind.LeadOut or QKind.TocPoint))
        {
            _findings.Add(SubcodeFindingKind.NonzeroZeroByte, address);
        }
    }
}

using Redbook.Discs;

namespace Redbook.Coding.Subcode;

/// <summary>Reads Q frames as drives and programs really deliver them.</summary>
/// <remarks>Takes a CRC that is inverted, plain or zero in the 16-byte form, and numbers in BCD or binary. Where no CRC
/// tells the two forms apart, the frames do: the reader remembers what the last telling frame said.</remarks>
/// <param name="source">Where the frames come from.</param>
public sealed class QReader(QSource source)
{
    private QNumberForm _form;

    /// <summary>Reads one frame.</summary>
    /// <param name="q">At least twelve bytes; more are ignored.</param>
    /// <param name="expected">The sector's address, if known: it settles the form of numbers.</param>
    /// <exception cref="ArgumentException">Fewer than twelve bytes.</exception>
    public QReading Read(ReadOnlySpan<byte> q, Lba? expected = null)
    {
        if (q.Length < QFrame.Size)
        {
            throw new ArgumentException($"A Q frame is {QFrame.Size} bytes, got {q.Length}.", nameof(q));
        }

        q = q[..QFrame.Size];
        var frame = new QFrame(q);
        ushort crc = QCrc.Compute(q[..QFrame.PayloadSize]);
        if (frame.Crc == crc)
        {
            return new QReading(q, QCrcState.Valid, QNumberForm.Bcd);
        }

        // A drive that returns binary numbers may leave the CRC of the BCD form behind them.
        Span<byte> bcd = stackalloc byte[QFrame.Size];
        if (TryToBcd(q, bcd) && QCrc.IsSealed(bcd))
        {
            _form = QNumberForm.Binary;
            return new QReading(q, QCrcState.Valid, QNumberForm.Binary);
        }

        if (source == QSource.Subcode96)
        {
            return new QReading(q, QCrcState.Wrong, QNumberForm.Bcd);
        }

        if (frame.Crc == (ushort)~crc && frame.Crc != 0)
        {
            return new QReading(q, QCrcState.NotInverted, QNumberForm.Bcd);
        }

        return frame.Crc == 0
            ? ReadUnproven(q, expected is { Value: >= Lba.MinValue and <= Lba.MaxValue } ? expected : null)
            : new QReading(q, QCrcState.Wrong, QNumberForm.Bcd);
    }

    private static bool TryToBcd(ReadOnlySpan<byte> q, Span<byte> bcd)
    {
        q.CopyTo(bcd);
        int adr = q[0] & 0x0F;
        for (int i = adr is 1 or 5 ? 1 : 9; i < QFrame.PayloadSize; i++)
        {
            bool isSpecial = (i == 1 && q[i] == QFrame.LeadOutTrack) || (i == 2 && q[i] >= TocPoint.FirstTrack)
                || i == 6 || q[i] == 0xFF;
            if (isSpecial)
            {
                continue;
            }

            if (q[i] > 99)
            {
                return false;
            }

            bcd[i] = QBuilder.ToBcd(q[i]);
        }

        return true;
    }

    private QReading ReadUnproven(ReadOnlySpan<byte> q, Lba? expected)
    {
        var bcd = new QReading(q, QCrcState.Absent, QNumberForm.Bcd);
        var binary = new QReading(q, QCrcState.Absent, QNumberForm.Binary);
        bool isBcd = Fits(bcd, expected), isBinary = Fits(binary, expected);
        if (isBcd != isBinary)
        {
            _form = isBcd ? QNumberForm.Bcd : QNumberForm.Binary;
        }

        return _form == QNumberForm.Bcd ? bcd : binary;
    }

    private static bool Fits(QReading reading, Lba? expected) => reading.Kind switch
    {
        QKind.None => false,
        QKind.Position or QKind.LeadOut => expected is null || reading.AbsoluteTime is { } time
            && Lba.FromAbsoluteMsf(time) == expected,
        QKind.Mcn or QKind.Isrc => expected is { } address
            ? reading.AFrame == address.ToAbsoluteMsf().Frame : reading.AFrame is not null,
        _ => reading.RunningTime is not null,
    };
}

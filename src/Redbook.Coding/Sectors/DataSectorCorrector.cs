using Redbook.Discs;

namespace Redbook.Coding.Sectors;

/// <summary>Judges and corrects data sectors by their EDC and product code.</summary>
public static class DataSectorCorrector
{
    private const int MaxPasses = 16;
    private const int ReservedBytes = DataSector.ParityAt - DataSector.Mode1EdcAt - Edc.Size;

    /// <summary>Judges a sector without changing it.</summary>
    /// <param name="sector">2352 bytes, not scrambled.</param>
    /// <param name="kind">What the sector is; see <see cref="DataSector.KindOf"/>.</param>
    /// <returns>Good, uncorrectable (meaning: not right as it is), or unprotected.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 2352 bytes.</exception>
    public static DataSectorState Check(ReadOnlySpan<byte> sector, DataSectorKind kind)
    {
        sector = sector[..DataSector.Size];
        if (kind == DataSectorKind.Mode0)
        {
            return sector[DataSector.BodyAt..].ContainsAnyExcept((byte)0)
                ? DataSectorState.Uncorrectable : DataSectorState.Good;
        }

        if (!HasEdc(sector, kind))
        {
            return DataSectorState.Unprotected;
        }

        return IsEdcValid(sector, kind) && (kind == DataSectorKind.Mode2Form2 || IsParityValid(sector, kind))
            ? DataSectorState.Good : DataSectorState.Uncorrectable;
    }

    /// <summary>Corrects a sector where its codes allow it: one wrong byte in each row or diagonal, over and over; the EDC
    /// has the last word.</summary>
    /// <param name="sector">2352 bytes, not scrambled.</param>
    /// <param name="kind">What the sector is. The mode byte of mode 1 may itself be damaged.</param>
    /// <param name="correctedBytes">How many bytes were put right.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 2352 bytes.</exception>
    public static DataSectorState Correct(Span<byte> sector, DataSectorKind kind, out int correctedBytes)
    {
        sector = sector[..DataSector.Size];
        correctedBytes = 0;
        DataSectorState state = Check(sector, kind);
        if (state != DataSectorState.Uncorrectable || kind is not (DataSectorKind.Mode1 or DataSectorKind.Mode2Form1))
        {
            return state;
        }

        Span<byte> trial = stackalloc byte[DataSector.Size];
        sector.CopyTo(trial);
        if (!TryCorrect(trial, kind))
        {
            return DataSectorState.Uncorrectable;
        }

        for (int i = 0; i < trial.Length; i++)
        {
            correctedBytes += trial[i] != sector[i] ? 1 : 0;
        }

        trial.CopyTo(sector);
        return DataSectorState.Corrected;
    }

    private static bool TryCorrect(Span<byte> trial, DataSectorKind kind)
    {
        bool isForm1 = kind == DataSectorKind.Mode2Form1;
        if (IsEdcValid(trial, kind))
        {
            // The data are right: what is wrong lies in the parity, which can be made anew.
            return Rebuild(trial, kind);
        }

        Span<byte> header = stackalloc byte[DataSector.HeaderSize];
        Span<byte> body = trial[DataSector.SyncSize..];
        body[..DataSector.HeaderSize].CopyTo(header);
        if (isForm1)
        {
            body[..DataSector.HeaderSize].Clear();
        }

        for (int pass = 0; pass < MaxPasses && (CorrectP(body) | CorrectQ(body)); pass++)
        {
        }

        if (isForm1)
        {
            header.CopyTo(body);
        }

        if (!isForm1)
        {
            // The sync is not part of the code, but the EDC runs over it.
            DataSector.Sync.CopyTo(trial);
        }

        return IsEdcValid(trial, kind) && Rebuild(trial, kind);
    }

    private static bool Rebuild(Span<byte> sector, DataSectorKind kind)
    {
        bool isForm1 = kind == DataSectorKind.Mode2Form1;
        if (!isForm1)
        {
            sector.Slice(DataSector.Mode1EdcAt + Edc.Size, ReservedBytes).Clear();
        }

        Ecc.Write(sector, isForm1);
        return true;
    }

    private static bool CorrectP(Span<byte> body)
    {
        bool isChanged = false;
        for (int column = 0; column < Ecc.RowBytes; column++)
        {
            byte sum = 0, weighted = 0;
            for (int row = 0; row < Ecc.Rows; row++)
            {
                byte value = body[(row * Ecc.RowBytes) + column];
                sum ^= value;
                weighted = (byte)(Ecc.Double(weighted) ^ value);
            }

            if (TryLocate(sum, weighted, Ecc.Rows, out int place))
            {
                body[(place * Ecc.RowBytes) + column] ^= sum;
                isChanged = true;
            }
        }

        return isChanged;
    }

    private static bool CorrectQ(Span<byte> body)
    {
        bool isChanged = false;
        for (int i = 0; i < Ecc.QBytes; i++)
        {
            byte sum = 0, weighted = 0;
            for (int word = 0; word < Ecc.Words + 2; word++)
            {
                byte value = body[QPlace(i, word)];
                sum ^= value;
                weighted = (byte)(Ecc.Double(weighted) ^ value);
            }

            if (TryLocate(sum, weighted, Ecc.Words + 2, out int place))
            {
                body[QPlace(i, place)] ^= sum;
                isChanged = true;
            }
        }

        return isChanged;
    }

    private static int QPlace(int diagonal, int word) => word < Ecc.Words
        ? (((diagonal / 2) + word) % Ecc.Rows * Ecc.RowBytes) + (word * 2) + (diagonal % 2)
        : Ecc.QAt + ((word - Ecc.Words) * Ecc.QBytes) + diagonal;

    // One wrong byte: the sum is the error, the quotient of the sums its place.
    private static bool TryLocate(byte sum, byte weighted, int length, out int place)
    {
        place = 0;
        if (sum == 0 || weighted == 0)
        {
            return false;
        }

        place = length - 1 - Gf256.Log(Gf256.Divide(weighted, sum));
        return place >= 0;
    }

    private static bool HasEdc(ReadOnlySpan<byte> sector, DataSectorKind kind) => kind switch
    {
        DataSectorKind.Mode1 or DataSectorKind.Mode2Form1 => true,
        DataSectorKind.Mode2Form2 => sector[^Edc.Size..].ContainsAnyExcept((byte)0),
        _ => false,
    };

    private static bool IsEdcValid(ReadOnlySpan<byte> sector, DataSectorKind kind) => kind switch
    {
        DataSectorKind.Mode1 => Edc.IsSealed(sector[..(DataSector.Mode1EdcAt + Edc.Size)]),
        DataSectorKind.Mode2Form1 => Edc.IsSealed(sector[DataSector.BodyAt..(DataSector.Form1EdcAt + Edc.Size)]),
        _ => Edc.IsSealed(sector[DataSector.BodyAt..CdSector.AudioBytes]),
    };

    private static bool IsParityValid(ReadOnlySpan<byte> sector, DataSectorKind kind)
    {
        Span<byte> copy = stackalloc byte[DataSector.Size];
        sector.CopyTo(copy);
        Ecc.Write(copy, kind == DataSectorKind.Mode2Form1);
        return copy.SequenceEqual(sector);
    }
}

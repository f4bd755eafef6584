using System.Runtime.InteropServices;

namespace Redbook.Audio.Flac;

/// <summary>Decodes one channel of one frame. RFC 9639 9.2.</summary>
internal static class FlacSubframe
{
    /// <summary>Decodes a channel whose samples have at most 32 bits.</summary>
    /// <param name="reader">Positioned on the subframe.</param>
    /// <param name="buffer"><see cref="FlacPredictor.MaxOrder"/> zeros, then one place for each sample.</param>
    /// <param name="bits">Width of the samples, 4 to 32.</param>
    public static void Decode(FlacBitReader reader, Span<int> buffer, int bits)
    {
        SubframeHeader header = SubframeHeader.Read(reader, bits);
        bits -= header.WastedBits;
        Span<int> samples = buffer[FlacPredictor.MaxOrder..];
        switch (header.Kind)
        {
            case SubframeKind.Constant:
                samples.Fill((int)reader.ReadSigned(bits));
                break;
            case SubframeKind.Verbatim:
                reader.ReadSignedBlock(samples, bits);
                break;
            case SubframeKind.Fixed:
                ReadWarmUp(reader, samples, header.Order, bits);
                ReadResidual(reader, samples, header.Order);
                FlacPredictor.RestoreFixed(samples, header.Order);
                break;
            default:
                ReadWarmUp(reader, samples, header.Order, bits);
                Span<int> coefficients = stackalloc int[header.Order];
                int shift = ReadCoefficients(reader, coefficients);
                ReadResidual(reader, samples, header.Order);
                FlacPredictor.RestoreLinear(buffer, coefficients, shift, bits);
                break;
        }

        if (header.WastedBits > 0)
        {
            foreach (ref int sample in samples)
            {
                sample <<= header.WastedBits;
            }
        }
    }

    /// <summary>Decodes a difference of 32-bit channels, whose samples have 33 bits.</summary>
    /// <param name="reader">Positioned on the subframe.</param>
    /// <param name="samples">One place for each sample.</param>
    /// <param name="bits">Width of the samples: 33.</param>
    public static void Decode(FlacBitReader reader, Span<long> samples, int bits)
    {
        SubframeHeader header = SubframeHeader.Read(reader, bits);
        bits -= header.WastedBits;
        if (header.Kind == SubframeKind.Constant)
        {
            samples.Fill(reader.ReadSigned(bits));
        }
        else if (header.Kind == SubframeKind.Verbatim)
        {
            ReadWarmUp(reader, samples, samples.Length, bits);
        }
        else
        {
            ReadWarmUp(reader, samples, header.Order, bits);
            Span<int> coefficients = stackalloc int[header.Order];
            int shift = 0;
            if (header.Kind == SubframeKind.Fixed)
            {
                FixedCoefficients(header.Order).CopyTo(coefficients);
            }
            else
            {
                shift = ReadCoefficients(reader, coefficients);
            }

            ReadResidual(reader, samples, header.Order);
            FlacPredictor.RestoreLinear(samples, coefficients, shift);
        }

        foreach (ref long sample in samples)
        {
            sample <<= header.WastedBits;
        }
    }

    /// <summary>The fixed predictors written as linear ones.</summary>
    private static ReadOnlySpan<int> FixedCoefficients(int order) => order switch
    {
        0 => [],
        1 => [1],
        2 => [2, -1],
        3 => [3, -3, 1],
        _ => [4, -6, 4, -1],
    };

    private static void ReadWarmUp(FlacBitReader reader, Span<int> samples, int order, int bits)
    {
        if (order > samples.Length)
        {
            throw reader.Damaged("a FLAC predictor is longer than its block");
        }

        reader.ReadSignedBlock(samples[..order], bits);
    }

    private static void ReadWarmUp(FlacBitReader reader, Span<long> samples, int order, int bits)
    {
        if (order > samples.Length)
        {
            throw reader.Damaged("a FLAC predictor is longer than its block");
        }

        for (int i = 0; i < order; i++)
        {
            samples[i] = reader.ReadSigned(bits);
        }
    }

    /// <summary>Reads precision, shift and coefficients, the newest sample's first; returns the shift.</summary>
    private static int ReadCoefficients(FlacBitReader reader, Span<int> coefficients)
    {
        int precision = (int)reader.ReadBits(4) + 1;
        if (precision == 16)
        {
            throw reader.Damaged("a FLAC predictor has the forbidden precision code 15");
        }

        int shift = (int)reader.ReadSigned(5);
        if (shift < 0)
        {
            throw reader.Damaged("a FLAC predictor has a negative shift");
        }

        reader.ReadSignedBlock(coefficients, precision);
        return shift;
    }

    private static void ReadResidual(FlacBitReader reader, Span<long> samples, int order)
    {
        // Residuals have 32 bits even here. They are read into the upper half of the same memory, then widened from
        // the bottom up, so that none is overwritten before it is read.
        int length = samples.Length;
        Span<int> narrow = MemoryMarshal.Cast<long, int>(samples)[length..];
        Span<long> warmUp = stackalloc long[order];
        samples[..order].CopyTo(warmUp);
        ReadResidual(reader, narrow, order);
        for (int i = order; i < length; i++)
        {
            samples[i] = narrow[i];
        }

        warmUp.CopyTo(samples);
    }

    private static void ReadResidual(FlacBitReader reader, Span<int> samples, int order)
    {
        int method = (int)reader.ReadBits(2);
        if (method > 1)
        {
            throw reader.Damaged("a FLAC residual has a reserved coding method");
        }

        int parameterBits = method == 0 ? 4 : 5;
        int escape = method == 0 ? 15 : 31;
        int partitionOrder = (int)reader.ReadBits(4);
        int partitionLength = samples.Length >> partitionOrder;
        if (partitionLength << partitionOrder != samples.Length || partitionLength < order)
        {
            throw reader.Damaged("a FLAC residual is divided into parts that do not fit its block");
        }

        int from = order;
        for (int partition = 1; partition <= 1 << partitionOrder; partition++)
        {
            Span<int> residuals = samples[from..(partition * partitionLength)];
            from = partition * partitionLength;
            int parameter = (int)reader.ReadBits(parameterBits);
            if (parameter != escape)
            {
                reader.ReadRice(residuals, parameter);
                continue;
            }

            int plainBits = (int)reader.ReadBits(5);
            if (plainBits == 0)
            {
                residuals.Clear();
            }
            else
            {
                reader.ReadSignedBlock(residuals, plainBits);
            }
        }
    }
}

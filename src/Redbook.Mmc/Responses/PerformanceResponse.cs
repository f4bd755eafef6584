using System.Buffers.Binary;

namespace Redbook.Mmc.Responses;

/// <summary>The reply of GET PERFORMANCE: a header and descriptors of 16 bytes.</summary>
public static class PerformanceResponse
{
    /// <summary>Bytes before the first descriptor.</summary>
    public const int HeaderSize = 8;

    /// <summary>Reads write speed descriptors (type 3); one that arrived in part is left out.</summary>
    /// <returns><see langword="false"/> when not even the header is there.</returns>
    public static bool TryParseWriteSpeeds(ReadOnlySpan<byte> source, out WriteSpeedDescriptor[] descriptors)
    {
        if (!TryCut(source, out ReadOnlySpan<byte> body))
        {
            descriptors = [];
            return false;
        }

        descriptors = new WriteSpeedDescriptor[body.Length / WriteSpeedDescriptor.Size];
        for (int i = 0; i < descriptors.Length; i++)
        {
            descriptors[i] = WriteSpeedDescriptor.Parse(body[(i * WriteSpeedDescriptor.Size)..]);
        }

        return true;
    }

    /// <summary>Reads nominal performance descriptors (type 0); one that arrived in part is left out.</summary>
    /// <returns><see langword="false"/> when not even the header is there.</returns>
    public static bool TryParseNominal(ReadOnlySpan<byte> source, out NominalPerformance[] descriptors)
    {
        if (!TryCut(source, out ReadOnlySpan<byte> body))
        {
            descriptors = [];
            return false;
        }

        descriptors = new NominalPerformance[body.Length / NominalPerformance.Size];
        for (int i = 0; i < descriptors.Length; i++)
        {
            descriptors[i] = NominalPerformance.Parse(body[(i * NominalPerformance.Size)..]);
        }

        return true;
    }

    /// <summary>The whole reply with write speed descriptors.</summary>
    public static byte[] ToArray(ReadOnlySpan<WriteSpeedDescriptor> descriptors)
    {
        byte[] reply = Begin(descriptors.Length, flags: 0);
        for (int i = 0; i < descriptors.Length; i++)
        {
            descriptors[i].WriteTo(reply.AsSpan(HeaderSize + (i * WriteSpeedDescriptor.Size)));
        }

        return reply;
    }

    /// <summary>The whole reply with nominal performance descriptors.</summary>
    /// <param name="descriptors">The descriptors.</param>
    /// <param name="isWrite">Whether they are about writing.</param>
    public static byte[] ToArray(ReadOnlySpan<NominalPerformance> descriptors, bool isWrite)
    {
        byte[] reply = Begin(descriptors.Length, (byte)(isWrite ? 2 : 0));
        for (int i = 0; i < descriptors.Length; i++)
        {
            descriptors[i].WriteTo(reply.AsSpan(HeaderSize + (i * NominalPerformance.Size)));
        }

        return reply;
    }

    private static byte[] Begin(int count, byte flags)
    {
        byte[] reply = new byte[HeaderSize + (count * WriteSpeedDescriptor.Size)];
        BinaryPrimitives.WriteInt32BigEndian(reply, reply.Length - 4);
        reply[4] = flags;
        return reply;
    }

    private static bool TryCut(ReadOnlySpan<byte> source, out ReadOnlySpan<byte> body)
    {
        body = default;
        if (source.Length < HeaderSize)
        {
            return false;
        }

        long declared = BinaryPrimitives.ReadUInt32BigEndian(source) + 4L;
        int size = (int)Math.Min(source.Length, declared);
        body = size <= HeaderSize ? [] : source[HeaderSize..size];
        return true;
    }
}

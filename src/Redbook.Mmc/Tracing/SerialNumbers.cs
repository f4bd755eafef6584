using System.Buffers.Binary;
using Redbook.Mmc.Features;

namespace Redbook.Mmc.Tracing;

/// <summary>Where replies hold the serial number of a drive. It tells drives of one kind apart and nothing else, so replies
/// of two drives are compared without it.</summary>
internal static class SerialNumbers
{
    private const byte VitalProductData = 1;
    private const byte SerialNumberPage = 0x80;
    private const byte IdentificationPage = 0x83;
    private const int PageHeaderBytes = 4;
    private const int ConfigurationHeaderBytes = 8;
    private const int DescriptorHeaderBytes = 4;

    /// <summary>Puts zeros in place of the serial number.</summary>
    /// <param name="cdb">The command.</param>
    /// <param name="reply">What it was answered, whole or cut off.</param>
    public static void Clear(ReadOnlySpan<byte> cdb, Span<byte> reply)
    {
        if (cdb[0] == Opcode.GetConfiguration)
        {
            ClearFeature(reply);
        }
        else if (cdb[0] == Opcode.Inquiry && (cdb[1] & VitalProductData) != 0 && cdb[2] is SerialNumberPage or IdentificationPage
            && reply.Length > PageHeaderBytes)
        {
            reply[PageHeaderBytes..].Clear();
        }
    }

    private static void ClearFeature(Span<byte> reply)
    {
        for (int at = ConfigurationHeaderBytes; at + DescriptorHeaderBytes <= reply.Length;)
        {
            int length = reply[at + DescriptorHeaderBytes - 1];
            Span<byte> rest = reply[(at + DescriptorHeaderBytes)..];
            if (BinaryPrimitives.ReadUInt16BigEndian(reply[at..]) == FeatureCode.SerialNumber)
            {
                rest[..Math.Min(length, rest.Length)].Clear();
            }

            at += DescriptorHeaderBytes + length;
        }
    }
}

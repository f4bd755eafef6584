using System.Buffers.Binary;
using Redbook.Discs;

namespace Redbook.Emulation.Child;

/// <summary>Sectors whose content follows from their address, so that both sides of a test know it.</summary>
public static class Pattern
{
    /// <summary>Fills whole sectors that start at an address.</summary>
    public static void Fill(int seed, Lba start, Span<byte> sectors)
    {
        ulong state = 0;
        for (int offset = 0; offset < sectors.Length; offset += 8)
        {
            if (offset % CdSector.AudioBytes == 0)
            {
                int address = start.Value + (offset / CdSector.AudioBytes);
                state = ((ulong)(uint)seed << 32) ^ (uint)address ^ 0x9E37_79B9_7F4A_7C15;
            }

            state = (state * 6_364_136_223_846_793_005) + 1_442_695_040_888_963_407;
            BinaryPrimitives.WriteUInt64LittleEndian(sectors[offset..], state);
        }
    }
}

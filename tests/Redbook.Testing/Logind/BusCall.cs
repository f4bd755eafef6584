using System.Buffers.Binary;
using System.Text;

namespace Redbook.Testing.Logind;

/// <summary>A method call as it came over a D-Bus connection.</summary>
/// <param name="Serial">Its number.</param>
/// <param name="Member">The method.</param>
/// <param name="Body">Its arguments, little-endian.</param>
internal sealed record BusCall(uint Serial, string Member, byte[] Body)
{
    /// <summary>Arguments that are all strings.</summary>
    public string[] Strings(int count)
    {
        string[] strings = new string[count];
        int at = 0;
        for (int i = 0; i < count; i++)
        {
            at = BusConnection.Aligned(at, 4);
            int length = BinaryPrimitives.ReadInt32LittleEndian(Body.AsSpan(at));
            strings[i] = Encoding.UTF8.GetString(Body, at + 4, length);
            at += 4 + length + 1;
        }

        return strings;
    }
}

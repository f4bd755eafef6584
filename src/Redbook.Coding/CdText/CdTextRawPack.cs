namespace Redbook.Coding.CdText;

/// <summary>A pack of a type that is copied without being understood (89h to 8Ch).</summary>
/// <param name="Type">The pack type.</param>
/// <param name="Element">Byte 1 of the pack.</param>
/// <param name="Payload">Twelve bytes.</param>
public readonly record struct CdTextRawPack(CdTextPackType Type, byte Element, ReadOnlyMemory<byte> Payload)
{
    /// <summary>Whether type, element and payload are the same.</summary>
    public bool Equals(CdTextRawPack other) =>
        Type == other.Type && Element == other.Element && Payload.Span.SequenceEqual(other.Payload.Span);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Type, Element, Payload.Length);
}

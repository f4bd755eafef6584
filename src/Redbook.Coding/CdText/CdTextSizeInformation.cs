namespace Redbook.Coding.CdText;

/// <summary>The 36 bytes of size information of a block.</summary>
internal sealed class CdTextSizeInformation
{
    private const int Packs = 3;
    private const int CountsAt = 4;
    private const int SequencesAt = 20;
    private const int LanguagesAt = 28;

    private readonly byte[] _bytes = new byte[Packs * CdTextPack.PayloadSize];
    private int _seen;

    public CdTextCharacterSet CharacterSet => (CdTextCharacterSet)_bytes[0];

    public int FirstTrack => _bytes[1];

    public int LastTrack => _bytes[2];

    public byte Copyright => _bytes[3];

    public bool IsComplete => _seen == (1 << Packs) - 1;

    public bool HasRange => (_seen & 1) != 0;

    public static CdTextSizeInformation? Find(ReadOnlySpan<byte[]?> packs)
    {
        CdTextSizeInformation? found = null;
        foreach (byte[]? pack in packs)
        {
            if (pack is null)
            {
                continue;
            }

            var view = new CdTextPack(pack);
            if (view.Type == CdTextPackType.SizeInformation && view.Track < Packs)
            {
                found ??= new CdTextSizeInformation();
                found._seen |= 1 << view.Track;
                view.Payload.CopyTo(found._bytes.AsSpan(view.Track * CdTextPack.PayloadSize));
            }
        }

        return found;
    }

    public int Count(CdTextPackType type) => _bytes[CountsAt + ((int)type & 0x0F)];

    public int LastSequence(int block) => _bytes[SequencesAt + block];

    public CdTextLanguage Language(int block) => (CdTextLanguage)_bytes[LanguagesAt + block];
}

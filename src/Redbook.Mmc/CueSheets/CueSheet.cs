namespace Redbook.Mmc.CueSheets;

/// <summary>The layout of a session that is recorded at once, as SEND CUE SHEET carries it.</summary>
/// <param name="entries">The entries in order: catalogue number, lead-in, then for each track its recording code and its
/// indexes, lead-out.</param>
public sealed class CueSheet(IReadOnlyList<CueEntry> entries)
{
    /// <summary>The entries in order.</summary>
    public IReadOnlyList<CueEntry> Entries { get; } = entries ?? throw new ArgumentNullException(nameof(entries));

    /// <summary>Bytes of the sheet.</summary>
    public int SizeBytes => Entries.Count * CueEntry.Size;

    /// <summary>Reads a sheet; what the entries say is not judged.</summary>
    /// <returns>False when the length is not a multiple of eight.</returns>
    public static bool TryParse(ReadOnlySpan<byte> source, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out CueSheet? sheet)
    {
        sheet = null;
        if (source.Length % CueEntry.Size != 0)
        {
            return false;
        }

        var entries = new CueEntry[source.Length / CueEntry.Size];
        for (int i = 0; i < entries.Length; i++)
        {
            entries[i] = CueEntry.Parse(source[(i * CueEntry.Size)..]);
        }

        sheet = new CueSheet(entries);
        return true;
    }

    /// <summary>The bytes of the sheet.</summary>
    public byte[] ToArray()
    {
        byte[] bytes = new byte[SizeBytes];
        for (int i = 0; i < Entries.Count; i++)
        {
            Entries[i].WriteTo(bytes.AsSpan(i * CueEntry.Size));
        }

        return bytes;
    }
}

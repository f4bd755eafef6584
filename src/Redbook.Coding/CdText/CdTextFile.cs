namespace Redbook.Coding.CdText;

/// <summary>Files of CD-TEXT packs (<c>.cdt</c>, <c>CDTEXT.BIN</c>, <c>cdtext.dat</c>).</summary>
public static class CdTextFile
{
    private const int HeaderSize = 4;

    /// <summary>Finds the packs in a file's bytes.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="form">The form of the file.</param>
    /// <param name="packs">Its packs; empty when the result is false.</param>
    /// <returns>False when the bytes are none of the three forms.</returns>
    public static bool TryGetPacks(ReadOnlySpan<byte> file, out CdTextFileForm form, out ReadOnlySpan<byte> packs)
    {
        form = (file.Length % CdTextPack.Size) switch
        {
            1 => CdTextFileForm.TrailingZero,
            HeaderSize => CdTextFileForm.LengthHeader,
            _ => CdTextFileForm.Packs,
        };
        packs = form switch
        {
            CdTextFileForm.TrailingZero => file[..^1],
            CdTextFileForm.LengthHeader => file[HeaderSize..],
            _ => file,
        };
        bool isRight = packs.Length > 0 && packs.Length % CdTextPack.Size == 0 && (packs[0] & 0xF0) == 0x80;
        packs = isRight ? packs : default;
        return isRight;
    }
}

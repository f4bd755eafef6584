namespace Redbook.Images;

/// <summary>A place in a file.</summary>
/// <param name="Path">The file.</param>
public sealed record FindingPlace(string Path)
{
    /// <summary>The line, from 1, in a file of text.</summary>
    public int? Line { get; init; }

    /// <summary>The character in the line, from 1.</summary>
    public int? Column { get; init; }

    /// <summary>How many characters are meant, from <see cref="Column"/> on.</summary>
    public int? LengthChars { get; init; }

    /// <summary>The text of the line, to be shown with a mark under what is meant; long lines are cut.</summary>
    public string? LineText { get; init; }

    /// <summary>The byte in the file, from 0, in a file that is not text.</summary>
    public long? ByteOffset { get; init; }

    /// <summary><c>path:line:column</c>, or with <c>at byte</c>.</summary>
    public override string ToString() => (Line, Column, ByteOffset) switch
    {
        ({ } line, { } column, _) => $"{Path}:{line}:{column}",
        ({ } line, null, _) => $"{Path}:{line}",
        (null, _, { } offset) => $"{Path}, at byte {offset}",
        _ => Path,
    };
}

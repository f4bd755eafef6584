using System.Text;

namespace Redbook.Images.Formats;

/// <summary>How the bytes of a text are read.</summary>
/// <param name="Encoding">The encoding.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="MarkBytes">Bytes of the mark before the text.</param>
/// <param name="IsGuess">Whether neither a mark nor the user nor the bytes themselves settle it.</param>
internal sealed record TextEncodingChoice(Encoding Encoding, string Name, int MarkBytes, bool IsGuess)
{
    /// <summary>UTF-8 without a mark.</summary>
    public static TextEncodingChoice Utf8 { get; } = new(new UTF8Encoding(false), "UTF-8", 0, IsGuess: false);
}

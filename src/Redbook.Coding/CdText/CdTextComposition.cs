using System.Text;

namespace Redbook.Coding.CdText;

/// <summary>Joins letters and combining marks where one character exists for both.</summary>
/// <remarks>The runtime's own normalisation does nothing in invariant globalisation, which this library must live with.
/// </remarks>
internal static class CdTextComposition
{
    private const char FirstMark = '\u0300';
    private const char LastMark = '\u036F';
    private const char VoicedMark = '\u3099';
    private const char SemiVoicedMark = '\u309A';
    private const string Voiceable = "かきくけこさしすせそたちつてとはひふへほ";
    private const string SemiVoiceable = "はひふへほ";
    private const int KatakanaOffset = 'ア' - 'あ';

    // A mark, then pairs of letter and composed letter.
    private static readonly Dictionary<(char Letter, char Mark), char> Pairs = Create(
        "\u0300AÀEÈIÌOÒUÙaàeèiìoòuù",
        "\u0301AÁEÉIÍOÓUÚYÝaáeéiíoóuúyý",
        "\u0302AÂEÊIÎOÔUÛaâeêiîoôuû",
        "\u0303AÃNÑOÕaãnñoõ",
        "\u0308AÄEËIÏOÖUÜaäeëiïoöuüyÿ",
        "\u030AAÅaå",
        "\u0327CÇcç");

    public static bool IsMark(int character) => character is >= FirstMark and <= LastMark;

    public static string Compose(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange(FirstMark, LastMark)
            && !text.AsSpan().ContainsAny(VoicedMark, SemiVoicedMark))
        {
            return text;
        }

        var composed = new StringBuilder(text.Length);
        foreach (char character in text)
        {
            if (composed.Length > 0 && Join(composed[^1], character) is { } joined)
            {
                composed[^1] = joined;
            }
            else
            {
                composed.Append(character);
            }
        }

        return composed.ToString();
    }

    /// <summary>Joins a kana and a sound mark; null where there is no such character.</summary>
    public static char? JoinKana(char kana, char mark)
    {
        bool isKatakana = kana is >= 'ァ' and <= 'ヶ';
        char hiragana = isKatakana ? (char)(kana - KatakanaOffset) : kana;
        return mark switch
        {
            VoicedMark when Voiceable.Contains(hiragana) => (char)(kana + 1),
            VoicedMark when hiragana == 'う' => isKatakana ? 'ヴ' : 'ゔ',
            SemiVoicedMark when SemiVoiceable.Contains(hiragana) => (char)(kana + 2),
            _ => null,
        };
    }

    private static char? Join(char letter, char mark) => mark is VoicedMark or SemiVoicedMark
        ? JoinKana(letter, mark)
        : Pairs.TryGetValue((letter, mark), out char joined) ? joined : null;

    private static Dictionary<(char Letter, char Mark), char> Create(params ReadOnlySpan<string> groups)
    {
        var pairs = new Dictionary<(char Letter, char Mark), char>();
        foreach (string group in groups)
        {
            for (int i = 1; i < group.Length; i += 2)
            {
                pairs.Add((group[i], group[0]), group[i + 1]);
            }
        }

        return pairs;
    }
}

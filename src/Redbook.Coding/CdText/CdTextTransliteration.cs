using System.Text;

namespace Redbook.Coding.CdText;

/// <summary>Other letters for characters that a character set does not have.</summary>
internal static class CdTextTransliteration
{
    private const int FullWidthOffset = '！' - '!';

    private static readonly Dictionary<int, string> Table = Create();

    /// <summary>Latin letters, digits and signs for one character; null when there are none.</summary>
    public static string? Find(Rune character) => character.Value switch
    {
        >= '！' and <= '～' => ((char)(character.Value - FullWidthOffset)).ToString(),
        var value when CdTextComposition.IsMark(value) => string.Empty,
        var value => Table.GetValueOrDefault(value),
    };

    private static Dictionary<int, string> Create()
    {
        var table = new Dictionary<int, string>();

        // Groups of characters that become the same letters.
        Add(table, "ÀÁÂÃÄÅĀĂĄǍǞǠǺȀȂȦẠẢẤẦẨẪẬẮẰẲẴẶ", "A");
        Add(table, "àáâãäåāăąǎǟǡǻȁȃȧạảấầẩẫậắằẳẵặª", "a");
        Add(table, "ḂḄƁ", "B");
        Add(table, "ḃḅɓ", "b");
        Add(table, "ÇĆĈĊČƇ", "C");
        Add(table, "çćĉċčƈ¢", "c");
        Add(table, "ÐĎĐḊḌƉ", "D");
        Add(table, "ðďđḋḍɖ", "d");
        Add(table, "ÈÉÊËĒĔĖĘĚȄȆȨẸẺẼẾỀỂỄỆƏ", "E");
        Add(table, "èéêëēĕėęěȅȇȩẹẻẽếềểễệə", "e");
        Add(table, "Ḟ", "F");
        Add(table, "ḟƒ", "f");
        Add(table, "ĜĞĠĢǤǦǴ", "G");
        Add(table, "ĝğġģǥǧǵ", "g");
        Add(table, "ĤĦȞḤ", "H");
        Add(table, "ĥħȟḥ", "h");
        Add(table, "ÌÍÎÏĨĪĬĮİǏȈȊỈỊ", "I");
        Add(table, "ìíîïĩīĭįıǐȉȋỉị", "i");
        Add(table, "Ĵ", "J");
        Add(table, "ĵǰ", "j");
        Add(table, "ĶǨ", "K");
        Add(table, "ķǩĸ", "k");
        Add(table, "ĹĻĽĿŁ", "L");
        Add(table, "ĺļľŀł", "l");
        Add(table, "ṀṂ", "M");
        Add(table, "ṁṃ", "m");
        Add(table, "ÑŃŅŇŊǸ", "N");
        Add(table, "ñńņňŋǹ", "n");
        Add(table, "ÒÓÔÕÖØŌŎŐƠǑǪǬǾȌȎȪȬȮȰỌỎỐỒỔỖỘỚỜỞỠỢ", "O");
        Add(table, "òóôõöøōŏőơǒǫǭǿȍȏȫȭȯȱọỏốồổỗộớờởỡợº", "o");
        Add(table, "Ṗ", "P");
        Add(table, "ṗ¶", "p");
        Add(table, "ŔŖŘȐȒ", "R");
        Add(table, "ŕŗřȑȓ", "r");
        Add(table, "ŚŜŞŠȘṠ", "S");
        Add(table, "śŝşšșṡſ§", "s");
        Add(table, "ŢŤŦȚṪ", "T");
        Add(table, "ţťŧțṫ", "t");
        Add(table, "ÙÚÛÜŨŪŬŮŰŲƯǓǕǗǙǛȔȖỤỦỨỪỬỮỰ", "U");
        Add(table, "ùúûüũūŭůűųưǔǖǘǚǜȕȗụủứừửữựµ", "u");
        Add(table, "ŴẀẂẄ", "W");
        Add(table, "ŵẁẃẅ", "w");
        Add(table, "ÝŶŸȲỲỴỶỸ", "Y");
        Add(table, "ýÿŷȳỳỵỷỹ", "y");
        Add(table, "ŹŻŽƵ", "Z");
        Add(table, "źżžƶ", "z");
        Add(table, "‘’‚‛′ʼʹʻ´", "'");
        Add(table, "“”„‟″¨", "\"");
        Add(table, "«»", "\"");
        Add(table, "‐‑‒–—―−\u00AD", "-");
        Add(table, "•·∙⋅", "*");
        Add(table, "×", "x");
        Add(table, "⁄÷", "/");
        Add(table, "‹", "<");
        Add(table, "›", ">");
        Add(table, "\u00A0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u205F\u3000", " ");
        Add(table, "\u200B\u200C\u200D\u200E\u200F\u2060\uFE0E\uFE0F\uFEFF¸¯", string.Empty);

        // Single characters that become several letters.
        AddEach(table, "Æ:AE Ǽ:AE æ:ae ǽ:ae Œ:OE œ:oe ß:ss ẞ:SS Þ:Th þ:th Ĳ:IJ ĳ:ij ŉ:'n Ǆ:DZ ǅ:Dz ǆ:dz Ǉ:LJ ǈ:Lj ǉ:lj");
        AddEach(table, "Ǌ:NJ ǋ:Nj ǌ:nj ﬁ:fi ﬂ:fl ﬀ:ff ﬃ:ffi ﬄ:ffl …:... ‥:.. €:EUR £:GBP ¥:JPY ¤:$ ™:(TM) ℠:(SM) ℗:(P)");
        AddEach(table, "©:(C) ®:(R) №:No. ½:1/2 ¼:1/4 ¾:3/4 ⅓:1/3 ⅔:2/3 ¹:1 ²:2 ³:3 °:o ±:+- ¬:- ¦:| ¡:! ¿:? ♯:# ♭:b ♥:<3 ∞:oo");
        AddEach(table, "Ⅰ:I Ⅱ:II Ⅲ:III Ⅳ:IV Ⅴ:V Ⅵ:VI Ⅶ:VII Ⅷ:VIII Ⅸ:IX Ⅹ:X Ⅺ:XI Ⅻ:XII");

        // Cyrillic and Greek, letter by letter.
        AddEach(table, "А:A Б:B В:V Г:G Ґ:G Д:D Е:E Ё:E Ж:Zh З:Z И:I Й:Y К:K Л:L М:M Н:N О:O П:P Р:R С:S Т:T У:U Ф:F Х:Kh");
        AddEach(table, "Ц:Ts Ч:Ch Ш:Sh Щ:Shch Ъ:' Ы:Y Ь:' Э:E Ю:Yu Я:Ya І:I Ї:Yi Є:Ye Ў:U Ђ:Dj Ј:J Љ:Lj Њ:Nj Ћ:C Џ:Dz");
        AddEach(table, "а:a б:b в:v г:g ґ:g д:d е:e ё:e ж:zh з:z и:i й:y к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh");
        AddEach(table, "ц:ts ч:ch ш:sh щ:shch ъ:' ы:y ь:' э:e ю:yu я:ya і:i ї:yi є:ye ў:u ђ:dj ј:j љ:lj њ:nj ћ:c џ:dz");
        AddEach(table, "Α:A Ά:A Β:V Γ:G Δ:D Ε:E Έ:E Ζ:Z Η:I Ή:I Θ:Th Ι:I Ί:I Ϊ:I Κ:K Λ:L Μ:M Ν:N Ξ:X Ο:O Ό:O Π:P Ρ:R Σ:S Τ:T");
        AddEach(table, "Υ:Y Ύ:Y Ϋ:Y Φ:F Χ:Ch Ψ:Ps Ω:O Ώ:O α:a ά:a β:v γ:g δ:d ε:e έ:e ζ:z η:i ή:i θ:th ι:i ί:i ϊ:i ΐ:i κ:k λ:l");
        AddEach(table, "μ:m ν:n ξ:x ο:o ό:o π:p ρ:r σ:s ς:s τ:t υ:y ύ:y ϋ:y ΰ:y φ:f χ:ch ψ:ps ω:o ώ:o");
        return table;
    }

    private static void Add(Dictionary<int, string> table, string characters, string replacement)
    {
        foreach (Rune character in characters.EnumerateRunes())
        {
            table.Add(character.Value, replacement);
        }
    }

    private static void AddEach(Dictionary<int, string> table, string pairs)
    {
        foreach (string pair in pairs.Split(' '))
        {
            table.Add(pair[0], pair[2..]);
        }
    }
}

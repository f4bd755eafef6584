using System.Text;
using Redbook.Coding.CdText;
using Xunit;

namespace Redbook.Coding.Tests.CdText;

public sealed class CdTextCharactersTests
{
    [Theory]
    [InlineData(CdTextCharacterSet.Latin1, "Café Ærø ÿ £", "Café Ærø ÿ £")]
    [InlineData(CdTextCharacterSet.Latin1, "Cafe\u0301 u\u0308ber", "Café über")]
    public void What_the_set_has_is_written_without_a_word(CdTextCharacterSet set, string text, string expected)
    {
        CdTextWritten written = CdTextCharacters.Write(text, set);
        Assert.Equal((expected, "", false, false),
            (written.Text, written.Refused, written.IsFolded, written.IsTransliterated));
        Assert.Equal(expected, CdTextCharacters.Read(written.Bytes, set));
    }

    [Theory]
    [InlineData(CdTextCharacterSet.Latin1, "Dvořák – “Rusalka” … 3€", "Dvorák - \"Rusalka\" ... 3EUR")]
    [InlineData(CdTextCharacterSet.Latin1, "Чайковский", "Chaykovskiy")]
    [InlineData(CdTextCharacterSet.Latin1, "Θάλασσα", "Thalassa")]
    [InlineData(CdTextCharacterSet.Latin1, "o\u030Bz\u030C", "oz")]
    [InlineData(CdTextCharacterSet.Latin1, "two\r\nlines\tand", "two  lines and")]
    [InlineData(CdTextCharacterSet.Ascii, "Café Ærø straße", "Cafe AEro strasse")]
    [InlineData(CdTextCharacterSet.Ascii, "ＡＢＣ１２３", "ABC123")]
    [InlineData(CdTextCharacterSet.Ascii, "Nguyễn", "Nguyen")]
    public void What_the_set_lacks_is_transliterated(CdTextCharacterSet set, string text, string expected)
    {
        CdTextWritten written = CdTextCharacters.Write(text, set);
        Assert.Equal((expected, "", true), (written.Text, written.Refused, written.IsTransliterated));
        Assert.Equal(expected, CdTextCharacters.Read(written.Bytes, set));
    }

    [Theory]
    [InlineData(CdTextCharacterSet.Latin1, "Tokyo 東京", "東京")]
    [InlineData(CdTextCharacterSet.MsJis, "夜 😀", "😀")]
    [InlineData(CdTextCharacterSet.MsJis, "한국", "한국")]
    [InlineData(CdTextCharacterSet.Latin1, "שלום", "שלום")]
    public void What_has_no_other_letters_is_refused(CdTextCharacterSet set, string text, string refused) =>
        Assert.Equal(refused, CdTextCharacters.Write(text, set).Refused);

    [Theory]
    [InlineData("ABC 12!", "ＡＢＣ　１２！", true)]
    [InlineData("ｶﾞｷﾞｸﾞ ﾊﾟ ｳﾞ ｱ｡", "ガギグ　パ　ヴ　ア。", true)]
    [InlineData("か\u3099は\u309A", "がぱ", false)]
    [InlineData("夜の歌", "夜の歌", false)]
    [InlineData("波〜線−引\\", "波～線－引＼", true)]
    public void Japanese_is_folded_to_full_width(string text, string expected, bool isFolded)
    {
        CdTextWritten written = CdTextCharacters.Write(text, CdTextCharacterSet.MsJis);
        Assert.Equal((expected, "", isFolded, false),
            (written.Text, written.Refused, written.IsFolded, written.IsTransliterated));
        Assert.Equal(expected.Length * 2, written.Bytes.Length);
        Assert.Equal(expected, CdTextCharacters.Read(written.Bytes, CdTextCharacterSet.MsJis));
    }

    [Fact]
    public void Every_character_is_written_readably_or_refused()
    {
        foreach (CdTextCharacterSet set in
            (CdTextCharacterSet[])[CdTextCharacterSet.Latin1, CdTextCharacterSet.Ascii, CdTextCharacterSet.MsJis])
        {
            int held = 0;
            for (int value = 0; value <= 0xFFFF; value++)
            {
                if (value is >= 0xD800 and <= 0xDFFF)
                {
                    continue;
                }

                string text = ((char)value).ToString();
                CdTextWritten written = CdTextCharacters.Write(text, set);
                Assert.Equal(written.Text, CdTextCharacters.Read(written.Bytes, set));
                Assert.DoesNotContain('\uFFFD', written.Text);
                Assert.True(written.Text == text || written.Refused == text || written.IsFolded
                    || written.IsTransliterated, $"{value:X4} in {set}");
                if (set == CdTextCharacterSet.MsJis)
                {
                    Assert.Equal(written.Text.Length * 2, written.Bytes.Length);
                }

                // What was written once is written the same again.
                Assert.Equal(written.Bytes, CdTextCharacters.Write(written.Text, set).Bytes);
                held += written.Text == text ? 1 : 0;
            }

            Assert.True(held >= (set == CdTextCharacterSet.MsJis ? 7_000 : 95));
        }
    }

    [Fact]
    public void Broken_surrogates_are_refused()
    {
        CdTextWritten written = CdTextCharacters.Write("a\uD800b", CdTextCharacterSet.Latin1);
        Assert.Equal(new Rune(0xFFFD).ToString(), written.Refused);
    }
}

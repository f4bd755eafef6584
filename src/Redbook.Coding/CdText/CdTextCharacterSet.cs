namespace Redbook.Coding.CdText;

/// <summary>The character code of the texts of a block.</summary>
public enum CdTextCharacterSet : byte
{
    /// <summary>ISO 8859-1.</summary>
    Latin1 = 0x00,

    /// <summary>Seven-bit ASCII.</summary>
    Ascii = 0x01,

    /// <summary>MS-JIS, that is Shift-JIS with two bytes to every character.</summary>
    MsJis = 0x80,

    /// <summary>Korean; sources disagree about the code and no discs are known. Not written.</summary>
    Korean = 0x81,

    /// <summary>Mandarin; sources disagree about the code and no discs are known. Not written.</summary>
    Mandarin = 0x82,
}

namespace Redbook.Images.Toc;

/// <summary>The kinds of tokens of a TOC file.</summary>
internal enum TocTokenKind
{
    /// <summary>The end of the file.</summary>
    End = 0,

    /// <summary>A keyword, a number or a time.</summary>
    Word = 1,

    /// <summary>A text in quotes.</summary>
    String = 2,

    /// <summary>One of <c>{ } , : #</c>.</summary>
    Sign = 3,
}

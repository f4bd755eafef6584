namespace Redbook.Mmc.Responses;

/// <summary>Whether the disc can take more.</summary>
public enum DiscStatus : byte
{
    /// <summary>Nothing is recorded.</summary>
    Blank = 0,

    /// <summary>Something is recorded and more may follow.</summary>
    Appendable = 1,

    /// <summary>Closed for good.</summary>
    Complete = 2,

    /// <summary>Something else, such as a random-access disc.</summary>
    Other = 3,
}

namespace Redbook.Mmc.Responses;

/// <summary>What happened to the disc.</summary>
public enum MediaEvent : byte
{
    /// <summary>Nothing.</summary>
    NoChange = 0,

    /// <summary>The eject button was pressed.</summary>
    EjectRequest = 1,

    /// <summary>A disc has come.</summary>
    NewMedium = 2,

    /// <summary>The disc is gone.</summary>
    Removed = 3,

    /// <summary>The disc is another.</summary>
    Changed = 4,
}

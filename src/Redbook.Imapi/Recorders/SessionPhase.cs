namespace Redbook.Imapi.Recorders;

/// <summary>What a writer that prepares media is doing.</summary>
internal enum SessionPhase
{
    /// <summary>Nothing; with or without a recorder.</summary>
    Idle = 0,

    /// <summary>In <c>PrepareMedia</c>.</summary>
    Preparing = 1,

    /// <summary>Between <c>PrepareMedia</c> and <c>ReleaseMedia</c>.</summary>
    Prepared = 2,

    /// <summary>In a call that records.</summary>
    Writing = 3,

    /// <summary>In <c>ReleaseMedia</c>.</summary>
    Releasing = 4,
}

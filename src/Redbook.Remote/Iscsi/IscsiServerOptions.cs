namespace Redbook.Remote.Iscsi;

/// <summary>How an <see cref="IscsiServer"/> treats those who connect.</summary>
public sealed record IscsiServerOptions
{
    /// <summary>What an initiator must know; anybody may log in when left out.</summary>
    public ChapCredentials? Chap { get; init; }

    /// <summary>The most connections at once. When there are as many, the oldest that has not logged in yet makes room
    /// for a new one; when all have, the new one is refused.</summary>
    public int MaxConnections { get; init; } = 32;

    /// <summary>The most data that one command can carry, in bytes, if the drive takes as much. Sectors may be read by more at
    /// once (4 MiB), and are then read from the drive in several commands.</summary>
    public int MaxTransferBytes { get; init; } = 1024 * 1024;

    /// <summary>Within what time an initiator must have logged in, from the connection on.</summary>
    public TimeSpan LoginTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a message may take to arrive or to be taken, and how long data may be waited for that were asked
    /// for; then the connection is dropped.</summary>
    public TimeSpan TransferTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>After what time of silence an initiator is asked whether it is still there.</summary>
    public TimeSpan PingInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the drive may take for a command that may take long, or is not known. Initiators do not say; blanking a
    /// disc takes over an hour.</summary>
    public TimeSpan CommandTimeout { get; init; } = TimeSpan.FromHours(3);

    /// <summary>How long it may take for one that only asks or reads: then the machine of the drive tries to bring it back to its
    /// senses. Initiators give such a command up sooner.</summary>
    public TimeSpan QueryTimeout { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Told of what happens to connections, on the thread of the connection, which waits.</summary>
    public IProgress<IscsiNotice>? Notices { get; init; }

    /// <summary>The clock behind the times.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}

using System.Net;
using Redbook.Remote.Iscsi;

namespace Redbook.Cli.Serving;

/// <summary>How serving is shown. Notices come from any thread.</summary>
internal interface IServeOutput : IProgress<IscsiNotice>
{
    /// <summary>It has begun.</summary>
    void Listening(IPEndPoint endPoint, bool hasChap, IReadOnlyList<ServedDrive> drives);

    /// <summary>Something the user should know.</summary>
    void Warn(string message);

    /// <summary>Shows what initiators do until the token says stop.</summary>
    Task FollowAsync(Func<IReadOnlyList<IscsiSessionInfo>> sessions, CancellationToken stop);

    /// <summary>The user wants it to end.</summary>
    void Stopping(int sessions);

    /// <summary>It has ended.</summary>
    void Ended(bool allHadLoggedOut);
}

using Redbook.Mmc;

namespace Redbook.Imapi;

/// <summary>No disc, the wrong disc, a disc in the wrong state, or not enough room: a person can put this right.
/// </summary>
public sealed class MediaException : ImapiException
{
    /// <summary>A call that failed because of the disc.</summary>
    /// <param name="hresult">The result code.</param>
    /// <param name="member">The member that was called.</param>
    /// <param name="state">The state of the object at the call, in words.</param>
    /// <param name="reason">What is missing, or which rule was broken and by how much.</param>
    /// <param name="sense">The answer of the drive, when a command failed.</param>
    /// <param name="innerException">The cause below.</param>
    public MediaException(
        int hresult,
        string member,
        string state,
        string reason,
        SenseData? sense = null,
        Exception? innerException = null)
        : base(hresult, member, state, reason, sense, innerException)
    {
    }
}

using System.Runtime.InteropServices;
using Redbook.Mmc;

namespace Redbook.Imapi;

/// <summary>A call that failed. Code that catches <see cref="COMException"/> by its result code keeps working.</summary>
/// <remarks>The message names the code, the member, the state it was called in, and the call that is missing or the
/// rule that was broken.</remarks>
public class ImapiException : COMException
{
    /// <summary>A failed call.</summary>
    /// <param name="hresult">The result code.</param>
    /// <param name="member">The member that was called, such as <c>IDiscFormat2TrackAtOnce.PrepareMedia</c>.</param>
    /// <param name="state">The state of the object at the call, in words.</param>
    /// <param name="reason">What is missing, or which rule was broken and by how much.</param>
    /// <param name="sense">The answer of the drive, when a command failed.</param>
    /// <param name="innerException">The cause below.</param>
    public ImapiException(
        int hresult,
        string member,
        string state,
        string reason,
        SenseData? sense = null,
        Exception? innerException = null)
        : base($"{new ImapiResult(hresult)} from {member} ({state}): {reason}", innerException)
    {
        HResult = hresult;
        (Member, State, Reason, Sense) = (member, state, reason, sense);
    }

    /// <summary>The symbolic name of the result code.</summary>
    public string Symbol => ImapiResults.NameOf(HResult);

    /// <summary>The member that was called.</summary>
    public string Member { get; }

    /// <summary>The state of the object at the call, in words.</summary>
    public string State { get; }

    /// <summary>What is missing, or which rule was broken and by how much.</summary>
    public string Reason { get; }

    /// <summary>Sense key, code and qualifier from the drive, when a command failed.</summary>
    public SenseData? Sense { get; }
}

namespace Redbook.Imapi.Results;

/// <summary>Where a call failed, for the message: the member, and the state of the object when it was called.</summary>
/// <param name="Member">Interface and member.</param>
/// <param name="State">The state in words.</param>
internal readonly record struct CallPlace(string Member, string State);

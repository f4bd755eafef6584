namespace Redbook.Imapi.Version1;

/// <summary>A property of a set.</summary>
/// <param name="lpwstrName">Its name, where it has one.</param>
/// <param name="propid">Its number.</param>
/// <param name="vt">The type of its value; 3 is a number of 32 bits.</param>
public readonly record struct STATPROPSTG(string? lpwstrName, uint propid, ushort vt);

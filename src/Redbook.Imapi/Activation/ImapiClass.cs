namespace Redbook.Imapi;

/// <summary>A class that <see cref="ImapiActivator"/> makes.</summary>
/// <param name="ProgId">Its name, such as <c>IMAPI2.MsftDiscRecorder2</c>; empty for the classes of version 1,
/// which have none.</param>
/// <param name="Clsid">Its identifier.</param>
/// <param name="Type">The type of the objects.</param>
/// <param name="Create">Makes one.</param>
public sealed record ImapiClass(string ProgId, Guid Clsid, Type Type, Func<object> Create);

using System.Runtime.InteropServices.ComTypes;

namespace Redbook.Imapi.Version1;

/// <summary>What a set of properties is.</summary>
/// <param name="fmtid">Its format.</param>
/// <param name="clsid">Its class.</param>
/// <param name="grfFlags">Its flags.</param>
/// <param name="mtime">When it was changed.</param>
/// <param name="ctime">When it was made.</param>
/// <param name="atime">When it was read.</param>
/// <param name="dwOSVersion">The system it was made on.</param>
public readonly record struct STATPROPSETSTG(
    Guid fmtid, Guid clsid, uint grfFlags, FILETIME mtime, FILETIME ctime, FILETIME atime, uint dwOSVersion);

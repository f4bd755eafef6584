using System.Runtime.InteropServices;

namespace Redbook.Imapi;

/// <summary>Adding a session behind the last one.</summary>
[ComVisible(true)]
[Guid("27354151-7F64-5B0F-8F00-5D77AFBE261E")]
[InterfaceType(ComInterfaceType.InterfaceIsDual)]
public interface IMultisessionSequential : IMultisession
{
    /// <summary>Whether the disc has no session yet.</summary>
    [DispId(512)]
    bool IsFirstDataSession { get; }

    /// <summary>As <see cref="IDiscFormat2Data.StartAddressOfPreviousSession"/>.</summary>
    [DispId(513)]
    int StartAddressOfPreviousSession { get; }

    /// <summary>As <see cref="IDiscFormat2Data.LastWrittenAddressOfPreviousSession"/>.</summary>
    [DispId(514)]
    int LastWrittenAddressOfPreviousSession { get; }

    /// <summary>As <see cref="IDiscFormat2Data.NextWritableAddress"/>.</summary>
    [DispId(515)]
    int NextWritableAddress { get; }

    /// <summary>As <see cref="IDiscFormat2Data.FreeSectorsOnMedia"/>.</summary>
    [DispId(516)]
    int FreeSectorsOnMedia { get; }
}

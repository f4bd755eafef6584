using System.Runtime.InteropServices;

namespace Redbook.Imapi;

/// <summary>How far a data recording has come.</summary>
[ComVisible(true)]
[Guid("2735413D-7F64-5B0F-8F00-5D77AFBE261E")]
[InterfaceType(ComInterfaceType.InterfaceIsDual)]
public interface IDiscFormat2DataEventArgs : IWriteEngine2EventArgs
{
    /// <summary>Seconds since the call began.</summary>
    [DispId(768)]
    int ElapsedTime { get; }

    /// <summary>Seconds it may still take. An estimate: it may go up.</summary>
    [DispId(769)]
    int RemainingTime { get; }

    /// <summary>Seconds of the whole. An estimate.</summary>
    [DispId(770)]
    int TotalTime { get; }

    /// <summary>What is being done.</summary>
    [DispId(771)]
    IMAPI_FORMAT2_DATA_WRITE_ACTION CurrentAction { get; }
}

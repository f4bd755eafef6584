using System.Runtime.InteropServices;

namespace Redbook.Imapi;

/// <summary>How far a raw recording has come.</summary>
[ComVisible(true)]
[Guid("27354143-7F64-5B0F-8F00-5D77AFBE261E")]
[InterfaceType(ComInterfaceType.InterfaceIsDual)]
public interface IDiscFormat2RawCDEventArgs : IWriteEngine2EventArgs
{
    /// <summary>What is being done.</summary>
    [DispId(769)]
    IMAPI_FORMAT2_RAW_CD_WRITE_ACTION CurrentAction { get; }

    /// <summary>Seconds since the call began.</summary>
    [DispId(770)]
    int ElapsedTime { get; }

    /// <summary>Seconds it may still take. An estimate: it may go up.</summary>
    [DispId(771)]
    int RemainingTime { get; }
}

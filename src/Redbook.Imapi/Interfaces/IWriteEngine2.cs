using System.Runtime.InteropServices;
using System.Runtime.InteropServices.ComTypes;

namespace Redbook.Imapi;

/// <summary>Moves data to a drive: what every kind of recording does in the end. The program prepares the drive, begins
/// and finishes the recording itself.</summary>
[ComVisible(true)]
[Guid("27354135-7F64-5B0F-8F00-5D77AFBE261E")]
[InterfaceType(ComInterfaceType.InterfaceIsDual)]
public interface IWriteEngine2
{
    /// <summary>Writes blocks of a stream at an address and returns when the drive has them.</summary>
    /// <param name="data">The blocks, from the start of the stream.</param>
    /// <param name="startingBlockAddress">The LBA of the first block; negative in a lead-in.</param>
    /// <param name="numberOfBlocks">How many, 1 or more.</param>
    /// <exception cref="ImapiException">E_POINTER. E_IMAPI_RECORDER_REQUIRED: no <see cref="Recorder"/>.
    /// E_INVALIDARG: <see cref="BytesPerSector"/> is not set, or a number makes no sense. E_FAIL: a write is running, or the
    /// stream ended early. E_IMAPI_REQUEST_CANCELLED, or a device code.</exception>
    [DispId(512)]
    void WriteSection(IStream data, int startingBlockAddress, int numberOfBlocks);

    /// <summary>Ends the write, from a handler of Update or from another thread. With no write running nothing happens;
    /// <see cref="MsftWriteEngine2.TryCancelWrite"/> tells that.</summary>
    [DispId(513)]
    void CancelWrite();

    /// <summary>The drive.</summary>
    /// <exception cref="ImapiException">E_INVALIDARG: not one of ours. E_FAIL: it is not tied to a drive, or a write is
    /// running.</exception>
    [DispId(256)]
    IDiscRecorder2Ex? Recorder { set; get; }

    /// <summary>Whether WRITE (12) with the streaming bit is used; false: WRITE (10).</summary>
    /// <exception cref="ImapiException">E_NOTIMPL: true. E_FAIL: a write is running.</exception>
    [DispId(257)]
    bool UseStreamingWrite12 { set; get; }

    /// <summary>The speed expected at the start; -1, the default, is the highest. Only for judging how long to
    /// wait.</summary>
    /// <exception cref="ImapiException">E_INVALIDARG: 0 or below -1. E_FAIL: a write is running.</exception>
    [DispId(258)]
    int StartingSectorsPerSecond { set; get; }

    /// <summary>The speed expected at the end; -1, the default, is the highest.</summary>
    /// <exception cref="ImapiException">E_INVALIDARG: 0 or below -1. E_FAIL: a write is running.</exception>
    [DispId(259)]
    int EndingSectorsPerSecond { set; get; }

    /// <summary>Bytes of a block as they are sent; must be set. -1 until then, whatever medium is in the
    /// drive.</summary>
    /// <exception cref="ImapiException">E_INVALIDARG: below 1, or more than one command can move. E_FAIL: a write is
    /// running.</exception>
    [DispId(260)]
    int BytesPerSector { set; get; }

    /// <summary>Whether a write is running.</summary>
    [DispId(261)]
    bool WriteInProgress { get; }
}

using System.Runtime.InteropServices;

namespace Redbook.Imapi;

/// <summary>The commands of one drive, for programs that speak to it themselves: the other face of
/// <see cref="IDiscRecorder2"/>, on the same object.</summary>
/// <remarks>What a call returns lies in memory that the caller frees with Marshal.FreeCoTaskMem; the members of
/// <see cref="MsftDiscRecorder2"/> with the same names return arrays and lists instead. Exclusive access that another
/// holds, and a drive that is gone, are failures; an answer with sense data to one of the three Send commands is
/// not.</remarks>
[ComVisible(true)]
[Guid("27354132-7F64-5B0F-8F00-5D77AFBE261E")]
[InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
public interface IDiscRecorder2Ex
{
    /// <summary>Sends a command that moves no data.</summary>
    /// <param name="Cdb">The command block, 6 to 16 bytes; its length must fit the group of its operation code.</param>
    /// <param name="CdbSize">Bytes of the block.</param>
    /// <param name="SenseBuffer">18 bytes that the call fills with the sense data of the drive; zeros when there are
    /// none.</param>
    /// <param name="Timeout">Seconds.</param>
    /// <exception cref="ImapiException">E_POINTER: a buffer is null. E_INVALIDARG: a size is zero, larger than its
    /// array, or does not fit the operation code. E_FAIL: no drive was chosen. Or a device code. Sense data are no
    /// failure.</exception>
    void SendCommandNoData(byte[] Cdb, uint CdbSize, byte[] SenseBuffer, uint Timeout);

    /// <summary>Sends a command and data.</summary>
    /// <param name="Cdb">The command block, 6 to 16 bytes; its length must fit the group of its operation code.</param>
    /// <param name="CdbSize">Bytes of the block.</param>
    /// <param name="SenseBuffer">18 bytes that the call fills with the sense data of the drive; zeros when there are
    /// none.</param>
    /// <param name="Timeout">Seconds.</param>
    /// <param name="Buffer">The data.</param>
    /// <param name="BufferSize">Bytes to send, 1 or more.</param>
    /// <exception cref="ImapiException">E_POINTER: a buffer is null. E_INVALIDARG: a size is zero, larger than its
    /// array, or does not fit the operation code. E_FAIL: no drive was chosen. Or a device code. Sense data are no
    /// failure.</exception>
    void SendCommandSendDataToDevice(
        byte[] Cdb,
        uint CdbSize,
        byte[] SenseBuffer,
        uint Timeout,
        byte[] Buffer,
        uint BufferSize);

    /// <summary>Sends a command and takes the data it answers with.</summary>
    /// <param name="Cdb">The command block, 6 to 16 bytes; its length must fit the group of its operation code.</param>
    /// <param name="CdbSize">Bytes of the block.</param>
    /// <param name="SenseBuffer">18 bytes that the call fills with the sense data of the drive; zeros when there are
    /// none.</param>
    /// <param name="Timeout">Seconds.</param>
    /// <param name="Buffer">Filled with the data.</param>
    /// <param name="BufferSize">Bytes there is room for, 1 or more.</param>
    /// <param name="BufferFetched">Bytes that arrived.</param>
    /// <exception cref="ImapiException">E_POINTER: a buffer is null. E_INVALIDARG: a size is zero, larger than its
    /// array, or does not fit the operation code. E_FAIL: no drive was chosen. Or a device code. Sense data are no
    /// failure.</exception>
    void SendCommandGetDataFromDevice(
        byte[] Cdb,
        uint CdbSize,
        byte[] SenseBuffer,
        uint Timeout,
        byte[] Buffer,
        uint BufferSize,
        out uint BufferFetched);

    /// <summary>Reads a structure of a DVD, without its header. A drive that records CDs only refuses.</summary>
    /// <param name="format">Which one; the low byte counts.</param>
    /// <param name="address">The address, where the format has one.</param>
    /// <param name="layer">The layer, where the format has one.</param>
    /// <param name="agid">The authentication grant, 0 to 3, where the format needs one.</param>
    /// <param name="data">Memory that the caller frees with Marshal.FreeCoTaskMem; zero when the call fails.</param>
    /// <param name="count">Bytes of it.</param>
    /// <exception cref="ImapiException">E_IMAPI_RECORDER_DVD_STRUCTURE_NOT_PRESENT or a device code.</exception>
    void ReadDvdStructure(uint format, uint address, uint layer, uint agid, out IntPtr data, out uint count);

    /// <summary>Writes a structure of a DVD; the header is made.</summary>
    /// <param name="format">Which one; the low byte counts.</param>
    /// <param name="data">The structure.</param>
    /// <param name="count">Bytes of it.</param>
    /// <exception cref="ImapiException">E_POINTER, E_INVALIDARG, or a device code.</exception>
    void SendDvdStructure(uint format, byte[] data, uint count);

    /// <summary>What the adapter that the drive hangs on can do, as a storage adapter descriptor: transfer size,
    /// alignment, kind of bus.</summary>
    /// <param name="data">Memory that the caller frees with Marshal.FreeCoTaskMem; zero when the call fails.</param>
    /// <param name="byteSize">Bytes of it.</param>
    /// <exception cref="ImapiException">E_FAIL: no drive was chosen.</exception>
    void GetAdapterDescriptor(out IntPtr data, out uint byteSize);

    /// <summary>Who the drive is, as a storage device descriptor: kind, vendor, product, revision, serial
    /// number.</summary>
    /// <param name="data">Memory that the caller frees with Marshal.FreeCoTaskMem; zero when the call fails.</param>
    /// <param name="byteSize">Bytes of it.</param>
    /// <exception cref="ImapiException">E_FAIL: no drive was chosen. Or a device code.</exception>
    void GetDeviceDescriptor(out IntPtr data, out uint byteSize);

    /// <summary>The answer to READ DISC INFORMATION, as it came.</summary>
    /// <param name="discInformation">Memory that the caller frees with Marshal.FreeCoTaskMem; zero when the call
    /// fails.</param>
    /// <param name="byteSize">Bytes of it.</param>
    /// <exception cref="ImapiException">E_FAIL: no drive was chosen. Or a device code.</exception>
    void GetDiscInformation(out IntPtr discInformation, out uint byteSize);

    /// <summary>The answer to READ TRACK INFORMATION, as it came.</summary>
    /// <param name="address">What is asked about.</param>
    /// <param name="addressType">What kind of number <paramref name="address"/> is.</param>
    /// <param name="trackInformation">Memory that the caller frees with Marshal.FreeCoTaskMem; zero when the call
    /// fails.</param>
    /// <param name="byteSize">Bytes of it.</param>
    /// <exception cref="ImapiException">E_INVALIDARG: no such kind. E_FAIL: no drive was chosen. Or a device
    /// code.</exception>
    void GetTrackInformation(
        uint address,
        IMAPI_READ_TRACK_ADDRESS_TYPE addressType,
        out IntPtr trackInformation,
        out uint byteSize);

    /// <summary>One feature as GET CONFIGURATION gives it, without the header of the answer.</summary>
    /// <param name="requestedFeature">The feature.</param>
    /// <param name="currentFeatureOnly">Only if it is current with the disc in the drive.</param>
    /// <param name="featureData">Memory that the caller frees with Marshal.FreeCoTaskMem; zero when the call
    /// fails.</param>
    /// <param name="byteSize">Bytes of it.</param>
    /// <exception cref="ImapiException">E_IMAPI_RECORDER_NO_SUCH_FEATURE, E_IMAPI_RECORDER_FEATURE_IS_NOT_CURRENT,
    /// E_IMAPI_RECORDER_GET_CONFIGURATION_NOT_SUPPORTED, or a device code.</exception>
    void GetFeaturePage(
        IMAPI_FEATURE_PAGE_TYPE requestedFeature,
        bool currentFeatureOnly,
        out IntPtr featureData,
        out uint byteSize);

    /// <summary>One mode page as MODE SENSE (10) gives it, without the header of the answer.</summary>
    /// <param name="requestedModePage">The page.</param>
    /// <param name="requestType">Which values.</param>
    /// <param name="modePageData">Memory that the caller frees with Marshal.FreeCoTaskMem; zero when the call
    /// fails.</param>
    /// <param name="byteSize">Bytes of it.</param>
    /// <exception cref="ImapiException">E_IMAPI_RECORDER_NO_SUCH_MODE_PAGE, E_INVALIDARG, or a device code.</exception>
    void GetModePage(
        IMAPI_MODE_PAGE_TYPE requestedModePage,
        IMAPI_MODE_PAGE_REQUEST_TYPE requestType,
        out IntPtr modePageData,
        out uint byteSize);

    /// <summary>Sets one mode page by MODE SELECT (10); the header is made.</summary>
    /// <param name="requestType">CURRENT_VALUES, or SAVED_VALUES to have the drive keep them.</param>
    /// <param name="data">The page, its two-byte head included.</param>
    /// <param name="byteSize">Bytes of it, 2 to 257.</param>
    /// <exception cref="ImapiException">E_POINTER, E_INVALIDARG, E_IMAPI_RECORDER_NO_SUCH_MODE_PAGE,
    /// E_IMAPI_RECORDER_INVALID_MODE_PARAMETERS, or a device code.</exception>
    void SetModePage(IMAPI_MODE_PAGE_REQUEST_TYPE requestType, byte[] data, uint byteSize);

    /// <summary>The features.</summary>
    /// <param name="currentFeatureOnly">Only those that are current.</param>
    /// <param name="featureData">32-bit numbers, <see cref="IMAPI_FEATURE_PAGE_TYPE"/>, in memory that the caller
    /// frees.</param>
    /// <param name="byteSize">The number of entries, whatever the name says.</param>
    /// <exception cref="ImapiException">E_IMAPI_RECORDER_GET_CONFIGURATION_NOT_SUPPORTED or a device code.</exception>
    void GetSupportedFeaturePages(bool currentFeatureOnly, out IntPtr featureData, out uint byteSize);

    /// <summary>The profiles.</summary>
    /// <param name="currentOnly">Only those that are current.</param>
    /// <param name="profileTypes">32-bit numbers, <see cref="IMAPI_PROFILE_TYPE"/>, in memory that the caller
    /// frees.</param>
    /// <param name="validProfiles">The number of entries.</param>
    /// <exception cref="ImapiException">E_IMAPI_RECORDER_GET_CONFIGURATION_NOT_SUPPORTED or a device code.</exception>
    void GetSupportedProfiles(bool currentOnly, out IntPtr profileTypes, out uint validProfiles);

    /// <summary>The mode pages.</summary>
    /// <param name="requestType">Which values they are asked for; a drive need not have saved ones.</param>
    /// <param name="modePageTypes">32-bit numbers, <see cref="IMAPI_MODE_PAGE_TYPE"/>, in memory that the caller
    /// frees.</param>
    /// <param name="validPages">The number of entries.</param>
    /// <exception cref="ImapiException">E_INVALIDARG or a device code.</exception>
    void GetSupportedModePages(
        IMAPI_MODE_PAGE_REQUEST_TYPE requestType,
        out IntPtr modePageTypes,
        out uint validPages);

    /// <summary>The alignment that buffers of the drive need.</summary>
    /// <param name="value">A power of two, in bytes; 1 is none. An address fits when (address &amp; (value - 1)) is
    /// zero.</param>
    /// <exception cref="ImapiException">E_FAIL: no drive was chosen.</exception>
    void GetByteAlignmentMask(out uint value);

    /// <summary>The most data one command can move to or from a buffer that lies anywhere.</summary>
    /// <param name="value">Bytes.</param>
    /// <exception cref="ImapiException">E_FAIL: no drive was chosen.</exception>
    void GetMaximumNonPageAlignedTransferSize(out uint value);

    /// <summary>The most data one command can move to or from a buffer that begins at a page of memory.</summary>
    /// <param name="value">Bytes.</param>
    /// <exception cref="ImapiException">E_FAIL: no drive was chosen.</exception>
    void GetMaximumPageAlignedTransferSize(out uint value);
}

namespace Redbook.Imapi.Tests.Engine;

/// <summary>A low-level face that somebody else made.</summary>
internal sealed class ForeignRecorder : IDiscRecorder2Ex
{
    public void SendCommandNoData(byte[] Cdb, uint CdbSize, byte[] SenseBuffer, uint Timeout) =>
        throw new NotSupportedException();

    public void SendCommandSendDataToDevice(
        byte[] Cdb, uint CdbSize, byte[] SenseBuffer, uint Timeout, byte[] Buffer, uint BufferSize) =>
        throw new NotSupportedException();

    public void SendCommandGetDataFromDevice(
        byte[] Cdb, uint CdbSize, byte[] SenseBuffer, uint Timeout, byte[] Buffer, uint BufferSize, out uint BufferFetched) =>
        throw new NotSupportedException();

    public void ReadDvdStructure(uint format, uint address, uint layer, uint agid, out IntPtr data, out uint count) =>
        throw new NotSupportedException();

    public void SendDvdStructure(uint format, byte[] data, uint count) => throw new NotSupportedException();

    public void GetAdapterDescriptor(out IntPtr data, out uint byteSize) => throw new NotSupportedException();

    public void GetDeviceDescriptor(out IntPtr data, out uint byteSize) => throw new NotSupportedException();

    public void GetDiscInformation(out IntPtr discInformation, out uint byteSize) => throw new NotSupportedException();

    public void GetTrackInformation(
        uint address, IMAPI_READ_TRACK_ADDRESS_TYPE addressType, out IntPtr trackInformation, out uint byteSize) =>
        throw new NotSupportedException();

    public void GetFeaturePage(
        IMAPI_FEATURE_PAGE_TYPE requestedFeature, bool currentFeatureOnly, out IntPtr featureData, out uint byteSize) =>
        throw new NotSupportedException();

    public void GetModePage(
        IMAPI_MODE_PAGE_TYPE requestedModePage,
        IMAPI_MODE_PAGE_REQUEST_TYPE requestType,
        out IntPtr modePageData,
        out uint byteSize) => throw new NotSupportedException();

    public void SetModePage(IMAPI_MODE_PAGE_REQUEST_TYPE requestType, byte[] data, uint byteSize) =>
        throw new NotSupportedException();

    public void GetSupportedFeaturePages(bool currentFeatureOnly, out IntPtr featureData, out uint byteSize) =>
        throw new NotSupportedException();

    public void GetSupportedProfiles(bool currentOnly, out IntPtr profileTypes, out uint validProfiles) =>
        throw new NotSupportedException();

    public void GetSupportedModePages(
        IMAPI_MODE_PAGE_REQUEST_TYPE requestType, out IntPtr modePageTypes, out uint validPages) =>
        throw new NotSupportedException();

    public void GetByteAlignmentMask(out uint value) => throw new NotSupportedException();

    public void GetMaximumNonPageAlignedTransferSize(out uint value) => throw new NotSupportedException();

    public void GetMaximumPageAlignedTransferSize(out uint value) => throw new NotSupportedException();
}

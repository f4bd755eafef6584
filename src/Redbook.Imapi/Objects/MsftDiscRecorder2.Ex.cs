using System.Buffers.Binary;
using Redbook.Imapi.Recorders;
using Redbook.Imapi.Results;
using Redbook.Mmc;
using Redbook.Mmc.Transport;
using Redbook.Recording;

namespace Redbook.Imapi;

/// <content>The same by the shapes of <see cref="IDiscRecorder2Ex"/>, and what is asked of DVDs.</content>
public partial class MsftDiscRecorder2 : IDiscRecorder2Ex
{
    private const byte ReadDiscStructure = 0xAD;
    private const byte SendDiscStructure = 0xBF;
    private const int StructureHeader = 4;

    /// <inheritdoc/>
    public void ReadDvdStructure(uint format, uint address, uint layer, uint agid, out IntPtr data, out uint count)
    {
        (data, count) = (IntPtr.Zero, 0);
        data = CallerMemory.Of(ReadDvdStructure(format, address, layer, agid), out count);
    }

    /// <summary>Reads a structure of a DVD, without its header. A drive that records CDs only refuses.</summary>
    /// <param name="format">Which one; the low byte counts.</param>
    /// <param name="address">The address, where the format has one.</param>
    /// <param name="layer">The layer, 0 to 255, where the format has one.</param>
    /// <param name="agid">The authentication grant, 0 to 3, where the format needs one.</param>
    /// <exception cref="ImapiException">E_INVALIDARG, E_IMAPI_RECORDER_DVD_STRUCTURE_NOT_PRESENT or a device code.
    /// </exception>
    public byte[] ReadDvdStructure(uint format, uint address, uint layer, uint agid)
    {
        CallPlace site = ExSite(nameof(ReadDvdStructure));
        if (layer > byte.MaxValue || agid > 3)
        {
            throw ImapiFault.Of(
                ImapiResults.E_INVALIDARG, site, $"Layer {layer} and grant {agid}: valid are layers 0 to 255 and grants 0 to 3.");
        }

        byte[] cdb = new byte[12];
        (cdb[0], cdb[6], cdb[7], cdb[10]) = (ReadDiscStructure, (byte)layer, (byte)format, (byte)(agid << 6));
        BinaryPrimitives.WriteUInt32BigEndian(cdb.AsSpan(2), address);
        BinaryPrimitives.WriteUInt16BigEndian(cdb.AsSpan(8), LongestReply);
        byte[] reply = AboutDvd(site, () => Ask(site, RecordingStep.ReadDiscStructure, 2, (drive, buffer) =>
            drive.Transport.Execute(cdb, TransferDirection.FromDevice, buffer, Patience)));
        return reply[Math.Min(StructureHeader, reply.Length)..];
    }

    /// <inheritdoc/>
    public void SendDvdStructure(uint format, byte[] data, uint count)
    {
        CallPlace site = ExSite(nameof(SendDvdStructure));
        if (data is null)
        {
            throw ImapiFault.NullArgument(site, nameof(data));
        }

        const int Most = ushort.MaxValue - StructureHeader;
        if (count == 0 || count > data.Length || count > Most)
        {
            throw ImapiFault.Of(
                ImapiResults.E_INVALIDARG, site, $"count is {count}: the array has {data.Length} bytes, and 1 to {Most} can be sent.");
        }

        byte[] list = new byte[StructureHeader + count];
        BinaryPrimitives.WriteUInt16BigEndian(list, (ushort)(count + 2));
        data.AsSpan(0, (int)count).CopyTo(list.AsSpan(StructureHeader));
        byte[] cdb = new byte[12];
        (cdb[0], cdb[7]) = (SendDiscStructure, (byte)format);
        BinaryPrimitives.WriteUInt16BigEndian(cdb.AsSpan(8), (ushort)list.Length);
        RecorderConnection connection = Connection(site);
        AboutDvd(site, () =>
        {
            connection.Tell(site, RecordingStep.ReadDiscStructure, drive =>
                drive.Transport.Execute(cdb, TransferDirection.ToDevice, list, Patience));
            return list;
        });
    }

    /// <inheritdoc/>
    public void GetAdapterDescriptor(out IntPtr data, out uint byteSize)
    {
        (data, byteSize) = (IntPtr.Zero, 0);
        data = CallerMemory.Of(GetAdapterDescriptor(), out byteSize);
    }

    /// <inheritdoc/>
    public void GetDeviceDescriptor(out IntPtr data, out uint byteSize)
    {
        (data, byteSize) = (IntPtr.Zero, 0);
        data = CallerMemory.Of(GetDeviceDescriptor(), out byteSize);
    }

    /// <inheritdoc/>
    public void GetDiscInformation(out IntPtr discInformation, out uint byteSize)
    {
        (discInformation, byteSize) = (IntPtr.Zero, 0);
        discInformation = CallerMemory.Of(GetDiscInformation(), out byteSize);
    }

    /// <inheritdoc/>
    public void GetTrackInformation(
        uint address, IMAPI_READ_TRACK_ADDRESS_TYPE addressType, out IntPtr trackInformation, out uint byteSize)
    {
        (trackInformation, byteSize) = (IntPtr.Zero, 0);
        trackInformation = CallerMemory.Of(GetTrackInformation(address, addressType), out byteSize);
    }

    /// <inheritdoc/>
    public void GetFeaturePage(
        IMAPI_FEATURE_PAGE_TYPE requestedFeature, bool currentFeatureOnly, out IntPtr featureData, out uint byteSize)
    {
        (featureData, byteSize) = (IntPtr.Zero, 0);
        featureData = CallerMemory.Of(GetFeaturePage(requestedFeature, currentFeatureOnly), out byteSize);
    }

    /// <inheritdoc/>
    public void GetModePage(
        IMAPI_MODE_PAGE_TYPE requestedModePage,
        IMAPI_MODE_PAGE_REQUEST_TYPE requestType,
        out IntPtr modePageData,
        out uint byteSize)
    {
        (modePageData, byteSize) = (IntPtr.Zero, 0);
        modePageData = CallerMemory.Of(GetModePage(requestedModePage, requestType), out byteSize);
    }

    /// <inheritdoc/>
    public void GetSupportedFeaturePages(bool currentFeatureOnly, out IntPtr featureData, out uint byteSize)
    {
        (featureData, byteSize) = (IntPtr.Zero, 0);
        featureData = CallerMemory.Of(GetSupportedFeaturePages(currentFeatureOnly), out byteSize);
    }

    /// <inheritdoc/>
    public void GetSupportedProfiles(bool currentOnly, out IntPtr profileTypes, out uint validProfiles)
    {
        (profileTypes, validProfiles) = (IntPtr.Zero, 0);
        profileTypes = CallerMemory.Of(GetSupportedProfiles(currentOnly), out validProfiles);
    }

    /// <inheritdoc/>
    public void GetSupportedModePages(
        IMAPI_MODE_PAGE_REQUEST_TYPE requestType, out IntPtr modePageTypes, out uint validPages)
    {
        (modePageTypes, validPages) = (IntPtr.Zero, 0);
        modePageTypes = CallerMemory.Of(GetSupportedModePages(requestType), out validPages);
    }

    /// <inheritdoc/>
    public void GetByteAlignmentMask(out uint value)
    {
        value = 0;
        Connection(ExSite(nameof(GetByteAlignmentMask)));
        value = 1;                                       // every way to a drive here takes a buffer wherever it lies
    }

    /// <inheritdoc/>
    public void GetMaximumNonPageAlignedTransferSize(out uint value)
    {
        value = 0;
        value = (uint)Connection(ExSite(nameof(GetMaximumNonPageAlignedTransferSize))).Transport.MaxTransferBytes;
    }

    /// <inheritdoc/>
    public void GetMaximumPageAlignedTransferSize(out uint value)
    {
        value = 0;
        value = (uint)Connection(ExSite(nameof(GetMaximumPageAlignedTransferSize))).Transport.MaxTransferBytes;
    }

    private static TimeSpan Patience => TimeSpan.FromSeconds(30);

    /// <summary>A drive that knows nothing of DVDs says so in one of two ways; both mean that the structure is not there.
    /// </summary>
    private static byte[] AboutDvd(in CallPlace site, Func<byte[]> ask)
    {
        try
        {
            return ask();
        }
        catch (ImapiException refused) when (refused.Sense is { Key: SenseKey.IllegalRequest, Asc: 0x20 or 0x24 or 0x30 })
        {
            throw ImapiFault.Of(
                ImapiResults.E_IMAPI_RECORDER_DVD_STRUCTURE_NOT_PRESENT,
                site,
                $"The drive, or the disc in it, has no such structure of a DVD. {refused.Reason}",
                refused.Sense,
                refused);
        }
    }
}

using System.Buffers.Binary;
using Redbook.Imapi.Recorders;
using Redbook.Imapi.Results;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.Features;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;
using Redbook.Recording;

namespace Redbook.Imapi;

/// <content>What a drive tells, byte for byte.</content>
public partial class MsftDiscRecorder2
{
    private const int LongestReply = 4096;
    private const int LongestModePage = 257;

    /// <summary>The answer to READ DISC INFORMATION, as it came.</summary>
    /// <exception cref="ImapiException">E_FAIL: no drive was chosen. Or a device code.</exception>
    public byte[] GetDiscInformation() => Ask(
        ExSite(nameof(GetDiscInformation)),
        RecordingStep.ReadDisc,
        2,
        static (drive, reply) => drive.Execute(new ReadDiscInformation((ushort)reply.Length), reply));

    /// <summary>The answer to READ TRACK INFORMATION, as it came.</summary>
    /// <param name="address">What is asked about.</param>
    /// <param name="addressType">What kind of number <paramref name="address"/> is.</param>
    /// <exception cref="ImapiException">E_INVALIDARG: no such kind. E_FAIL: no drive was chosen. Or a device code.
    /// </exception>
    public byte[] GetTrackInformation(uint address, IMAPI_READ_TRACK_ADDRESS_TYPE addressType)
    {
        CallPlace site = ExSite(nameof(GetTrackInformation));
        RequireDefined(site, addressType);
        return Ask(site, RecordingStep.ReadDisc, 2, (drive, reply) => drive.Execute(
            new ReadTrackInformation((TrackAddressType)addressType, address, (ushort)reply.Length), reply));
    }

    /// <summary>One feature as GET CONFIGURATION gives it, with its head, without the header of the answer.</summary>
    /// <param name="requestedFeature">The feature.</param>
    /// <param name="currentFeatureOnly">Only if it is current with the disc in the drive.</param>
    /// <exception cref="ImapiException">E_IMAPI_RECORDER_NO_SUCH_FEATURE, E_IMAPI_RECORDER_FEATURE_IS_NOT_CURRENT,
    /// E_IMAPI_RECORDER_GET_CONFIGURATION_NOT_SUPPORTED, or a device code.</exception>
    public byte[] GetFeaturePage(IMAPI_FEATURE_PAGE_TYPE requestedFeature, bool currentFeatureOnly)
    {
        CallPlace site = ExSite(nameof(GetFeaturePage));
        if ((int)requestedFeature is < 0 or > ushort.MaxValue)
        {
            throw ImapiFault.Of(
                ImapiResults.E_INVALIDARG, site, $"{(int)requestedFeature} is no feature: features have 16-bit numbers.");
        }

        byte[] reply = Ask(site, RecordingStep.ReadFeatures, 4, (drive, buffer) => drive.Execute(
            new GetConfiguration(FeatureRequest.One, (ushort)requestedFeature, (ushort)buffer.Length), buffer));
        ReadOnlySpan<byte> feature = reply.AsSpan(Math.Min(ConfigurationHeader.Size, reply.Length));
        if (!FeatureDescriptor.TryParse(feature, out FeatureDescriptor found) || found.Code != (ushort)requestedFeature)
        {
            throw ImapiFault.Of(
                ImapiResults.E_IMAPI_RECORDER_NO_SUCH_FEATURE, site, $"The drive does not have feature {(int)requestedFeature:X4}h.");
        }

        return currentFeatureOnly && !found.IsCurrent
            ? throw ImapiFault.Of(
                ImapiResults.E_IMAPI_RECORDER_FEATURE_IS_NOT_CURRENT,
                site,
                $"The drive has feature {(int)requestedFeature:X4}h, and it is not current with what is in the drive.")
            : feature[..found.Size].ToArray();
    }

    /// <summary>One mode page as MODE SENSE (10) gives it, without the header of the answer.</summary>
    /// <param name="requestedModePage">The page.</param>
    /// <param name="requestType">Which values.</param>
    /// <exception cref="ImapiException">E_IMAPI_RECORDER_NO_SUCH_MODE_PAGE, E_INVALIDARG, or a device code.</exception>
    public byte[] GetModePage(IMAPI_MODE_PAGE_TYPE requestedModePage, IMAPI_MODE_PAGE_REQUEST_TYPE requestType)
    {
        CallPlace site = ExSite(nameof(GetModePage));
        RequireDefined(site, requestType);
        if ((int)requestedModePage is < 0 or >= ModeSense10.AllPages)
        {
            throw ImapiFault.Of(
                ImapiResults.E_INVALIDARG, site, $"{(int)requestedModePage} is no mode page: pages are 0 to 62.");
        }

        byte[] reply = SenseMode(site, (byte)requestedModePage, requestType);
        return ModeParameterHeader.TryFindPage(reply, (byte)requestedModePage, out ReadOnlySpan<byte> page)
            ? page.ToArray()
            : throw ImapiFault.Of(
                ImapiResults.E_IMAPI_RECORDER_INVALID_RESPONSE_FROM_DEVICE,
                site,
                $"The drive answered {reply.Length} bytes without page {(int)requestedModePage:X2}h in them.");
    }

    /// <summary>Sets one mode page by MODE SELECT (10); the header is made.</summary>
    /// <param name="requestType">CURRENT_VALUES, or SAVED_VALUES to have the drive keep them.</param>
    /// <param name="data">The page, its two-byte head included.</param>
    /// <exception cref="ImapiException">E_POINTER, E_INVALIDARG, E_IMAPI_RECORDER_NO_SUCH_MODE_PAGE,
    /// E_IMAPI_RECORDER_INVALID_MODE_PARAMETERS, or a device code.</exception>
    public void SetModePage(IMAPI_MODE_PAGE_REQUEST_TYPE requestType, byte[] data) =>
        SetModePage(requestType, data, (uint)(data?.Length ?? 0));

    /// <inheritdoc/>
    public void SetModePage(IMAPI_MODE_PAGE_REQUEST_TYPE requestType, byte[] data, uint byteSize)
    {
        CallPlace site = ExSite(nameof(SetModePage));
        if (data is null)
        {
            throw ImapiFault.NullArgument(site, nameof(data));
        }

        string? broken = requestType is IMAPI_MODE_PAGE_REQUEST_TYPE.IMAPI_MODE_PAGE_REQUEST_TYPE_CURRENT_VALUES
            or IMAPI_MODE_PAGE_REQUEST_TYPE.IMAPI_MODE_PAGE_REQUEST_TYPE_SAVED_VALUES
            ? BrokenRule(data, byteSize)
            : $"{requestType} cannot be set: valid are 0 (current) and 3 (saved).";
        if (broken is not null)
        {
            throw ImapiFault.Of(ImapiResults.E_INVALIDARG, site, broken);
        }

        bool save = requestType == IMAPI_MODE_PAGE_REQUEST_TYPE.IMAPI_MODE_PAGE_REQUEST_TYPE_SAVED_VALUES;
        byte[] list = new byte[ModeParameterHeader.Size + byteSize];
        data.AsSpan(0, (int)byteSize).CopyTo(list.AsSpan(ModeParameterHeader.Size));
        list[ModeParameterHeader.Size] &= 0x3F;          // PS is of MODE SENSE only
        try
        {
            Connection(site).Tell(
                site,
                RecordingStep.SetWriteParameters,
                drive => drive.Execute(new ModeSelect10((ushort)list.Length, save), list));
        }
        catch (ImapiException refused) when (
            refused.Sense is { Key: SenseKey.IllegalRequest } && IsPageMissing(site, (byte)(data[0] & 0x3F)))
        {
            throw ImapiFault.Of(
                ImapiResults.E_IMAPI_RECORDER_NO_SUCH_MODE_PAGE,
                site,
                $"The drive does not have page {data[0] & 0x3F:X2}h. {refused.Reason}",
                refused.Sense,
                refused);
        }
    }

    /// <summary>The features.</summary>
    /// <param name="currentFeatureOnly">Only those that are current.</param>
    /// <exception cref="ImapiException">E_IMAPI_RECORDER_GET_CONFIGURATION_NOT_SUPPORTED or a device code.</exception>
    public IReadOnlyList<IMAPI_FEATURE_PAGE_TYPE> GetSupportedFeaturePages(bool currentFeatureOnly) =>
        FeatureLists.Features(Configuration(ExSite(nameof(GetSupportedFeaturePages))), currentFeatureOnly);

    /// <summary>The profiles.</summary>
    /// <param name="currentOnly">Only those that are current.</param>
    /// <exception cref="ImapiException">E_IMAPI_RECORDER_GET_CONFIGURATION_NOT_SUPPORTED or a device code.</exception>
    public IReadOnlyList<IMAPI_PROFILE_TYPE> GetSupportedProfiles(bool currentOnly) =>
        FeatureLists.Profiles(Configuration(ExSite(nameof(GetSupportedProfiles))), currentOnly);

    /// <summary>The mode pages.</summary>
    /// <param name="requestType">Which values they are asked for; a drive need not have saved ones.</param>
    /// <exception cref="ImapiException">E_INVALIDARG or a device code.</exception>
    public IReadOnlyList<IMAPI_MODE_PAGE_TYPE> GetSupportedModePages(IMAPI_MODE_PAGE_REQUEST_TYPE requestType)
    {
        CallPlace site = ExSite(nameof(GetSupportedModePages));
        RequireDefined(site, requestType);
        return FeatureLists.ModePages(SenseMode(site, ModeSense10.AllPages, requestType)) ?? throw ImapiFault.Of(
            ImapiResults.E_IMAPI_RECORDER_INVALID_RESPONSE_FROM_DEVICE,
            site,
            "The list of mode pages is shorter than its header.");
    }

    /// <summary>What the adapter that the drive hangs on can do, as a storage adapter descriptor.</summary>
    /// <exception cref="ImapiException">E_FAIL: no drive was chosen.</exception>
    public byte[] GetAdapterDescriptor()
    {
        RecorderConnection connection = Connection(ExSite(nameof(GetAdapterDescriptor)));
        return StorageDescriptors.Adapter(connection.Transport.MaxTransferBytes, connection.Entry.IsReal);
    }

    /// <summary>Who the drive is, as a storage device descriptor.</summary>
    /// <exception cref="ImapiException">E_FAIL: no drive was chosen. Or a device code.</exception>
    public byte[] GetDeviceDescriptor()
    {
        CallPlace site = ExSite(nameof(GetDeviceDescriptor));
        RecorderConnection connection = Connection(site);
        byte[] raw = Ask(site, RecordingStep.IdentifyDrive, null, static (drive, reply) =>
            drive.Execute(new Inquiry(InquiryData.Size, null), reply.AsSpan(0, InquiryData.Size)));
        if (!InquiryData.TryParse(raw, out InquiryData inquiry))
        {
            throw ImapiFault.Of(
                ImapiResults.E_IMAPI_RECORDER_INVALID_RESPONSE_FROM_DEVICE,
                site,
                $"The answer to INQUIRY has {raw.Length} bytes, which is too few to say who the drive is.");
        }

        return StorageDescriptors.Device(inquiry, raw, SerialNumber(site, connection), connection.Entry.IsReal);
    }

    private static string? BrokenRule(byte[] page, uint size)
    {
        if (size > page.Length)
        {
            return $"byteSize is {size}, and the array has {page.Length} bytes.";
        }

        if (size is < 2 or > LongestModePage)
        {
            return $"A mode page has 2 to {LongestModePage} bytes; this one has {size}.";
        }

        int said = (page[0] & 0x40) != 0 && size >= 4 ? BinaryPrimitives.ReadUInt16BigEndian(page.AsSpan(2)) + 4 : page[1] + 2;
        return said == size ? null : $"The head of the page says {said} bytes, and {size} are given.";
    }

    private static void RequireDefined<T>(in CallPlace site, T value)
        where T : struct, Enum
    {
        if (!Enum.IsDefined(value))
        {
            throw ImapiFault.Of(
                ImapiResults.E_INVALIDARG,
                site,
                $"{Convert.ToInt32(value, null)} is none of {typeof(T).Name}: valid are 0 to {Enum.GetValues<T>().Length - 1}.");
        }
    }

    /// <summary>An answer as it came, no longer than its own length field says.</summary>
    /// <param name="site">The call.</param>
    /// <param name="step">What for.</param>
    /// <param name="lengthField">Bytes of the length field at the start; <see langword="null"/> for none.</param>
    /// <param name="question">Asks into a buffer.</param>
    private byte[] Ask(in CallPlace site, RecordingStep step, int? lengthField, Func<MmcDrive, byte[], ScsiResult> question)
    {
        byte[] reply = new byte[LongestReply];
        int arrived = 0;
        Connection(site).Tell(site, step, drive =>
        {
            ScsiResult answer = question(drive, reply);
            arrived = Math.Clamp(answer.BytesTransferred, 0, reply.Length);
            return answer;
        });
        int announced = lengthField switch
        {
            2 when arrived >= 2 => BinaryPrimitives.ReadUInt16BigEndian(reply) + 2,
            4 when arrived >= 4 => (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(reply) + 4L, LongestReply),
            null => arrived,
            _ => 0,
        };
        return announced > 0
            ? reply[..Math.Min(arrived, announced)]
            : throw ImapiFault.Of(
                ImapiResults.E_IMAPI_RECORDER_INVALID_RESPONSE_FROM_DEVICE,
                site,
                $"The drive accepted the question and answered {arrived} bytes, less than the answer's own length takes.");
    }

    private byte[] SenseMode(in CallPlace site, byte page, IMAPI_MODE_PAGE_REQUEST_TYPE requestType)
    {
        try
        {
            return Ask(site, RecordingStep.ReadCapabilities, 2, (drive, reply) => drive.Execute(
                new ModeSense10(page, (ushort)reply.Length, (ModePageControl)requestType), reply));
        }
        catch (ImapiException refused) when (refused.Sense is { Key: SenseKey.IllegalRequest, Asc: 0x39 })
        {
            throw ImapiFault.Of(
                ImapiResults.E_IMAPI_RECORDER_NO_SUCH_MODE_PAGE,
                site,
                "The drive keeps no saved values.",
                refused.Sense,
                refused);
        }
    }

    private bool IsPageMissing(in CallPlace site, byte page)
    {
        try
        {
            SenseMode(site, page, default);
            return false;
        }
        catch (ImapiException missing)
        {
            return missing.HResult == ImapiResults.E_IMAPI_RECORDER_NO_SUCH_MODE_PAGE;
        }
    }

    private Configuration Configuration(in CallPlace site) => Connection(site).Ask(
        site,
        RecordingStep.ReadFeatures,
        static (MmcDrive drive, out Configuration? configuration) => drive.GetConfiguration(out configuration));

    private static string SerialNumber(in CallPlace site, RecorderConnection connection)
    {
        Configuration? configuration = null;
        connection.Send(site, drive => drive.GetConfiguration(out configuration));
        ReadOnlySpan<byte> serial = (configuration?.Find(FeatureCode.SerialNumber) ?? default).Data.Span;
        return System.Text.Encoding.ASCII.GetString(serial).Trim(' ', '\0');
    }
}

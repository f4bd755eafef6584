using System.Buffers.Binary;
using Redbook.Mmc.Features;
using Redbook.Mmc.ModePages;

namespace Redbook.Imapi.Recorders;

/// <summary>The lists of numbers that a recorder is asked for.</summary>
internal static class FeatureLists
{
    private const int ProfileDescriptorSize = 4;

    /// <summary>The features of a configuration.</summary>
    public static IReadOnlyList<IMAPI_FEATURE_PAGE_TYPE> Features(Configuration configuration, bool currentOnly) =>
    [
        .. configuration.Features
            .Where(feature => feature.IsCurrent || !currentOnly)
            .Select(static feature => (IMAPI_FEATURE_PAGE_TYPE)feature.Code),
    ];

    /// <summary>The profiles of a configuration.</summary>
    public static IReadOnlyList<IMAPI_PROFILE_TYPE> Profiles(Configuration configuration, bool currentOnly)
    {
        List<IMAPI_PROFILE_TYPE> profiles = [];
        ReadOnlySpan<byte> list = (configuration.Find(FeatureCode.ProfileList) ?? default).Data.Span;
        for (; list.Length >= ProfileDescriptorSize; list = list[ProfileDescriptorSize..])
        {
            bool isCurrent = (list[2] & 1) != 0;
            if (isCurrent || !currentOnly)
            {
                profiles.Add((IMAPI_PROFILE_TYPE)BinaryPrimitives.ReadUInt16BigEndian(list));
            }
        }

        return profiles;
    }

    /// <summary>The page codes of a reply to MODE SENSE for all pages, in its order.</summary>
    /// <returns><see langword="null"/> when the reply makes no sense.</returns>
    public static IReadOnlyList<IMAPI_MODE_PAGE_TYPE>? ModePages(ReadOnlySpan<byte> reply)
    {
        if (!ModeParameterHeader.TryParse(reply, out ModeParameterHeader header))
        {
            return null;
        }

        List<IMAPI_MODE_PAGE_TYPE> pages = [];
        int end = Math.Min(reply.Length, header.TotalBytes);
        int offset = ModeParameterHeader.Size + header.BlockDescriptorBytes;
        while (offset + 2 <= end)
        {
            pages.Add((IMAPI_MODE_PAGE_TYPE)(reply[offset] & 0x3F));
            bool hasSubPage = (reply[offset] & 0x40) != 0;
            offset += hasSubPage && offset + 4 <= end
                ? BinaryPrimitives.ReadUInt16BigEndian(reply[(offset + 2)..]) + 4
                : reply[offset + 1] + 2;
        }

        return pages;
    }

    /// <summary>The form in which arrays of a type library appear.</summary>
    public static object[] Boxed<T>(IReadOnlyList<T> values)
        where T : struct, Enum => [.. values.Select(static value => (object)Convert.ToInt32(value, null))];
}

using Redbook.Imapi.Results;
using Redbook.Mmc;
using static Redbook.Imapi.Version1.DiscMasterResults;

namespace Redbook.Imapi.Version1.Results;

/// <summary>Makes the exception that belongs to a code of version 1.</summary>
internal static class DiscMasterFault
{
    /// <summary>The exception of a call that cannot be carried out.</summary>
    public static ImapiException Of(
        int hresult, in CallPlace site, string reason, SenseData? sense = null, Exception? inner = null) =>
        hresult is IMAPI_E_MEDIUM_NOTPRESENT or IMAPI_E_MEDIUM_INVALIDTYPE or IMAPI_E_CANNOT_WRITE_TO_MEDIA
            or IMAPI_E_DISCFULL
            ? new MediaException(hresult, site.Member, site.State, reason, sense, inner)
            : new ImapiException(hresult, site.Member, site.State, reason, sense, inner);
}

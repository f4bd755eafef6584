using Redbook.Imapi.Results;

namespace Redbook.Imapi.Streams;

/// <summary>The error that a stream of the caller returned is the error of the call.</summary>
internal static class ComStreamFaults
{
    public static ImapiException Of(in CallPlace site, ComStreamSource stream, Exception cause)
    {
        int hresult = cause is ImapiStreamException || ImapiResults.IsSuccess(cause.HResult)
            ? ImapiResults.E_FAIL
            : cause.HResult;
        return ImapiFault.Of(
            hresult, site, $"The stream returned an error after {stream.Position} bytes: {cause.Message}", inner: cause);
    }
}

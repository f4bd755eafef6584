namespace Redbook.Remote.Iscsi;

/// <summary>Answers the keys by which a session is set up. RFC 7143 13.</summary>
internal sealed class Negotiation
{
    private const string Reject = "Reject";
    private const string Yes = "Yes";
    private const string No = "No";
    private const string None = "None";
    private const uint MaxLength = 0xFF_FFFF;
    private const uint MinLength = 512;
    private const uint Time2WaitSeconds = 2;
    private const uint MaxSeconds = 3600;

    // iSCSIProtocolLevel 1 is RFC 7143 itself.
    private const uint ProtocolLevel = 1;

    private readonly HashSet<string> _answered = new(StringComparer.Ordinal);

    public SessionParameters Parameters { get; } = new();

    /// <summary>Answers one key.</summary>
    /// <returns>The value to answer with; null where a key is only declared.</returns>
    /// <exception cref="IscsiProtocolException">The key has been answered already.</exception>
    public string? Answer(string key, string value)
    {
        if (!_answered.Add(key))
        {
            throw new IscsiProtocolException($"{key} negotiated twice");
        }

        return key switch
        {
            "HeaderDigest" or "DataDigest" => Offers(value, None) ? None : Reject,
            "MaxRecvDataSegmentLength" => Declare(value),
            "MaxBurstLength" => MaxBurst(value),
            "FirstBurstLength" => FirstBurst(value),
            "InitialR2T" => Boolean(value) is { } wanted ? YesOrNo(Parameters.InitialR2T = wanted) : Reject,
            "ImmediateData" => Boolean(value) is { } wanted ? YesOrNo(Parameters.ImmediateData = wanted) : Reject,
            "DataPDUInOrder" or "DataSequenceInOrder" => Boolean(value) is null ? Reject : Yes,
            "MaxConnections" => Lesser(value, 1, 65_535, 1),
            "MaxOutstandingR2T" => Lesser(value, 1, 65_535, 1),
            "ErrorRecoveryLevel" => Lesser(value, 0, 2, 0),
            "DefaultTime2Wait" => TextKeys.TryNumber(value, 0, MaxSeconds, out uint wait)
                ? Text(Math.Max(wait, Time2WaitSeconds))
                : Reject,
            "DefaultTime2Retain" => Lesser(value, 0, MaxSeconds, 0),
            "IFMarker" or "OFMarker" => Boolean(value) is null ? Reject : No,
            "IFMarkInt" or "OFMarkInt" => Reject,
            "TaskReporting" => Offers(value, "RFC3720") ? "RFC3720" : Reject,
            "iSCSIProtocolLevel" => Lesser(value, 0, 31, ProtocolLevel),
            "TargetAlias" or "TargetAddress" or "TargetPortalGroupTag" => Reject,
            _ => "NotUnderstood",
        };
    }

    /// <summary>Whether this is a key of a login.</summary>
    public static bool IsKnown(string key) => key is "InitiatorName" or "InitiatorAlias" or "TargetName" or "SessionType"
        or "AuthMethod" || new Negotiation().Answer(key, "0") is not "NotUnderstood";

    public static bool Offers(string list, string wanted)
    {
        foreach (Range part in list.AsSpan().Split(','))
        {
            if (list.AsSpan(part).Trim().SequenceEqual(wanted))
            {
                return true;
            }
        }

        return false;
    }

    private static bool? Boolean(string value) => value switch
    {
        Yes => true,
        No => false,
        _ => null,
    };

    private static string YesOrNo(bool value) => value ? Yes : No;

    private static string Text(uint number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Lesser(string value, uint min, uint max, uint own) =>
        TextKeys.TryNumber(value, min, max, out uint wanted) ? Text(Math.Min(wanted, own)) : Reject;

    private string? Declare(string value)
    {
        if (!TextKeys.TryNumber(value, MinLength, MaxLength, out uint bytes))
        {
            return Reject;
        }

        Parameters.MaxRecvDataSegmentBytes = (int)bytes;
        return null;
    }

    private string MaxBurst(string value)
    {
        if (!TextKeys.TryNumber(value, MinLength, MaxLength, out uint bytes))
        {
            return Reject;
        }

        Parameters.MaxBurstBytes = (int)Math.Min(bytes, SessionParameters.OwnMaxBurstBytes);
        return Text((uint)Parameters.MaxBurstBytes);
    }

    private string FirstBurst(string value)
    {
        if (!TextKeys.TryNumber(value, MinLength, MaxLength, out uint bytes))
        {
            return Reject;
        }

        Parameters.FirstBurstBytes = (int)Math.Min(bytes, SessionParameters.OwnFirstBurstBytes);
        return Text((uint)Parameters.FirstBurstBytes);
    }
}

using System.Runtime.InteropServices.ComTypes;
using System.Text.RegularExpressions;
using Redbook.Imapi.Tests.Tables;

namespace Redbook.Imapi.Tests.Results;

/// <summary>What the message of an exception has to say: the code by name, the member, the state it was called in, and the
/// call that is missing or the rule that was broken, with its numbers.</summary>
internal static class Messages
{
    /// <summary>Interfaces and classes with every name that can be called on them or on what implements them.</summary>
    private static readonly Dictionary<string, HashSet<string>> Members = FindMembers();

    /// <summary>What the reason must match, by the end of the name of the code.</summary>
    private static readonly (string Code, string Reason)[] Rules =
    [
        ("MEDIA_IS_NOT_PREPARED", "^Call PrepareMedia first"),
        ("MEDIA_IS_PREPARED", "^Call ReleaseMedia first"),
        ("WRITE_IN_PROGRESS", "^Wait until \\w+( or \\w+)? returns"),
        ("RECORDER_IN_USE", "^Wait until EraseMedia returns"),
        ("WRITE_NOT_IN_PROGRESS", "is not running"),
        ("NO_RECORDER_SPECIFIED", "^Set Recorder first"),
        ("RECORDER_REQUIRED", "^Set Recorder first"),
        ("ONLY_ONE_RECORDER_SUPPORTED", "^Set Recorder to null first"),
        ("CLIENT_NAME_IS_NOT_VALID", "1 to 63 characters .*(empty|too many|position \\d+)"),
        ("NOT_ENOUGH_SPACE", "\\d+ (sectors|and)|LBA \\d+"),
        ("INSUFFICIENT_SPACE", "LBA \\d+"),
        ("TRACK_LIMIT_REACHED", "99"),
        ("LEADIN_TOO_SHORT", "-?\\d+"),
        ("STREAM_NOT_SUPPORTED", "\\d+ bytes|there is no sound|tells? its length|\\d+ sectors|nothing in it|cannot be recorded as"),
        ("DATA_BLOCK_TYPE_NOT_SUPPORTED", "it takes|valid are"),
        ("RAW_IMAGE_IS_READ_ONLY", "CreateResultImage"),
        ("RAW_IMAGE_NO_TRACKS", "^Call AddTrack first"),
        ("RAW_IMAGE_TRACKS_ALREADY_ADDED", "before the first AddTrack"),
        ("TOO_CLOSE_TO_OTHER_INDEX", "\\d+ sectors"),
        ("TABLE_OF_CONTENTS_EMPTY_DISC", "call AddAudioTrack first"),
        ("PROPERTY_FOR_BLANK_MEDIA_ONLY", "not blank"),
        ("MEDIA_IS_NOT_BLANK", "closed|written on already|not blank"),
        ("REQUEST_CANCELLED", "[Cc]ancelled"),
        ("E_POINTER", "^The argument '.+' is null\\.$|^Set Recorder first"),
        ("NOTOPENED", "Open"),
        ("NOTINITIALIZED", "\\w+"),
        ("TRACKOPEN", "CloseAudioTrack"),
        ("TRACKNOTOPEN", "CreateAudioTrack"),
        ("NOACTIVEFORMAT", "SetActiveDiscMasterFormat"),
        ("NOACTIVERECORDER", "SetActiveDiscRecorder"),
    ];

    /// <summary>Which rule a message breaks, with the message; <see langword="null"/> for a good one.</summary>
    public static string? BrokenRule(ImapiException failure)
    {
        string? broken =
            failure.Message != $"{new ImapiResult(failure.HResult)} from {failure.Member} ({failure.State}): {failure.Reason}"
                ? "has not the form of all messages"
            : !IsMember(failure.Member) ? "names a member that is none"
            : failure.State.Trim().Length == 0 ? "names no state"
            : !Matches(failure.Reason, "[A-Za-z]{2}.* ") ? "gives no reason in words"
            : failure.Reason.EndsWith("..", StringComparison.Ordinal) ? "has two full stops"
            : failure.Reason.Contains("(Parameter '", StringComparison.Ordinal) ? "shows what is inside"
            : Rules.FirstOrDefault(rule => Ends(failure.Symbol, rule.Code)) is { Code: not null } rule
                && !Matches(failure.Reason, rule.Reason)
                ? $"does not say what {rule.Code} must ({rule.Reason})"
            : null;
        return broken is null ? null : $"{broken}: {failure.Message}";
    }

    private static bool IsMember(string member) =>
        member.Split('.') is [string type, string name] && Members.TryGetValue(type, out HashSet<string>? names) && names.Contains(name);

    private static Dictionary<string, HashSet<string>> FindMembers()
    {
        Type[] types = [.. typeof(IDiscMaster2).Assembly.GetExportedTypes(), typeof(IStream)];
        Dictionary<string, HashSet<string>> members = new(StringComparer.Ordinal);
        foreach (Type type in types)
        {
            IEnumerable<Type> callable =
                [type, .. type.GetInterfaces(), .. types.Where(other => type.IsInterface && type.IsAssignableFrom(other))];
            members[type.Name] =
            [
                "Item", "_NewEnum",
                .. callable.SelectMany(static t => t.GetMembers()).Select(static member => StateTable.NameOf(member.Name)),
            ];
        }

        return members;
    }

    private static bool Matches(string reason, string pattern) =>
        Regex.IsMatch(reason, pattern, RegexOptions.Singleline | RegexOptions.NonBacktracking, TimeSpan.FromSeconds(5));

    private static bool Ends(string symbol, string code) =>
        symbol == code || symbol.EndsWith($"_{code}", StringComparison.Ordinal);
}

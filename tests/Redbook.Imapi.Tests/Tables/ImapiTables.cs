using System.Globalization;
using Redbook.Testing;

namespace Redbook.Imapi.Tests.Tables;

/// <summary>Reads the tables under <c>tests/Vectors/imapi</c>.</summary>
internal static class ImapiTables
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Vectors", "imapi");

    public static IReadOnlyList<InterfaceRow> Interfaces { get; } = ReadInterfaces();

    /// <summary>The interfaces of version 1: names and members only.</summary>
    public static IReadOnlyList<(string Name, string Iid, List<string> Lines, List<string> Members)> Version1Interfaces { get; } =
        ReadVersion1();

    public static IReadOnlyList<EnumRow> Enums { get; } = ReadEnums();

    public static IReadOnlyList<ClassRow> Classes { get; } = ReadClasses();

    public static IReadOnlyList<(int Value, string Name)> Results { get; } =
        [.. Lines("results.txt").Select(Words).Select(static w => (ParseInt(w[0]), w[1]))];

    public static IReadOnlyList<(string Name, int Value)> Constants { get; } =
        [.. Lines("constants.txt").Select(Words).Select(static w => (w[0], ParseInt(w[1])))];

    public static IReadOnlyList<string> SenseRows { get; } = [.. Lines("sense.txt")];

    public static IReadOnlyList<string> FailureRows { get; } = [.. Lines("failures.txt")];

    public static IReadOnlyList<(string Code, string How, string Cause)> AddAudioTrackCodes { get; } =
        ReadCodes("add-audio-track-codes.txt");

    public static IReadOnlyList<(string Code, string How, string Cause)> WriteMediaCodes { get; } =
        ReadCodes("write-media-codes.txt");

    public static IReadOnlyList<(string Code, string How, string Cause)> EraseCodes { get; } =
        ReadCodes("erase-codes.txt");

    /// <summary>Member, state, outcome.</summary>
    public static IReadOnlyList<(string Member, string State, string Outcome)> EraseStates { get; } =
        ReadStates("erase-states.txt");

    /// <summary>Member, state, outcome.</summary>
    public static IReadOnlyList<(string Member, string State, string Outcome)> TrackAtOnceStates { get; } =
        ReadStates("track-at-once-states.txt");

    /// <summary>Member, state, outcome.</summary>
    public static IReadOnlyList<(string Member, string State, string Outcome)> RecorderStates { get; } =
        ReadStates("recorder-states.txt");

    /// <summary>Member, state, outcome.</summary>
    public static IReadOnlyList<(string Member, string State, string Outcome)> RawStates { get; } =
        ReadStates("raw-states.txt");

    /// <summary>Member, state, outcome.</summary>
    public static IReadOnlyList<(string Member, string State, string Outcome)> RawImageStates { get; } =
        ReadStates("raw-image-states.txt");

    /// <summary>Member, state, outcome.</summary>
    public static IReadOnlyList<(string Member, string State, string Outcome)> RecorderExStates { get; } =
        ReadStates("recorder-ex-states.txt");

    /// <summary>Member, state, outcome.</summary>
    public static IReadOnlyList<(string Member, string State, string Outcome)> EngineStates { get; } =
        ReadStates("write-engine-states.txt");

    /// <summary>Member, state, outcome.</summary>
    public static IReadOnlyList<(string Member, string State, string Outcome)> DataStates { get; } =
        ReadStates("data-states.txt");

    /// <summary>Member, state, outcome.</summary>
    public static IReadOnlyList<(string Member, string State, string Outcome)> SequentialStates { get; } =
        ReadStates("multisession-sequential-states.txt");

    /// <summary>Member, state, outcome.</summary>
    public static IReadOnlyList<(string Member, string State, string Outcome)> RandomStates { get; } =
        ReadStates("multisession-random-states.txt");

    /// <summary>Member, state, outcome.</summary>
    public static IReadOnlyList<(string Member, string State, string Outcome)> MasterStates { get; } =
        ReadStates("disc-master-states.txt");

    /// <summary>Member, state, outcome.</summary>
    public static IReadOnlyList<(string Member, string State, string Outcome)> TrackArgsStates { get; } =
        ReadStates("track-at-once-args-states.txt");

    /// <summary>Member, state, outcome.</summary>
    public static IReadOnlyList<(string Member, string State, string Outcome)> RawArgsStates { get; } =
        ReadStates("raw-args-states.txt");

    /// <summary>Member, state, outcome.</summary>
    public static IReadOnlyList<(string Member, string State, string Outcome)> EngineArgsStates { get; } =
        ReadStates("write-engine-args-states.txt");

    /// <summary>Member, state, outcome.</summary>
    public static IReadOnlyList<(string Member, string State, string Outcome)> SpeedStates { get; } =
        ReadStates("speed-descriptor-states.txt");

    /// <summary>Member, state, outcome.</summary>
    public static IReadOnlyList<(string Member, string State, string Outcome)> ZeroStates { get; } =
        ReadStates("stream-zero-states.txt");

    /// <summary>Member, state, outcome.</summary>
    public static IReadOnlyList<(string Member, string State, string Outcome)> ConcatenateStates { get; } =
        ReadStates("stream-concatenate-states.txt");

    /// <summary>Member, state, outcome.</summary>
    public static IReadOnlyList<(string Member, string State, string Outcome)> InterleaveStates { get; } =
        ReadStates("stream-interleave-states.txt");

    /// <summary>Member, state, outcome.</summary>
    public static IReadOnlyList<(string Member, string State, string Outcome)> PseudoRandomStates { get; } =
        ReadStates("stream-prng-states.txt");

    private static IEnumerable<string> Lines(string file) =>
        File.ReadLines(Path.Combine(Folder, file)).Where(static line => line.Length > 0 && line[0] != '#');

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static int ParseInt(string text) => text.StartsWith("0x", StringComparison.Ordinal)
        ? unchecked((int)uint.Parse(text.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture))
        : int.Parse(text, CultureInfo.InvariantCulture);

    private static List<(string Name, string Iid, List<string> Lines, List<string> Members)> ReadVersion1()
    {
        List<(string Name, string Iid, List<string> Lines, List<string> Members)> rows = [];
        foreach (string line in File.ReadLines(Path.Combine(Folder + "1", "interfaces.txt"))
            .Where(static line => line.Length > 0 && line[0] != '#'))
        {
            string[] words = Words(line);
            if (words[0] == "interface")
            {
                rows.Add((words[1], words[2], [], []));
            }
            else
            {
                rows[^1].Lines.Add(line.Trim());
                rows[^1].Members.Add(words[1]);
            }
        }

        return rows;
    }

    private static List<InterfaceRow> ReadInterfaces()
    {
        List<InterfaceRow> rows = [];
        foreach (string line in Lines("interfaces.txt"))
        {
            string[] words = Words(line);
            if (words[0] == "interface")
            {
                rows.Add(new InterfaceRow(words[1], Guid.Parse(words[2]), words[3], []));
            }
            else
            {
                rows[^1].Members.Add(ReadMember(line, words));
            }
        }

        return rows;
    }

    private static MemberRow ReadMember(string line, string[] words)
    {
        string[] halves = line.Split("->", StringSplitOptions.TrimEntries);
        int start = halves[0].IndexOf(words[3], StringComparison.Ordinal) + words[3].Length;
        string parameters = halves[0][start..].Trim();
        return new MemberRow(
            ParseInt(words[0]),
            words[1] == "-" ? null : ParseInt(words[1]),
            words[2],
            words[3],
            parameters.Length == 0 ? [] : parameters.Split(',', StringSplitOptions.TrimEntries),
            halves.Length > 1 ? halves[1] : null);
    }

    private static List<EnumRow> ReadEnums()
    {
        List<EnumRow> rows = [];
        foreach (string[] words in Lines("enums.txt").Select(Words))
        {
            if (words[0] == "enum")
            {
                rows.Add(new EnumRow(words[1], words.Length > 2 && words[2] == "flags", []));
            }
            else
            {
                rows[^1].Members.Add((words[1], ParseInt(words[0])));
            }
        }

        return rows;
    }

    private static List<(string Code, string How, string Cause)> ReadCodes(string file) =>
    [
        .. Lines(file).Select(static line =>
        {
            string[] columns = line.Split('|', StringSplitOptions.TrimEntries);
            return (columns[0], columns[1], columns[2]);
        }),
    ];

    private static List<(string Member, string State, string Outcome)> ReadStates(string file)
    {
        List<(string Member, string State, string Outcome)> rows = [];
        string member = "";
        foreach (string line in Lines(file))
        {
            if (line[0] != ' ')
            {
                member = line;
                continue;
            }

            string[] halves = line.Split(':', 2, StringSplitOptions.TrimEntries);
            rows.AddRange(Words(halves[0]).Select(state => (member, state, halves[1])));
        }

        return rows;
    }

    private static List<ClassRow> ReadClasses() =>
    [
        .. Lines("classes.txt").Select(Words).Select(static words =>
        {
            int events = Array.IndexOf(words, "events");
            int end = events < 0 ? words.Length : events;
            return new ClassRow(
                words[0],
                Guid.Parse(words[1]),
                words[2] == "-" ? null : words[2],
                words[3..end],
                events < 0 ? null : words[events + 1]);
        }),
    ];

    internal sealed record InterfaceRow(string Name, Guid Iid, string Base, List<MemberRow> Members);

    internal sealed record MemberRow(
        int Slot, int? Dispid, string Kind, string Name, string[] Parameters, string? Returns);

    internal sealed record EnumRow(string Name, bool IsFlags, List<(string Name, int Value)> Members);

    internal sealed record ClassRow(
        string Name, Guid Clsid, string? ProgId, string[] Interfaces, string? EventInterface);
}

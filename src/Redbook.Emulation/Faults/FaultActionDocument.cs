using System.Globalization;
using Redbook.Emulation.Settings;
using Redbook.Mmc;

namespace Redbook.Emulation.Faults;

/// <summary>An action as part of JSON text: each kind has members of its own and takes no others.</summary>
internal static class FaultActionDocument
{
    private const double MaxSeconds = 86_400;
    private const string Sense = "sense";
    private const string Deferred = "deferred";
    private const string Information = "information";
    private const string Polls = "polls";
    private const string Bytes = "bytes";
    private const string Bits = "bits";
    private const string Seed = "seed";
    private const string Delay = "delaySeconds";

    // What a kind needs, and what it may have besides; every kind may have a delay.
    private static readonly Kind[] Kinds =
    [
        new("answer", FaultKind.Answer, [Sense], [Deferred, Information]),
        new("answer-afterwards", FaultKind.AnswerAfterwards, [Sense], [Deferred, Information]),
        new("time-out", FaultKind.TimeOut, [], []),
        new("hang", FaultKind.Hang, [], []),
        new("delay", FaultKind.Delay, [Delay], []),
        new("lose-device", FaultKind.LoseDevice, [], []),
        new("close-handle", FaultKind.CloseHandle, [], []),
        new("shorten-reply", FaultKind.ShortenReply, [Bytes], []),
        new("scramble-reply", FaultKind.ScrambleReply, [], [Seed]),
        new("flip-bits", FaultKind.FlipBits, [Bits], [Seed]),
        new("pretend-success", FaultKind.PretendSuccess, [], []),
        new("change-medium", FaultKind.ChangeMedium, [], []),
        new("reset", FaultKind.Reset, [], []),
        new("be-busy", FaultKind.BeBusy, [Sense, Polls], []),
        new("protect-medium", FaultKind.ProtectMedium, [], []),
        new("remove-medium", FaultKind.RemoveMedium, [], []),
        new("turn-medium-over", FaultKind.TurnMediumOver, [], []),
    ];

    /// <summary>Every kind by the name it has in a file.</summary>
    public static IEnumerable<string> KindNames => Kinds.Select(static kind => kind.Name);

    public static FaultAction FromModel(FaultActionModel model, string path)
    {
        Kind kind = Array.Find(Kinds, known => known.Name == model.Kind)
            ?? throw new SettingsProblem(path + ".kind", $"\"{model.Kind}\" is none of {string.Join(", ", KindNames)}.");
        foreach (string needed in kind.Needs)
        {
            Require(IsThere(model, needed), path, $"{kind.Name} needs \"{needed}\".");
        }

        string[] written = [.. new[] { Sense, Deferred, Information, Polls, Bytes, Bits, Seed, Delay }.Where(name => IsThere(model, name))];
        foreach (string member in written)
        {
            Require(
                member == Delay || kind.Needs.Contains(member) || kind.May.Contains(member),
                $"{path}.{member}", $"{kind.Name} has no \"{member}\".");
        }

        Require(model.Polls is null or >= 1, path + ".polls", "At least one question is answered.");
        Require(model.Bytes is null or >= 0, path + ".bytes", "A reply has no fewer than 0 bytes.");
        Require(model.Bits is null or >= 1, path + ".bits", "At least one bit is turned round.");
        Require(model.DelaySeconds is null or (>= 0 and <= MaxSeconds), path + ".delaySeconds", $"A delay lies between 0 and {MaxSeconds} seconds.");
        return Make(kind.Value, model, path) with { Delay = TimeSpan.FromSeconds(model.DelaySeconds ?? 0) };
    }

    public static FaultActionModel ToModel(FaultAction action)
    {
        Kind kind = Array.Find(Kinds, known => known.Value == action.Kind)!;
        bool Has(string member) => kind.Needs.Contains(member) || kind.May.Contains(member);
        return new FaultActionModel
        {
            Kind = kind.Name,
            Sense = Has(Sense) ? action.Sense.ToString() : null,
            Deferred = Has(Deferred) && action.Sense.IsDeferred ? true : null,
            Information = Has(Information) ? action.Sense.Information : null,
            Polls = Has(Polls) ? action.Number : null,
            Bytes = Has(Bytes) ? action.Number : null,
            Bits = Has(Bits) ? action.Number : null,
            Seed = !Has(Seed) ? null : action.Kind == FaultKind.ScrambleReply ? action.Number : action.Seed,
            DelaySeconds = action.Delay > TimeSpan.Zero || action.Kind == FaultKind.Delay ? action.Delay.TotalSeconds : null,
        };
    }

    private static FaultAction Make(FaultKind kind, FaultActionModel model, string path) => kind switch
    {
        FaultKind.Answer => FaultAction.Answer(ReadSense(model, path)),
        FaultKind.AnswerAfterwards => FaultAction.AnswerAfterwards(ReadSense(model, path)),
        FaultKind.TimeOut => FaultAction.TimeOut,
        FaultKind.Hang => FaultAction.Hang,
        FaultKind.Delay => FaultAction.Wait(TimeSpan.Zero),
        FaultKind.LoseDevice => FaultAction.LoseDevice,
        FaultKind.CloseHandle => FaultAction.CloseHandle,
        FaultKind.ShortenReply => FaultAction.ShortenReply(model.Bytes!.Value),
        FaultKind.ScrambleReply => FaultAction.ScrambleReply(model.Seed ?? 0),
        FaultKind.FlipBits => FaultAction.FlipBits(model.Bits!.Value, model.Seed ?? 0),
        FaultKind.PretendSuccess => FaultAction.PretendSuccess,
        FaultKind.ChangeMedium => FaultAction.ChangeMedium,
        FaultKind.Reset => FaultAction.Reset,
        FaultKind.BeBusy => FaultAction.BeBusy(ReadSense(model, path), model.Polls!.Value),
        FaultKind.ProtectMedium => FaultAction.ProtectMedium,
        FaultKind.RemoveMedium => FaultAction.RemoveMedium,
        _ => FaultAction.TurnMediumOver,
    };

    // 3/0C/00: key, code and qualifier in hexadecimal.
    private static SenseData ReadSense(FaultActionModel model, string path)
    {
        string[] parts = model.Sense!.Split('/');
        if (parts.Length != 3 || parts[0].Length != 1 || parts[1].Length != 2 || parts[2].Length != 2
            || !TryHex(parts[0], out byte key) || !TryHex(parts[1], out byte asc) || !TryHex(parts[2], out byte ascq))
        {
            throw new SettingsProblem(path + ".sense", $"\"{model.Sense}\" is no sense: key, code and qualifier are wanted, such as \"3/0C/00\".");
        }

        Require(model.Information is null or (>= 0 and <= uint.MaxValue), path + ".information", "The information field has 32 bits.");
        return new SenseData((SenseKey)key, asc, ascq)
        {
            IsDeferred = model.Deferred ?? false,
            Information = (uint?)model.Information,
        };
    }

    private static bool TryHex(string digits, out byte value) =>
        byte.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);

    private static bool IsThere(FaultActionModel model, string member) => member switch
    {
        Sense => model.Sense is not null,
        Deferred => model.Deferred is not null,
        Information => model.Information is not null,
        Polls => model.Polls is not null,
        Bytes => model.Bytes is not null,
        Bits => model.Bits is not null,
        Seed => model.Seed is not null,
        _ => model.DelaySeconds is not null,
    };

    private static void Require(bool holds, string path, string otherwise)
    {
        if (!holds)
        {
            throw new SettingsProblem(path, otherwise);
        }
    }

    private sealed record Kind(string Name, FaultKind Value, string[] Needs, string[] May);
}

using System.Text.Json;
using Redbook.Coding.CdText;
using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Emulation.Recorded;

namespace Redbook.Emulation.Stores;

/// <summary>The state of a disc as text (<c>disc.json</c>).</summary>
internal static class DiscDocument
{
    /// <summary>More than 99 tracks with everything set ever need.</summary>
    public const int MaxBytes = 1 << 20;

    private const string FormatName = "redbook virtual disc";
    private const int Version = 2;

    public static byte[] Write(DiscState state) =>
        JsonSerializer.SerializeToUtf8Bytes(ToModel(state), DiscDocumentContext.Default.DiscModel);

    /// <summary>The state that a text describes.</summary>
    /// <exception cref="DiscDocumentException">The text is not a possible state; the message says where.</exception>
    public static DiscState Read(ReadOnlySpan<byte> text)
    {
        DiscModel? model;
        try
        {
            CheckVersion(text);
            model = JsonSerializer.Deserialize(text, DiscDocumentContext.Default.DiscModel);
        }
        catch (JsonException unreadable)
        {
            throw new DiscDocumentException(unreadable.Message, unreadable);
        }

        return FromModel(model ?? throw new DiscDocumentException("There is nothing in it."));
    }

    // Before anything else: a later version may have members that this one does not know.
    private static void CheckVersion(ReadOnlySpan<byte> text)
    {
        var head = JsonSerializer.Deserialize(text, DiscDocumentContext.Default.DiscModelHead);
        if (head?.Format != FormatName)
        {
            throw new DiscDocumentException($"It is not the state of a virtual disc (\"format\" is not \"{FormatName}\").");
        }

        if (head.Version is < 1 or > Version)
        {
            throw new DiscDocumentException($"Version {head.Version} is not known; this program reads versions 1 to {Version}.")
            {
                IsUnknownVersion = head.Version > Version,
            };
        }
    }

    private static DiscModel ToModel(DiscState state) => new()
    {
        Format = FormatName,
        Version = Version,
        Medium = new MediumModel
        {
            Type = state.Medium.Type == MediumType.CdRw ? "cd-rw" : "cd-r",
            Minutes = state.Medium.Minutes,
            LeadInStart = state.Medium.LeadInStart.ToString(),
            OverburnSectors = state.Medium.OverburnSectors,
            IsWriteProtected = state.Medium.IsWriteProtected,
            Condition = state.Medium.Condition switch
            {
                MediumCondition.Unformatted => "unformatted",
                MediumCondition.Damaged => "damaged",
                _ => null,
            },
            MinimumSpeed = state.Medium.MinimumSpeed,
            MaximumSpeed = state.Medium.MaximumSpeed,
        },
        PowerCalibrations = state.PowerCalibrations,
        Mcn = state.Mcn?.Digits,
        Sessions = [.. state.Sessions.Select(static session => new SessionModel
        {
            Number = session.Number,
            Closing = session.End switch
            {
                null => "open",
                { IsNextAllowed: true } => "next-session-allowed",
                { HasFinalPointer: true } => "final-with-pointer",
                _ => "final",
            },
            LeadOut = session.End?.LeadOut.Value,
            Method = session.Method == RecordingMethod.TrackAtOnce ? null : MethodName(session.Method),
            Type = session.Type == default ? null : (byte)session.Type,
            SubChannel = session.SubChannel switch
            {
                KeptSubChannel.All => "all",
                KeptSubChannel.RToW => "r-to-w",
                _ => null,
            },
            CdText = session.CdText.Length == 0 ? null : session.CdText,
            Tracks = [.. session.Tracks.Select(static track => new TrackModel
            {
                Number = track.Number,
                Mode = track.Mode switch
                {
                    TrackMode.Mode1 => "mode1",
                    TrackMode.Mode2 => "mode2",
                    TrackMode.Mode2Xa => "mode2-xa",
                    _ => "audio",
                },
                Control = (int)track.Control,
                IsCopyAlternating = track.IsCopyAlternating,
                Isrc = track.Isrc.IsEmpty ? null : track.Isrc.Code,
                PregapStart = track.PregapStart.Value,
                Start = track.Start.Value,
                FurtherIndexes = track.FurtherIndexes.Count == 0
                    ? null
                    : [.. track.FurtherIndexes.Select(static index => index.Start.Value)],
                DataEnd = track.DataEnd?.Value,
                End = track.End?.Value,
            })],
        })],
        Unreadable = state.Unreadable is { } unreadable
            ? new UnreadableModel { Session = unreadable.Number, Method = MethodName(unreadable.Method), IsFinished = unreadable.IsFinished }
            : null,
    };

    private static DiscState FromModel(DiscModel model)
    {
        var state = new DiscState
        {
            Medium = ReadMedium(model.Medium),
            PowerCalibrations = model.PowerCalibrations is >= 0 and <= MediumOptions.PowerCalibrationAreaSize
                ? model.PowerCalibrations
                : throw new DiscDocumentException($"{model.PowerCalibrations} power calibrations do not fit on a disc."),
            Mcn = ReadMcn(model.Mcn),
            Sessions = [.. model.Sessions.Select(ReadSession)],
            Unreadable = model.Unreadable is { } unreadable
                ? new UnreadableSession(unreadable.Session, ReadMethod(unreadable.Method), unreadable.IsFinished)
                : null,
        };
        DiscStateRules.Check(state);
        return state;
    }

    private static MediumOptions ReadMedium(MediumModel model)
    {
        var medium = new MediumOptions
        {
            Type = model.Type switch
            {
                "cd-r" => MediumType.CdR,
                "cd-rw" => MediumType.CdRw,
                _ => throw new DiscDocumentException($"\"{model.Type}\" is no type of medium."),
            },
            Minutes = model.Minutes,
            LeadInStart = Msf.TryParse(model.LeadInStart, out Msf leadIn)
                ? leadIn
                : throw new DiscDocumentException($"\"{model.LeadInStart}\" is no time."),
            OverburnSectors = model.OverburnSectors,
            IsWriteProtected = model.IsWriteProtected,
            Condition = model.Condition switch
            {
                null => MediumCondition.Usable,
                "unformatted" => MediumCondition.Unformatted,
                "damaged" => MediumCondition.Damaged,
                var other => throw new DiscDocumentException($"\"{other}\" is no condition of a medium."),
            },
            MinimumSpeed = model.MinimumSpeed,
            MaximumSpeed = model.MaximumSpeed,
        };
        return medium.Validate() is [var reason, ..] ? throw new DiscDocumentException(reason) : medium;
    }

    private static Mcn? ReadMcn(string? digits) => digits is null
        ? null
        : Mcn.TryParse(digits, out Mcn mcn) ? mcn : throw new DiscDocumentException($"\"{digits}\" is no catalogue number.");

    private static string MethodName(RecordingMethod method) => method switch
    {
        RecordingMethod.SessionAtOnce => "session-at-once",
        RecordingMethod.Raw => "raw",
        _ => "track-at-once",
    };

    private static RecordingMethod ReadMethod(string? name) => name switch
    {
        null or "track-at-once" => RecordingMethod.TrackAtOnce,
        "session-at-once" => RecordingMethod.SessionAtOnce,
        "raw" => RecordingMethod.Raw,
        _ => throw new DiscDocumentException($"\"{name}\" is no way of recording."),
    };

    private static RecordedSession ReadSession(SessionModel model) => new()
    {
        Number = model.Number,
        End = (model.Closing, model.LeadOut) switch
        {
            ("open", null) => null,
            ("next-session-allowed", { } leadOut) => new SessionEnd(new Lba(leadOut), IsNextAllowed: true, HasFinalPointer: false),
            ("final", { } leadOut) => new SessionEnd(new Lba(leadOut), IsNextAllowed: false, HasFinalPointer: false),
            ("final-with-pointer", { } leadOut) => new SessionEnd(new Lba(leadOut), IsNextAllowed: false, HasFinalPointer: true),
            _ => throw new DiscDocumentException(
                $"Session {model.Number}: closing \"{model.Closing}\" and a lead-out at {model.LeadOut?.ToString() ?? "no address"} do not go together."),
        },
        Method = ReadMethod(model.Method),
        Type = (DiscType)model.Type.GetValueOrDefault(),
        SubChannel = model.SubChannel switch
        {
            null => KeptSubChannel.None,
            "r-to-w" => KeptSubChannel.RToW,
            "all" => KeptSubChannel.All,
            _ => throw new DiscDocumentException($"Session {model.Number}: \"{model.SubChannel}\" is no sub-channel."),
        },
        CdText = model.CdText is null || (model.CdText.Length > 0 && model.CdText.Length % CdTextPack.Size == 0)
            ? model.CdText ?? []
            : throw new DiscDocumentException($"Session {model.Number}: {model.CdText.Length} bytes are no CD-TEXT packs."),
        Tracks = [.. model.Tracks.Select(ReadTrack)],
    };

    private static RecordedTrack ReadTrack(TrackModel model) => new()
    {
        Number = model.Number,
        Mode = model.Mode switch
        {
            "audio" => TrackMode.Audio,
            "mode1" => TrackMode.Mode1,
            "mode2" => TrackMode.Mode2,
            "mode2-xa" => TrackMode.Mode2Xa,
            _ => throw new DiscDocumentException($"Track {model.Number}: \"{model.Mode}\" is no mode."),
        },
        Control = model.Control is >= 0 and <= 15
            ? (Control)model.Control
            : throw new DiscDocumentException($"Track {model.Number}: control {model.Control} is not a nibble."),
        IsCopyAlternating = model.IsCopyAlternating,
        Isrc = model.Isrc is null
            ? default
            : Isrc.TryParse(model.Isrc, out Isrc isrc)
                ? isrc
                : throw new DiscDocumentException($"Track {model.Number}: \"{model.Isrc}\" is no recording code."),
        PregapStart = new Lba(model.PregapStart),
        Start = new Lba(model.Start),
        FurtherIndexes = [.. (model.FurtherIndexes ?? []).Select(static (start, i) => new TrackIndex(i + 2, new Lba(start)))],
        DataEnd = model.DataEnd is { } dataEnd ? new Lba(dataEnd) : null,
        End = model.End is { } end ? new Lba(end) : null,
    };
}

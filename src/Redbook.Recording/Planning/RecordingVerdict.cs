using Redbook.Discs;
using Redbook.Recording.Mastering;

namespace Redbook.Recording.Planning;

/// <summary>What one way of recording would make of a disc on a drive and a medium.</summary>
public sealed record RecordingVerdict
{
    /// <summary>The way of recording.</summary>
    public required RecordingMode Mode { get; init; }

    /// <summary>Every reason why it cannot be done; empty when it can.</summary>
    public required IReadOnlyList<RecordingProblem> Problems { get; init; }

    /// <summary>Everything that the disc was to have and will not.</summary>
    public required IReadOnlyList<RecordingLoss> Losses { get; init; }

    /// <summary>The sessions as they have to be given to the recorder: put where the medium has room for them, without what the
    /// drive cannot record. Those behind a session that cannot be planned are missing.</summary>
    public required IReadOnlyList<MasterDisc> Sessions { get; init; }

    /// <summary>The first session.</summary>
    public MasterDisc Disc => Sessions[0];

    /// <summary>Where everything is expected to come to lie. At once that is certain; track by track the drive decides, and may
    /// leave other gaps. Sessions that cannot be planned are missing.</summary>
    public required DiscLayout Layout { get; init; }

    /// <summary>Raw recording: the form to send it in; <see langword="null"/> in other ways, and where the drive takes
    /// none.</summary>
    public RawImageForm? RawForm { get; init; }

    /// <summary>Whether it can be done.</summary>
    public bool IsPossible => Problems.Count == 0;

    /// <summary>Whether it can be done and loses nothing.</summary>
    public bool KeepsEverything => IsPossible && Losses.Count == 0;
}

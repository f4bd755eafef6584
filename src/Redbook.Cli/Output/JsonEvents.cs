namespace Redbook.Cli.Output;

/// <summary>The lines of <c>--json</c>. Names are a promise: see docs/json-events.md.</summary>
internal static class JsonEvents
{
    internal sealed record DriveListed(
        string Event, string Name, string Id, bool Real, IReadOnlyList<string> VolumePathNames);

    internal sealed record Watching(string Event, int Drives);

    internal sealed record DiscChanged(string Event, string Name, bool Real, string What);

    internal sealed record WatchDone(string Event, int ExitCode);

    internal sealed record DriveDescribed(
        string Event,
        string Name,
        bool Real,
        string Vendor,
        string Product,
        string Revision,
        string? SerialNumber,
        IReadOnlyList<string> WriteModes,
        bool CanSimulate,
        bool UnderrunProtection,
        int? BufferBytes,
        IReadOnlyList<double> WriteSpeedsX,
        double? MaxReadSpeedX);

    internal sealed record DiscDescribed(
        string Event,
        string Type,
        string? State,
        int Sessions,
        IReadOnlyList<DiscTrack> Tracks,
        int? NextWritableLba,
        int FreeSectors,
        string Free,
        string? AtipLeadInStart,
        string? AtipLeadOutLimit,
        string? Maker,
        IReadOnlyList<DiscTexts> Texts);

    internal sealed record DiscTrack(
        int Number, int Session, int StartLba, int Sectors, string Length, bool Data, bool Open);

    internal sealed record DiscCreated(string Event, string Path, string Drive, string Type, int Minutes, int Sectors);

    internal sealed record Checking(string Event, int Files);

    internal sealed record Notice(string Event, string Message);

    internal sealed record Plan(
        string Event,
        string Drive,
        bool RealDrive,
        string DriveModel,
        string DiscType,
        string DiscState,
        int FreeSectors,
        string Mode,
        string ModeReason,
        string? Subcode,
        double? SpeedX,
        bool Simulate,
        bool Finalize,
        int WriteOffset,
        string? Mcn,
        bool CdText,
        IReadOnlyList<PlanTrack> Tracks,
        int AlbumSectors,
        int RequiredSectors);

    internal sealed record PlanTrack(
        int Number,
        int Session,
        bool Data,
        string File,
        string Title,
        string Source,
        IReadOnlyList<string> Conversions,
        int Sectors,
        string Length,
        int PaddingSamples,
        int GapSectors,
        string? Isrc,
        bool PreEmphasis,
        string Copy);

    internal sealed record DiscPlan(
        string Event,
        int TrackCount,
        int LeadInLba,
        int LeadOutLba,
        int EndLba,
        string Length,
        string? Mcn,
        IReadOnlyList<DiscPlanTrack> Tracks,
        IReadOnlyList<DiscPlanToc> Toc,
        IReadOnlyList<string> CdTextPacks,
        IReadOnlyList<DiscTexts> Texts,
        IReadOnlyList<string> CueSheet,
        IReadOnlyList<DiscPlanSession> Sessions);

    internal sealed record DiscPlanTrack(
        int Number,
        int Session,
        string File,
        string Title,
        int StartLba,
        int Sectors,
        string Length,
        IReadOnlyList<DiscPlanIndex> Indexes,
        string? Isrc,
        bool PreEmphasis,
        string Copy,
        bool Data,
        bool Graphics);

    internal sealed record DiscPlanIndex(int Number, int Lba, string Time);

    internal sealed record DiscPlanSession(
        int Number,
        int FirstTrack,
        int LastTrack,
        int LeadInLba,
        int ProgramLba,
        int LeadOutLba,
        int EndLba,
        IReadOnlyList<string> CueSheet);

    internal sealed record DiscPlanToc(int Session, string Point, int Control, int Lba, string Time);

    internal sealed record DiscTexts(int Block, string Language, string Charset, IReadOnlyList<DiscText> Entries);

    internal sealed record DiscText(
        int Track, string? Title, string? Performer, string? Songwriter, string? Composer, string? Arranger, string? Message);

    internal sealed record QFrame(
        string Event, int Lba, string Time, string Area, int Track, int Index, int RelativeSectors, string Q, bool P);

    internal sealed record PlanDone(string Event, int ExitCode);

    internal sealed record Copy(string Event, int Number, int Of);

    internal sealed record Warning(string Event, string Message, double Seconds);

    internal sealed record WorkProgress(string Event, double Percent);

    internal sealed record ImageStarted(string Event, string File, string Subcode, int Sectors, long Bytes, int StartLba);

    internal sealed record ImageDone(
        string Event, int ExitCode, string File, string Subcode, int Sectors, long Bytes, int StartLba, double Seconds);

    internal sealed record TrackStarted(string Event, int Track, int Sectors);

    internal sealed record SessionStarted(string Event, int Session, int Of);

    internal sealed record TrackFinished(string Event, int Track);

    internal sealed record Closing(string Event, int Session, int Of);

    internal sealed record Progress(
        string Event,
        int Track,
        int TrackSectorsWritten,
        int TrackSectors,
        int SectorsWritten,
        int Sectors,
        double SpeedX,
        int? DriveBufferPercent,
        int ReadAheadPercent,
        double? SecondsLeft);

    internal sealed record Recorded(int Number, int Session, string File, int StartLba, int Sectors, bool Shortened);

    internal sealed record BurnDone(
        string Event,
        int ExitCode,
        string Drive,
        bool RealDrive,
        string? NewDisc,
        bool Simulated,
        bool Closed,
        bool Spoiled,
        int Sessions,
        int SessionsRecorded,
        IReadOnlyList<Recorded> Tracks,
        double Seconds);

    internal sealed record EraseProgress(string Event, double Seconds, double EstimatedSeconds, double Percent);

    internal sealed record Erased(string Event, int ExitCode, string Drive, bool RealDrive, bool Full, double Seconds);

    internal sealed record TrayMoved(string Event, int ExitCode, string Drive, bool RealDrive);

    internal sealed record VirtualDisc(
        string Event,
        string Path,
        string Type,
        int Minutes,
        int OverburnSectors,
        bool WriteProtected,
        int MinSpeedX,
        int MaxSpeedX,
        int PowerCalibrations,
        string? Condition,
        string DriveModel,
        bool Timed,
        bool InDrive,
        IReadOnlyList<VirtualDiscFinding> Findings,
        IReadOnlyList<VirtualDiscFile> Files);

    internal sealed record VirtualDiscFinding(int Session, string Text, bool Convention);

    internal sealed record VirtualDiscFile(string Name, long Bytes);

    internal sealed record VirtualDriveChanged(
        string Event, int ExitCode, string Path, string DriveModel, bool Timed, bool InDrive);

    internal sealed record FaultsSet(
        string Event, int ExitCode, string Path, int Faults, int BadSpots, bool RecordsNothing);

    internal sealed record Difference(string Event, long Command, string Sent, string Expected, string Actual);

    internal sealed record Replayed(
        string Event, int ExitCode, long Commands, long Skipped, long Differences, bool TraceComplete);

    internal sealed record Finding(
        string Event,
        string Input,
        string Severity,
        string Rule,
        string Message,
        string? Advice,
        string? File,
        int? Line,
        int? Column,
        int? Length,
        string? Text,
        long? Offset);

    internal sealed record Checked(
        string Event,
        string Input,
        string Format,
        int Tracks,
        int Sectors,
        string Length,
        int Errors,
        int Warnings,
        int Notes);

    internal sealed record Sums(
        string Event,
        string Input,
        string Freedb,
        string MusicBrainz,
        string AccurateRip,
        string CueTools,
        string CueToolsCrc,
        IReadOnlyList<TrackSum> Tracks);

    internal sealed record TrackSum(
        int Number, string Crc, string CrcWithoutNulls, string AccurateRip1, string AccurateRip2, string AccurateRip450, string CueTools);

    internal sealed record CheckDone(string Event, int ExitCode, int Inputs, int Errors, int Warnings, int Notes);

    internal sealed record ConvertStarted(string Event, string Input, string From, string Output, string To);

    internal sealed record ConvertDone(string Event, int ExitCode, string Output, string Format, int Tracks, double Seconds);

    internal sealed record Finalized(string Event, int ExitCode, string Drive, bool Changed);

    internal sealed record Cancelling(string Event, string Message);

    internal sealed record Listening(
        string Event, string Address, int Port, bool Chap, IReadOnlyList<ServedTarget> Targets);

    internal sealed record ServedTarget(string Name, string Drive);

    internal sealed record Initiator(
        string Event, string What, int? Session, string? Name, string? Target, string? Address, string Message);

    internal sealed record Activity(
        string Event,
        int Session,
        string Name,
        string Target,
        string Doing,
        int Opcode,
        bool Busy,
        long Commands,
        long BytesRead,
        long BytesWritten);

    internal sealed record Served(string Event, int ExitCode, bool AllLoggedOut);

    internal sealed record Problem(
        string Event,
        string Kind,
        string? Reason,
        string Message,
        string? Advice,
        string? Sense,
        string? File,
        int ExitCode);
}

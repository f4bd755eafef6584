using System.Text.Json.Serialization;

namespace Redbook.Cli.Output;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Serialization)]
[JsonSerializable(typeof(JsonEvents.DriveListed))]
[JsonSerializable(typeof(JsonEvents.DriveDescribed))]
[JsonSerializable(typeof(JsonEvents.DiscDescribed))]
[JsonSerializable(typeof(JsonEvents.DiscCreated))]
[JsonSerializable(typeof(JsonEvents.Checking))]
[JsonSerializable(typeof(JsonEvents.Notice))]
[JsonSerializable(typeof(JsonEvents.Plan))]
[JsonSerializable(typeof(JsonEvents.TrackStarted))]
[JsonSerializable(typeof(JsonEvents.TrackFinished))]
[JsonSerializable(typeof(JsonEvents.Closing))]
[JsonSerializable(typeof(JsonEvents.Progress))]
[JsonSerializable(typeof(JsonEvents.BurnDone))]
[JsonSerializable(typeof(JsonEvents.Finalized))]
[JsonSerializable(typeof(JsonEvents.DiscPlan))]
[JsonSerializable(typeof(JsonEvents.QFrame))]
[JsonSerializable(typeof(JsonEvents.PlanDone))]
[JsonSerializable(typeof(JsonEvents.Copy))]
[JsonSerializable(typeof(JsonEvents.Warning))]
[JsonSerializable(typeof(JsonEvents.WorkProgress))]
[JsonSerializable(typeof(JsonEvents.ImageStarted))]
[JsonSerializable(typeof(JsonEvents.ImageDone))]
[JsonSerializable(typeof(JsonEvents.EraseProgress))]
[JsonSerializable(typeof(JsonEvents.Erased))]
[JsonSerializable(typeof(JsonEvents.TrayMoved))]
[JsonSerializable(typeof(JsonEvents.VirtualDisc))]
[JsonSerializable(typeof(JsonEvents.FaultsSet))]
[JsonSerializable(typeof(JsonEvents.VirtualDriveChanged))]
[JsonSerializable(typeof(JsonEvents.Difference))]
[JsonSerializable(typeof(JsonEvents.Replayed))]
[JsonSerializable(typeof(JsonEvents.Cancelling))]
[JsonSerializable(typeof(JsonEvents.Listening))]
[JsonSerializable(typeof(JsonEvents.Initiator))]
[JsonSerializable(typeof(JsonEvents.Activity))]
[JsonSerializable(typeof(JsonEvents.Served))]
[JsonSerializable(typeof(JsonEvents.Problem))]
internal sealed partial class JsonEventsContext : JsonSerializerContext;

using Redbook.Mmc.Transport;

namespace Redbook;

/// <summary>The recorders in software that are running in this process, one per virtual disc.</summary>
internal static class VirtualRecorders
{
    public static IScsiTransport Connect(string path) => throw new DriveException(
        DriveFailure.NotFound,
        $"There is no virtual disc at {path}.",
        $"Make one: redbook disc new {path}");
}

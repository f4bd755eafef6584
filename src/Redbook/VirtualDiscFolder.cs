using Redbook.Emulation;

namespace Redbook;

/// <summary>Changes what lies beside a virtual disc in its folder.</summary>
internal static class VirtualDiscFolder
{
    /// <summary>Changes something while nobody else has the disc.</summary>
    /// <param name="path">The folder of the disc.</param>
    /// <param name="change">Is given the full path of the folder.</param>
    /// <exception cref="DriveException">There is no disc, or another program has it.</exception>
    public static void Change(string path, Action<string> change)
    {
        DriveName name = DriveName.OfVirtualDisc(path);
        try
        {
            using VirtualDisc held = VirtualDisc.Open(name.Value);
            change(name.Value);
        }
        catch (VirtualDiscException refused)
        {
            throw DriveErrors.VirtualDisc(refused);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new DriveException(
                DriveFailure.AccessDenied, $"The folder {name.Value} cannot be changed: {refused.Message}",
                "Check the folder, who may write to it, and the space left.", sense: null, refused);
        }
    }
}

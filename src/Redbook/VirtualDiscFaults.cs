using Redbook.Emulation.Faults;
using Redbook.Emulation.Settings;

namespace Redbook;

/// <summary>What goes wrong with a virtual disc and in the drive it lies in: a fault plan in the folder of the disc.</summary>
/// <remarks>Every program that opens the drive by the name of the disc meets the faults. A plan begins anew, its counts
/// at zero, each time the drive is opened.</remarks>
public static class VirtualDiscFaults
{
    /// <summary>The file in the folder of the disc.</summary>
    public const string FileName = "faults.json";

    /// <summary>Puts a plan into the folder of a disc; it takes the place of another one.</summary>
    /// <param name="path">The folder of the disc.</param>
    /// <param name="planFile">The plan, a JSON file; it is copied.</param>
    /// <returns>What is in it.</returns>
    /// <exception cref="InputException">The file cannot be read, or is no plan.</exception>
    /// <exception cref="DriveException">There is no disc, or another program has it.</exception>
    public static FaultPlan Set(string path, string planFile)
    {
        FaultPlan plan;
        try
        {
            plan = FaultPlan.Load(planFile);
        }
        catch (RecorderSettingsException refused)
        {
            throw new InputException(planFile, refused.Message, "The members are described in docs/faults.md.", refused);
        }

        VirtualDiscFolder.Change(path, folder => File.WriteAllBytes(Path.Combine(folder, FileName), plan.ToJson()));
        return plan;
    }

    /// <summary>Takes the plan out of the folder of a disc.</summary>
    /// <param name="path">The folder of the disc.</param>
    /// <returns><see langword="false"/> when there was none.</returns>
    /// <exception cref="DriveException">There is no disc, or another program has it.</exception>
    public static bool Clear(string path)
    {
        bool was = false;
        VirtualDiscFolder.Change(path, folder =>
        {
            string file = Path.Combine(folder, FileName);
            was = File.Exists(file);
            File.Delete(file);
        });
        return was;
    }

    /// <summary>What goes wrong in the recorder with the disc in a folder.</summary>
    /// <exception cref="DriveException">There is a plan, and it makes no sense.</exception>
    internal static FaultPlan PlanOf(string folder)
    {
        string file = Path.Combine(folder, FileName);
        if (!File.Exists(file))
        {
            return FaultPlan.None;
        }

        try
        {
            return FaultPlan.Load(file);
        }
        catch (RecorderSettingsException refused)
        {
            throw new DriveException(
                DriveFailure.NotRecordable, refused.Message,
                $"Correct the file, or take it away: redbook disc fault {folder} --clear", sense: null, refused);
        }
    }
}

using Redbook.Emulation;
using Redbook.Testing;

namespace Redbook.Lab.Tests;

/// <summary>A job's work done by the same program in the same words on a disc of this machine, with the same faults, and
/// without a kernel and a network in between.</summary>
/// <param name="folder">Where it was run.</param>
/// <param name="disc">The folder of the disc.</param>
internal sealed class TwinRun(string folder, string disc)
{
    /// <summary>A file that its programs left behind.</summary>
    public string Text(string file) => File.ReadAllText(PathOf(file));

    /// <summary>Where such a file lies.</summary>
    public string PathOf(string file) => Path.Combine(folder, file);

    public string DiscPath => disc;

    /// <summary>The disc's files, by name.</summary>
    public IReadOnlyDictionary<string, byte[]> Files => FilesOf(disc);

    /// <summary>What lies in a disc's folder and belongs to the disc.</summary>
    public static IReadOnlyDictionary<string, byte[]> FilesOf(string disc) => Directory.GetFiles(disc)
        .Where(static path => Path.GetFileName(path) is not ("disc.lock" or "disc.owner" or VirtualDiscFaults.FileName))
        .ToDictionary(static path => Path.GetFileName(path), File.ReadAllBytes, StringComparer.Ordinal);

    public static TwinRun Of(LabJob job, string lab)
    {
        TwinRun twin = Prepare(job, lab);
        Programs.Run(twin.Options("virtual:" + twin.DiscPath), "sh", "-c", RedbookScripts.Preamble + job.Twin).Succeeded();
        return twin;
    }

    /// <summary>The disc, with its faults; nothing is done to it yet.</summary>
    public static TwinRun Prepare(LabJob job, string lab)
    {
        string folder = Path.Combine(lab, job.Name + ".twin"), disc = folder + ".disc";
        Directory.CreateDirectory(folder);
        if (job.IsRecordedBefore)
        {
            Directory.CreateDirectory(disc);
            foreach ((string name, byte[] content) in FilesOf(job.Disc.Path!))
            {
                File.WriteAllBytes(Path.Combine(disc, name), content);
            }
        }
        else
        {
            VirtualDisc.Create(disc).Dispose();
        }

        string plan = Path.Combine(folder, "plan.json");
        File.WriteAllBytes(plan, job.Recorder.Options.Faults.ToJson());
        VirtualDiscFaults.Set(disc, plan);
        return new TwinRun(folder, disc);
    }

    /// <summary>How programs are started there.</summary>
    /// <param name="drive">The name of the drive that they find where a guest has its device.</param>
    public ProgramOptions Options(string? drive) => new()
    {
        WorkingDirectory = folder,
        Environment = new Dictionary<string, string?>
        {
            ["DEV"] = drive, ["SG"] = drive, ["REDBOOK_DRIVE"] = null, ["REDBOOK_DRIVES"] = null,
            ["REDBOOK_SETTINGS"] = Path.Combine(folder, "settings.json"),
        },
    };
}

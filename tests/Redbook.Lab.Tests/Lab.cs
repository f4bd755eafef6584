using System.Net;
using System.Text;
using Redbook.Emulation;
using Redbook.Remote.Iscsi;
using Redbook.Testing;

namespace Redbook.Lab.Tests;

/// <summary>Recorders offered by iSCSI, and a Linux of its own that has them as drives: see <c>eng/lab/lab</c>.</summary>
internal sealed class Lab : IDisposable
{
    private const string Names = "iqn.2001-02.net.example.lab:";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);

    private readonly TempFolder _folder = new();
    private readonly Dictionary<string, LabJob> _jobs = [];
    private readonly List<VirtualDisc> _discs = [];

    public LabJob this[string name] => _jobs[name];

    public string PathOf(string name) => _folder.PathOf(name);

    /// <summary>A file for every job, which finds it one folder up.</summary>
    public void Write(string name, ReadOnlySpan<byte> content) => _folder.Write(name, content);

    public void Write(string name, string content) => File.WriteAllText(_folder.PathOf(name), content);

    /// <summary>A drive with a blank disc in it, and what is to be done there.</summary>
    public LabJob Add(string name, string script, MediumType type = MediumType.CdR, SoftwareRecorderOptions? options = null) =>
        Add(name, script, Keep(VirtualDisc.Create(_folder.PathOf(name + ".disc"), new MediumOptions { Type = type })), options);

    /// <summary>A drive with a disc in it that we have recorded, and what is to be done there.</summary>
    public LabJob AddRecorded(
        string name, Album album, BurnOptions how, string script, MediumType type = MediumType.CdR, SoftwareRecorderOptions? options = null) =>
        Add(name, script, Record(name + ".disc", album, how, type), options);

    /// <summary>A disc that we have recorded, in no drive.</summary>
    /// <param name="folder">The name of its folder.</param>
    public VirtualDisc Record(string folder, Album album, BurnOptions how, MediumType type = MediumType.CdR)
    {
        string path = _folder.PathOf(folder);
        VirtualDisc.Create(path, new MediumOptions { Type = type }).Dispose();
        using (Drive drive = Drive.Open("virtual:" + path))
        {
            drive.BurnAsync(album, how).GetAwaiter().GetResult();
        }

        return Keep(VirtualDisc.Open(path));
    }

    /// <summary>Boots, and waits until everything is done.</summary>
    public void Run()
    {
        Programs.Run("linux", "--version").Succeeded();
        Programs.Run("slirp4netns", "--version").Succeeded();
        using IscsiServer server = new(
            [.. _jobs.Values.Where(static job => !job.HasOwnServer).Select(Target)],
            new IscsiServerOptions { MaxConnections = _jobs.Count + 8 });
        int port = Start(server);
        List<IscsiServer> others = [];
        try
        {
            List<string> targets = [];
            foreach (LabJob job in _jobs.Values)
            {
                string at = "";
                if (job.HasOwnServer)
                {
                    IscsiServer own = new([Target(job)]);
                    others.Add(own);
                    at = $" {Start(own)}";
                    job.CutConnection = own.Dispose;
                }

                targets.Add(Names + job.Name + at);
                _folder.Write(
                    (job.IsAlone ? "jobs-alone/" : "jobs/") + job.Name,
                    Encoding.UTF8.GetBytes("set -e\n" + job.Script.ReplaceLineEndings("\n") + "\n"));
            }

            File.WriteAllLines(_folder.PathOf("targets"), targets);
            Programs.Run(
                new ProgramOptions { Timeout = Limit + TimeSpan.FromSeconds(10) },
                Repository.PathOf("eng", "lab", "lab"),
                _folder.Root,
                $"{port}",
                $"{(int)Limit.TotalSeconds}").Succeeded();
            string kept = Repository.PathOf("artifacts", "measured");
            Directory.CreateDirectory(kept);
            File.Copy(_folder.PathOf("times"), Path.Combine(kept, $"lab-{_jobs.Keys.First()}.txt"), overwrite: true);
        }
        finally
        {
            others.ForEach(static other => other.Dispose());
        }
    }

    public void Dispose()
    {
        foreach (LabJob job in _jobs.Values)
        {
            job.Dispose();
        }

        _discs.ForEach(static disc => disc.Dispose());
        _folder.Dispose();
    }

    private LabJob Add(string name, string script, VirtualDisc disc, SoftwareRecorderOptions? options)
    {
        SoftwareRecorder recorder = new(options);
        recorder.Insert(disc);
        Directory.CreateDirectory(_folder.PathOf(name));
        return _jobs[name] = new LabJob(name, script, _folder.Root, disc, recorder);
    }

    private VirtualDisc Keep(VirtualDisc disc)
    {
        _discs.Add(disc);
        return disc;
    }

    private static IscsiTarget Target(LabJob job) => new(Names + job.Name, _ => job.Connect());

    private static int Start(IscsiServer server) => server.Start(new IPEndPoint(IPAddress.Loopback, 0)).Port;
}

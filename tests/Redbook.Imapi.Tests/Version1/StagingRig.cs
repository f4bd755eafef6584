using Redbook.Emulation;
using Redbook.Imapi.Version1;
using Redbook.Mmc.Transport;
using Redbook.Testing;

namespace Redbook.Imapi.Tests.Version1;

/// <summary>A session of version 1 on a list of drives with one recorder in software.</summary>
internal sealed class StagingRig : IDisposable
{
    private readonly TempFolder _folder = new();

    public StagingRig(
        DiscMasterOptions? options = null,
        SoftwareRecorderOptions? recorder = null,
        MediumOptions? medium = null,
        bool empty = false,
        InterceptedTransport.Interceptor? script = null,
        bool open = true)
    {
        Rig = new Rig(recorder, medium, empty, script: script);
        Master = NewMaster(options);
        if (open)
        {
            Master.Open();
        }
    }

    public Rig Rig { get; }

    public VirtualTime Time { get; } = new();

    public MSDiscMasterObj Master { get; }

    public IRedbookDiscMaster Redbook => Master;

    public string StashFolder => _folder.Root;

    public MSDiscMasterObj NewMaster(DiscMasterOptions? options = null) => new(
        (options ?? new DiscMasterOptions()) with { StashFolder = options?.StashFolder ?? StashFolder }, Rig.Drives, Time);

    /// <summary>Format and recorder chosen.</summary>
    public StagingRig Chosen()
    {
        Master.UseRedbook();
        Master.SetActiveDiscRecorder(NewRecorder());
        return this;
    }

    /// <summary>The first recorder of a new enumeration.</summary>
    public IDiscRecorder NewRecorder()
    {
        Master.EnumDiscRecorders(out IEnumDiscRecorders run);
        return run.AsEnumerable().First();
    }

    /// <summary>Stages a closed track that no other is like.</summary>
    public byte[] Stage(int track, int blocks)
    {
        byte[] samples = Imapi.Tests.Rig.Samples(track, blocks);
        Redbook.CreateAudioTrack(0);
        Redbook.AddAudioTrackBlocks(samples, samples.Length);
        Redbook.CloseAudioTrack();
        return samples;
    }

    public static int CodeOf(Action call) => Assert.ThrowsAny<ImapiException>(call).HResult;

    public static ScsiResult Good(int bytes = 0) => new(ScsiStatus.Good, bytes, null, TimeSpan.Zero);

    public void Dispose()
    {
        Master.Dispose();
        Rig.Dispose();
        _folder.Dispose();
    }
}

using Redbook.Recording.AtOnce;
using Redbook.Recording.Mastering;
using Redbook.Recording.Planning;

namespace Redbook.Recording.Tests.AtOnce;

/// <summary>One of the two recorders that write in one go, behind one face.</summary>
internal sealed class AtOnceBurner : IDisposable
{
    private readonly AtOnceRecorder _recorder;

    public AtOnceBurner(RecordingMode mode, Burner burner, int bufferBytes = 1 << 20, bool testWrite = false) =>
        _recorder = mode == RecordingMode.Raw
            ? new RawRecorder(
                burner.Link, RoundTripTests.Raw with { BufferBytes = bufferBytes, TestWrite = testWrite }, burner.Time, burner.Awake)
            : new SessionAtOnceRecorder(
                burner.Link, RoundTripTests.AtOnce with { BufferBytes = bufferBytes, TestWrite = testWrite }, burner.Time, burner.Awake);

    public AtOnceRecorder Recorder => _recorder;

    public RecordedSession Write(MasterDisc disc, CancellationToken cancellation = default) => _recorder is RawRecorder raw
        ? raw.Write(disc, RawImageForm.Raw, cancellation)
        : ((SessionAtOnceRecorder)_recorder).Write(disc, cancellation);

    public void Dispose() => _recorder.Dispose();
}

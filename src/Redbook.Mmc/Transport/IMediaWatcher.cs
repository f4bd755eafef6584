using Redbook.Mmc.Responses;

namespace Redbook.Mmc.Transport;

/// <summary>Notices that discs come and go in drives, as far as the operating system tells of it by itself: no drive is
/// asked, so that nobody's recording is disturbed.</summary>
public interface IMediaWatcher
{
    /// <summary>Calls back after each event, with the name of the drive as <see cref="ITransportEnumerator.List"/> has it,
    /// on a thread of its own, until the result is disposed.</summary>
    /// <returns><see langword="null"/> where the system tells nothing.</returns>
    IDisposable? WatchMedia(Action<string, MediaEvent> noticed);
}

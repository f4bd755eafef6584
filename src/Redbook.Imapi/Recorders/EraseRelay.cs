using Redbook.Recording.Erasing;

namespace Redbook.Imapi.Recorders;

/// <summary>Turns reports of the engine into whole seconds.</summary>
/// <param name="report">Told each time, on the thread that erases: elapsed and estimated total.</param>
internal sealed class EraseRelay(Action<int, int> report) : IProgress<EraserProgress>
{
    public void Report(EraserProgress value) =>
        report((int)value.Elapsed.TotalSeconds, (int)Math.Ceiling(value.EstimatedTotal.TotalSeconds));
}

namespace Redbook;

/// <summary>One share of progress from those of many files, each counting the same.</summary>
internal sealed class ShareOfFiles(int files, IProgress<double> told)
{
    private readonly double[] _shares = new double[files];
    private readonly Lock _gate = new();

    /// <summary>Where the reader of one file reports.</summary>
    public IProgress<double> OfFile(int index) => new Part(this, index);

    private void Report(int index, double share)
    {
        lock (_gate)
        {
            _shares[index] = share;
            told.Report(_shares.Sum() / files);
        }
    }

    private sealed class Part(ShareOfFiles all, int index) : IProgress<double>
    {
        public void Report(double value) => all.Report(index, value);
    }
}

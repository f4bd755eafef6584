namespace Redbook.Transport.Windows.Tests;

/// <summary>Marks that this table alone knows.</summary>
internal sealed class FakeMarks : IDriveMarks
{
    /// <summary>Whom each drive that bears one is marked for.</summary>
    public Dictionary<string, string> Holders { get; } = [];

    /// <summary>Whether there is such a thing at all.</summary>
    public bool AreThere { get; set; } = true;

    /// <summary>Told of each that is set and taken away.</summary>
    public Action<string> Tell { get; set; } = static _ => { };

    public bool TrySet(string drive, string clientName, out IDisposable? mark)
    {
        mark = AreThere && Holders.TryAdd(drive, clientName) ? new Mark(this, drive) : null;
        return mark is not null || !AreThere;
    }

    public string? HolderOf(string drive) => Holders.GetValueOrDefault(drive);

    private sealed class Mark : IDisposable
    {
        private readonly FakeMarks _marks;
        private readonly string _drive;

        public Mark(FakeMarks marks, string drive)
        {
            (_marks, _drive) = (marks, drive);
            marks.Tell($"marked {drive}");
        }

        public void Dispose()
        {
            _marks.Holders.Remove(_drive);
            _marks.Tell($"free {_drive}");
        }
    }
}

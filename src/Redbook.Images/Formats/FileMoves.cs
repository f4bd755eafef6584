namespace Redbook.Images.Formats;

/// <summary>Moves of files that can be taken back together.</summary>
internal sealed class FileMoves
{
    private readonly Stack<(string From, string To)> _done = [];

    /// <summary>Moves a file; one that is in its way is an error.</summary>
    /// <exception cref="IOException">It cannot be moved.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be moved.</exception>
    public void Move(string from, string to)
    {
        File.Move(from, to);
        _done.Push((from, to));
    }

    /// <summary>Moves everything back, the last first. A file that cannot be moved back stays where it is, and the others are
    /// moved nevertheless.</summary>
    public void TakeBack()
    {
        while (_done.TryPop(out (string From, string To) move))
        {
            try
            {
                File.Move(move.To, move.From);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                // What failed first is told; this file is whole under its other name.
            }
        }
    }
}

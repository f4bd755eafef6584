namespace Redbook.Cli.Input;

/// <summary>Runs of digits compare as numbers, everything else without regard to case.</summary>
internal sealed class NaturalOrder : IComparer<string>
{
    public static NaturalOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        ReadOnlySpan<char> left = x, right = y;
        while (!left.IsEmpty && !right.IsEmpty)
        {
            int leftRun = DigitRun(left), rightRun = DigitRun(right);
            int order;
            if (leftRun > 0 && rightRun > 0)
            {
                order = CompareNumbers(left[..leftRun], right[..rightRun]);
                left = left[leftRun..];
                right = right[rightRun..];
            }
            else
            {
                order = char.ToUpperInvariant(left[0]).CompareTo(char.ToUpperInvariant(right[0]));
                left = left[1..];
                right = right[1..];
            }

            if (order != 0)
            {
                return order;
            }
        }

        int length = left.Length.CompareTo(right.Length);
        return length != 0 ? length : string.CompareOrdinal(x, y);
    }

    private static int DigitRun(ReadOnlySpan<char> text)
    {
        int end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }

    private static int CompareNumbers(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        ReadOnlySpan<char> leftValue = left.TrimStart('0'), rightValue = right.TrimStart('0');
        int order = leftValue.Length.CompareTo(rightValue.Length);
        return order != 0 ? order : leftValue.SequenceCompareTo(rightValue);
    }
}

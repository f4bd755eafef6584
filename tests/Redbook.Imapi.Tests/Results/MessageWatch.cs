using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Redbook.Imapi.Tests.Results;

[assembly: AssemblyFixture(typeof(MessageWatch))]

namespace Redbook.Imapi.Tests.Results;

/// <summary>Looks at the message of every exception that any test of this assembly causes, and fails the run for one that
/// does not say what it must.</summary>
public sealed class MessageWatch : IDisposable
{
    private readonly ConcurrentDictionary<string, ImapiException> _seen = new(StringComparer.Ordinal);

    public MessageWatch() => AppDomain.CurrentDomain.FirstChanceException += Note;

    public void Dispose()
    {
        AppDomain.CurrentDomain.FirstChanceException -= Note;
        if (Environment.GetEnvironmentVariable("REDBOOK_TEST_MESSAGES") is { Length: > 0 } file)
        {
            File.WriteAllLines(file, _seen.Values.Select(static failure => failure.Message).Order(StringComparer.Ordinal));
        }

        string[] broken = [.. _seen.Values.Select(Messages.BrokenRule).OfType<string>().Order(StringComparer.Ordinal)];
        if (broken.Length > 0)
        {
            throw new InvalidOperationException(
                $"{broken.Length} messages do not say what they must:\n{string.Join('\n', broken.Take(40))}");
        }
    }

    private void Note(object? sender, FirstChanceExceptionEventArgs args)
    {
        if (args.Exception is ImapiException failure)
        {
            _seen.TryAdd($"{failure.HResult:X8} {failure.Member} {failure.State} {failure.Reason}", failure);
        }
    }
}

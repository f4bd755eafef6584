using Redbook.Lab.Tests;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace Redbook.Lab.Tests;

/// <summary>Of three boots two are run at once on a small machine, so the one that takes longest comes first.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    /// <inheritdoc/>
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderByDescending(static tests => tests.TestCollectionDisplayName == nameof(RedbookFixture))];
}

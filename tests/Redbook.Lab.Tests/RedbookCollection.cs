namespace Redbook.Lab.Tests;

/// <summary>Tests of our own program that look at what one boot left behind.</summary>
[CollectionDefinition(nameof(RedbookFixture))]
public sealed class RedbookCollection : ICollectionFixture<RedbookFixture>;

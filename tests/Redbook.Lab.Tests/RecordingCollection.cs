namespace Redbook.Lab.Tests;

/// <summary>Tests that look at what one boot left behind.</summary>
[CollectionDefinition(nameof(RecordingFixture))]
public sealed class RecordingCollection : ICollectionFixture<RecordingFixture>;

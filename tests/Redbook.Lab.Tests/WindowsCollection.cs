namespace Redbook.Lab.Tests;

/// <summary>Tests of the Windows build that look at what one boot left behind.</summary>
[CollectionDefinition(nameof(WindowsFixture))]
public sealed class WindowsCollection : ICollectionFixture<WindowsFixture>;

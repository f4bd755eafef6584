[assembly: CollectionBehavior(DisableTestParallelization = true)] // a named drive is one drive

using Redbook.Discs;

namespace Redbook.Emulation.Writing;

/// <summary>Sectors of a session that are sent in one form.</summary>
internal readonly record struct CueSegment(Lba Start, Lba End, CueForm Form);

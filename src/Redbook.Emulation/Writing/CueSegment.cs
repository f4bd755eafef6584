using Redbook.Discs;
using Redbook.Mmc.CueSheets;

namespace Redbook.Emulation.Writing;

/// <summary>Sectors of a session that are sent in one form.</summary>
internal readonly record struct CueSegment(Lba Start, Lba End, CueDataForm Form);

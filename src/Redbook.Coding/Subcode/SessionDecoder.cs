using Redbook.Discs;

namespace Redbook.Coding.Subcode;

/// <summary>One session while its frames pass.</summary>
internal sealed class SessionDecoder(FindingTally findings)
{
    private bool _isInLeadIn;

    public LeadInDecoder LeadIn { get; } = new(findings);

    public ProgramDecoder Program { get; } = new(findings);

    /// <summary>Counts the sector for the area in which it lies, even when its frame says nothing.</summary>
    public void Pass(Lba address, in QReading reading)
    {
        if (reading.IsUsable && reading.Kind is not (QKind.Mcn or QKind.Isrc))
        {
            _isInLeadIn = reading.IsLeadIn;
        }

        if (_isInLeadIn)
        {
            LeadIn.Pass(address);
        }
        else
        {
            Program.Pass();
        }
    }
}

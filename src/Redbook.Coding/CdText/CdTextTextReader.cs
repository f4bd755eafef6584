namespace Redbook.Coding.CdText;

/// <summary>Takes the texts of one type out of its packs.</summary>
internal sealed class CdTextTextReader(int block, CdTextPackType type, int firstTrack, List<CdTextFinding> findings)
{
    private readonly SortedDictionary<int, byte[]> _texts = [];
    private readonly List<byte> _current = [];
    private int _track;
    private int _position;
    private bool _isLost;

    /// <summary>Complete texts by track, 0 for the album.</summary>
    public IReadOnlyDictionary<int, byte[]> Texts => _texts;

    /// <summary>Takes the next pack of the type.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="skipBytes">Bytes of payload that are no text.</param>
    /// <param name="isBehindGap">Whether packs are missing between this one and the last of the type.</param>
    public void Add(CdTextPack pack, int skipBytes, bool isBehindGap)
    {
        bool agrees = pack.Track == _track && pack.Position == Math.Min(_position, CdTextPack.MaxPosition);
        if (!agrees)
        {
            if (isBehindGap)
            {
                Resume(pack);
            }
            else
            {
                // What was read so far is sure; some writers are careless with these fields.
                findings.Add(new CdTextFinding(CdTextFindingKind.HeaderDiffers, block, type, pack.Sequence));
            }
        }
        else if (isBehindGap && pack.Position == CdTextPack.MaxPosition)
        {
            // "15 or more" cannot tell whether characters are missing.
            Resume(pack);
        }

        int width = pack.IsDoubleByte ? 2 : 1;
        ReadOnlySpan<byte> payload = pack.Payload[skipBytes..];
        for (int i = 0; i + width <= payload.Length; i += width)
        {
            Add(payload.Slice(i, width));
        }
    }

    /// <summary>Ends the last text, which may lack its terminator.</summary>
    public void Finish()
    {
        if (_current.Count > 0)
        {
            End();
        }
    }

    private void Add(ReadOnlySpan<byte> character)
    {
        if (character.ContainsAnyExcept((byte)0))
        {
            _current.AddRange(character);
            _position++;
        }
        else
        {
            End();
        }
    }

    private void End()
    {
        if (_isLost)
        {
            findings.Add(new CdTextFinding(CdTextFindingKind.LostText, block, type, _track));
        }
        else
        {
            _texts[_track] = [.. _current];
        }

        _isLost = false;
        _current.Clear();
        _position = 0;
        _track = _track == 0 ? firstTrack : _track + 1;
    }

    // Behind a gap the pack says whose text goes on, and whether its beginning is lost.
    private void Resume(CdTextPack pack)
    {
        if (_current.Count > 0)
        {
            findings.Add(new CdTextFinding(CdTextFindingKind.LostText, block, type, _track));
        }

        _current.Clear();
        _track = pack.Track;
        _position = pack.Position;
        _isLost = pack.Position > 0;
    }
}

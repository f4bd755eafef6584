using Redbook.Discs;

namespace Redbook.Coding.Subcode;

/// <summary>What the program area told about one track.</summary>
internal sealed class DecodedTrack(int number)
{
    private readonly int[] _framesByControl = new int[16];
    private Vote<ulong> _isrc;

    public int Number { get; } = number;

    public List<TrackIndex> Indexes { get; } = [];

    public bool HasIsrc => _isrc.Count > 0;

    /// <summary>The last sector of index 0 that told its relative time.</summary>
    public (Lba Address, int Relative)? Countdown { get; set; }

    public Lba? Start
    {
        get
        {
            foreach (TrackIndex index in Indexes)
            {
                if (index.Number == 1)
                {
                    return index.Start;
                }
            }

            return null;
        }
    }

    /// <summary>Whether the copy bit is on in some frames and off in others, more often than by accident.</summary>
    public bool IsCopyAlternating
    {
        get
        {
            int on = 0, off = 0;
            for (int i = 0; i < _framesByControl.Length; i++)
            {
                if ((i & (int)Control.CopyPermitted) != 0)
                {
                    on += _framesByControl[i];
                }
                else
                {
                    off += _framesByControl[i];
                }
            }

            return Math.Min(on, off) > (on + off) / 4;
        }
    }

    /// <summary>The most frequent CONTROL; of an alternating copy bit the clear state.</summary>
    public Control Control
    {
        get
        {
            var most = (Control)_framesByControl.AsSpan().IndexOf(_framesByControl.Max());
            return IsCopyAlternating ? most & ~Control.CopyPermitted : most;
        }
    }

    /// <summary>Whether bits other than the copy bit change within the track.</summary>
    public bool IsControlMixed
    {
        get
        {
            Control kept = Control & ~Control.CopyPermitted;
            for (int i = 0; i < _framesByControl.Length; i++)
            {
                if (_framesByControl[i] > 0 && ((Control)i & ~Control.CopyPermitted) != kept)
                {
                    return true;
                }
            }

            return false;
        }
    }

    public void AddControl(Control control) => _framesByControl[(int)control]++;

    public bool AddIsrc(ulong payload) => _isrc.Add(payload);

    public bool TryGetIsrc(out Isrc isrc) => QReading.TryGetIsrc(_isrc.Value, out isrc);
}

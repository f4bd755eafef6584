using System.Buffers.Binary;
using Redbook.Discs;
using Redbook.Images.Formats;

namespace Redbook.Images.Checking;

/// <summary>What the samples of one track show.</summary>
/// <param name="number">The track.</param>
/// <param name="before">The track before it in the same session; null for the first.</param>
internal sealed class SoundOfTrack(int number, SoundOfTrack? before)
{
    private const int SamplesPerSecond = CdSector.Samples * CdSector.PerSecond;

    // So many samples at full scale one after another are no accident.
    private const int ClippedRun = 3;

    // Sound that begins or ends so far from silence clicks there.
    private const int Abrupt = 2048;

    // A step across a border that is so large, and so much larger than the steps around it, is heard.
    private const int LargeStep = 8192;
    private const int StepRatio = 8;
    private const int BorderSamples = 32;
    private const int LongSilenceSeconds = 5;

    private readonly short[] _first = new short[BorderSamples * 2];
    private readonly short[] _last = new short[BorderSamples * 2];
    private long _samples;
    private long _firstSound = -1;
    private long _lastSound = -1;
    private int _runLeft;
    private int _runRight;
    private long _clips;
    private long _firstClip = -1;

    /// <summary>Takes the next samples.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        for (int i = 0; i < bytes.Length; i += CdSector.BytesPerSample)
        {
            short left = BinaryPrimitives.ReadInt16LittleEndian(bytes[i..]);
            short right = BinaryPrimitives.ReadInt16LittleEndian(bytes[(i + 2)..]);
            if ((left | right) != 0)
            {
                _firstSound = _firstSound < 0 ? _samples : _firstSound;
                _lastSound = _samples;
                Clip(left, ref _runLeft);
                Clip(right, ref _runRight);
            }
            else
            {
                (_runLeft, _runRight) = (0, 0);
            }

            if (_samples < BorderSamples)
            {
                (_first[_samples * 2], _first[(_samples * 2) + 1]) = (left, right);
            }

            int ring = (int)(_samples % BorderSamples) * 2;
            (_last[ring], _last[ring + 1]) = (left, right);
            _samples++;
        }
    }

    /// <summary>Says what was noticed in the track and where it begins.</summary>
    public void Tell(FindingList findings)
    {
        if (_clips > 0)
        {
            findings.Warning(
                "audio.clipped",
                $"Track {number} is at full scale for {ClippedRun} samples or more in {_clips} place{(_clips == 1 ? "" : "s")}, the first at {Time(_firstClip)}: it is probably clipped.",
                advice: "Take a quieter copy of the music, if there is one.");
        }

        if (_lastSound < 0)
        {
            findings.Warning("audio.silent-track", $"Track {number} is silent from its beginning to its end.");
            return;
        }

        TellSilence(findings, _firstSound, "begins");
        TellSilence(findings, _samples - 1 - _lastSound, "ends");
        if (before is null)
        {
            TellAbrupt(findings, _first.AsSpan(0, 2), $"Track {number} begins within the sound");
        }
        else
        {
            TellBorder(findings);
        }
    }

    /// <summary>Says how the last track ends.</summary>
    public void EndDisc(FindingList findings)
    {
        int ring = (int)((_samples + BorderSamples - 1) % BorderSamples) * 2;
        TellAbrupt(findings, _last.AsSpan(ring, 2), $"Track {number}, the last, ends within the sound");
    }

    private static string Time(long samples) =>
        $"{samples / SamplesPerSecond / 60}:{samples / SamplesPerSecond % 60:D2}.{samples % SamplesPerSecond * 100 / SamplesPerSecond:D2}";

    private static void TellAbrupt(FindingList findings, ReadOnlySpan<short> sample, string what)
    {
        if (Math.Abs((int)sample[0]) > Abrupt || Math.Abs((int)sample[1]) > Abrupt)
        {
            findings.Note("audio.abrupt", $"{what}, far from silence: it clicks there.", advice: "Fade it, if that is not meant.");
        }
    }

    private void Clip(short value, ref int run)
    {
        run = value is short.MaxValue or short.MinValue ? run + 1 : 0;
        if (run == ClippedRun)
        {
            _firstClip = _firstClip < 0 ? _samples - (ClippedRun - 1) : _firstClip;
            _clips++;
        }
    }

    private void TellSilence(FindingList findings, long samples, string where)
    {
        if (samples >= LongSilenceSeconds * SamplesPerSecond)
        {
            findings.Note("audio.silence", $"Track {number} {where} with {Time(samples)} of silence.");
        }
    }

    private void TellBorder(FindingList findings)
    {
        if (_samples < BorderSamples || before!._samples < BorderSamples)
        {
            return;
        }

        Span<short> around = stackalloc short[BorderSamples * 4];
        int start = (int)(before._samples % BorderSamples) * 2;
        before._last.AsSpan(start).CopyTo(around);
        before._last.AsSpan(0, start).CopyTo(around[(before._last.Length - start)..]);
        _first.CopyTo(around[(BorderSamples * 2)..]);
        int across = 0, inside = 1;
        for (int i = 2; i < around.Length; i++)
        {
            int step = Math.Abs(around[i] - around[i - 2]);
            if (i is BorderSamples * 2 or (BorderSamples * 2) + 1)
            {
                across = Math.Max(across, step);
            }
            else
            {
                inside = Math.Max(inside, step);
            }
        }

        if (across > LargeStep && across > inside * StepRatio)
        {
            findings.Warning(
                "audio.border-click",
                $"The sound jumps where track {number} begins: it clicks there.",
                advice: "Were the tracks cut at the right places, and all of them by the same program?");
        }
    }
}

using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Emulation.Stores;
using Redbook.Mmc.Responses;

namespace Redbook.Emulation.Recorded;

/// <summary>A disc's state and main channel, changed together and never one without the other.</summary>
/// <remarks>Knows what a disc can bear, not what a drive allows. Every change first secures the sectors, then the new
/// state; when that fails the old state stands and what was recorded before is untouched.</remarks>
internal sealed class DiscContents(DiscState state, IDiscStore store) : IDisposable
{
    public DiscState State { get; private set; } = state;

    /// <summary>The first sector after what has been recorded of the open track.</summary>
    public Lba OpenDataEnd { get; private set; } = store.End;

    /// <summary>Whether the open track was left by a process that ended; it can be closed but not continued.</summary>
    public bool IsInterrupted { get; private set; } = state.OpenTrack is not null;

    public IDiscStore Store => store;

    /// <summary>Index 1 of the track that would be begun next; null on a complete disc.</summary>
    public Lba? NextTrackStart => DiscGeometry.NextTrackStart(State, OpenDataEnd);

    /// <summary>The address that a track being recorded goes on at; null when none is.</summary>
    public Lba? OpenTrackPosition => State.OpenTrack is not null && !IsInterrupted ? OpenDataEnd : null;

    /// <summary>Whether a session is being recorded in one go.</summary>
    public bool IsAtOnceRunning { get; private set; }

    /// <summary>Blank, appendable or complete; a disc with a session under way can take more.</summary>
    public DiscStatus Status => IsAtOnceRunning ? DiscStatus.Appendable : State.Status;

    /// <summary>A copy to simulate on: the same state, nothing kept.</summary>
    public DiscContents Simulate() => new(State, new SimulationStore(OpenDataEnd)) { IsInterrupted = IsInterrupted };

    /// <summary>An open track will not be continued any more.</summary>
    public void Interrupt()
    {
        IsInterrupted = State.OpenTrack is not null;
        IsAtOnceRunning = false;
    }

    /// <summary>Begins a session that is recorded in one go. Until it is finished the disc says that it is not.</summary>
    /// <exception cref="IOException">The keeper failed; nothing has changed.</exception>
    public void BeginAtOnce(RecordingMethod method)
    {
        ForgetLeftovers();
        DiscState next = State with { Unreadable = new UnreadableSession(State.CurrentSessionNumber, method, IsFinished: false) };
        store.Save(next);
        State = next;
        IsAtOnceRunning = true;
    }

    /// <summary>Records main-channel sectors of a session that is recorded in one go, the first pregap included.</summary>
    /// <exception cref="IOException">The keeper failed.</exception>
    public void WriteAtOnce(Lba start, ReadOnlySpan<byte> sectors)
    {
        int before = Math.Min(Math.Max(-start.Value, 0) * CdSector.AudioBytes, sectors.Length);
        ReadOnlySpan<byte> pregap = sectors[..before];
        if (pregap.ContainsAnyExcept((byte)0))
        {
            store.FirstPregap.Write(start, pregap);
        }

        if (before < sectors.Length)
        {
            store.Write(start + (before / CdSector.AudioBytes), sectors[before..]);
        }
    }

    /// <summary>Ends a session that was recorded in one go.</summary>
    /// <exception cref="IOException">The keeper failed; the session is still not finished.</exception>
    public void FinishAtOnce(RecordedSession session, Mcn? mcn)
    {
        DiscState next = State with { Unreadable = null, Sessions = [.. State.Sessions, session], Mcn = mcn ?? State.Mcn };
        store.SetEnd(session.End!.Value.LeadOut);
        store.Flush();
        store.Save(next);
        State = next;
        IsAtOnceRunning = false;
    }

    /// <summary>Ends a session that was recorded in one go and that no player will find.</summary>
    /// <exception cref="IOException">The keeper failed; the session is still not finished.</exception>
    public void FailAtOnce()
    {
        DiscState next = State with { Unreadable = State.Unreadable! with { IsFinished = true } };
        store.Flush();
        store.Save(next);
        State = next;
        IsAtOnceRunning = false;
    }

    /// <summary>Makes the disc blank. What cannot be forgotten at once is when something is recorded next.</summary>
    /// <exception cref="IOException">The keeper failed; what can be read of the disc has not changed.</exception>
    public void Erase()
    {
        DiscState next = State with { Sessions = [], Unreadable = null, Mcn = null };
        try
        {
            store.Save(next);
        }
        catch (IOException) when (State.Unreadable is not null)
        {
            // There may be no room because of what nobody can read.
            ForgetLeftovers();
            store.Save(next);
        }

        State = next;
        OpenDataEnd = Lba.Zero;
        Interrupt();
        try
        {
            ForgetLeftovers();
        }
        catch (IOException)
        {
            // A disc without sessions has nothing but left-overs, and the next recording begins by forgetting them.
        }
    }

    /// <summary>Reads main-channel sectors, the first pregap included.</summary>
    /// <exception cref="IOException">The keeper failed.</exception>
    public void Read(Lba start, Span<byte> sectors)
    {
        int before = Math.Min(Math.Max(-start.Value, 0) * CdSector.AudioBytes, sectors.Length);
        if (before > 0)
        {
            store.FirstPregap.Read(start, sectors[..before]);
        }

        if (before < sectors.Length)
        {
            store.Read(start + (before / CdSector.AudioBytes), sectors[before..]);
        }
    }

    /// <summary>Opens the next track with its first sectors.</summary>
    /// <exception cref="IOException">The keeper failed; nothing has changed.</exception>
    public void BeginTrack(in TrackParameters parameters, ReadOnlySpan<byte> sectors)
    {
        CloseTrack();
        Lba start = NextTrackStart ?? throw new InvalidOperationException("The disc is complete.");
        Lba previousEnd = State.LastTrack?.End ?? Lba.Zero;

        // Whatever an interrupted attempt left behind the last track goes first: the length of an open track follows
        // from the end of the main channel.
        ForgetLeftovers();
        var track = new RecordedTrack
        {
            Number = State.NextTrackNumber,
            Mode = parameters.Mode,
            Control = parameters.Control,
            IsCopyAlternating = parameters.IsCopyAlternating,
            Isrc = parameters.Isrc,
            PregapStart = State.IsLastSessionOpen ? previousEnd : DiscGeometry.PregapStart(start),
            Start = start,
        };
        DiscState next = State with { Mcn = parameters.Mcn ?? State.Mcn };
        next = State.IsLastSessionOpen
            ? next.WithLastSession(State.LastSession! with { Tracks = [.. State.LastSession!.Tracks, track] })
            : next with { Sessions = [.. State.Sessions, new RecordedSession { Number = State.CurrentSessionNumber, Tracks = [track] }] };
        try
        {
            if (track.Mode != TrackMode.Audio)
            {
                Lba pregap = track.PregapStart < Lba.Zero ? Lba.Zero : track.PregapStart;
                WriteEmpty(track.Mode, pregap, start);
            }

            store.Write(start, sectors);
            store.Save(next);
        }
        catch (IOException)
        {
            TrySetEnd(previousEnd);
            throw;
        }

        State = next;
        OpenDataEnd = start + (sectors.Length / CdSector.AudioBytes);
        IsInterrupted = false;
    }

    /// <summary>Adds sectors to the open track.</summary>
    /// <exception cref="IOException">The keeper failed; the track ends where it ended.</exception>
    public void Append(ReadOnlySpan<byte> sectors)
    {
        try
        {
            store.Write(OpenDataEnd, sectors);
        }
        catch (IOException)
        {
            TrySetEnd(OpenDataEnd);
            throw;
        }

        OpenDataEnd += sectors.Length / CdSector.AudioBytes;
    }

    /// <summary>Ends the open track with padding and run-out; nothing when no track is open.</summary>
    /// <exception cref="IOException">The keeper failed; the track is still open.</exception>
    public void CloseTrack()
    {
        if (State.OpenTrack is not { } track)
        {
            return;
        }

        Lba end = DiscGeometry.TrackEnd(track.Start, OpenDataEnd);
        DiscState next = State.WithLastTrack(track with { DataEnd = OpenDataEnd, End = end });
        try
        {
            store.SetEnd(end);
            if (track.Mode != TrackMode.Audio)
            {
                WriteEmpty(track.Mode, OpenDataEnd, end);
            }

            store.Flush();
            store.Save(next);
        }
        catch (IOException)
        {
            TrySetEnd(OpenDataEnd);
            throw;
        }

        State = next;
        IsInterrupted = false;
    }

    /// <summary>Takes back the end of the last track, so that it can go on as if it had not been closed.</summary>
    /// <exception cref="IOException">The keeper failed; the track is still closed.</exception>
    public void ReopenTrack()
    {
        RecordedTrack track = State.LastTrack ?? throw new InvalidOperationException("There is no track to go on with.");
        Lba dataEnd = track.DataEnd ?? throw new InvalidOperationException("The last track is not closed.");
        DiscState next = State.WithLastTrack(track with { DataEnd = null, End = null });

        // The state first: cut off first, a closed track would lack its run-out if the process ended here.
        store.Save(next);
        State = next;
        OpenDataEnd = dataEnd;
        TrySetEnd(dataEnd);
    }

    /// <summary>Closes the open session: lead-in with the table of contents, lead-out.</summary>
    /// <exception cref="IOException">The keeper failed; the session is still open.</exception>
    public void CloseSession(DiscType type, bool isNextAllowed, bool hasFinalPointer)
    {
        CloseTrack();
        RecordedSession session = State.LastSession is { IsClosed: false } open
            ? open
            : throw new InvalidOperationException("There is no open session.");
        Lba leadOut = session.Tracks[^1].End!.Value;
        DiscState next = State.WithLastSession(session with { Type = type, End = new SessionEnd(leadOut, isNextAllowed, hasFinalPointer) });
        store.Flush();
        store.Save(next);
        State = next;
    }

    /// <summary>Notes a power calibration.</summary>
    /// <exception cref="IOException">The keeper failed; nothing has changed.</exception>
    public void Calibrate()
    {
        DiscState next = State with { PowerCalibrations = State.PowerCalibrations + 1 };
        store.Save(next);
        State = next;
    }

    public void Dispose() => store.Dispose();

    // What the drive adds to a data track is data as well.
    private void WriteEmpty(TrackMode mode, Lba from, Lba end)
    {
        byte[] sectors = new byte[Math.Max(end - from, 0) * CdSector.AudioBytes];
        for (int i = 0; i < end - from; i++)
        {
            ProgramSector.BuildEmpty(mode, from + i, sectors.AsSpan(i * CdSector.AudioBytes, CdSector.AudioBytes));
        }

        store.Write(from, sectors);
    }

    private void ForgetLeftovers()
    {
        store.SetEnd(State.LastTrack?.End ?? Lba.Zero);
        if (State.Sessions.Count == 0)
        {
            store.SubChannel.Erase();
            store.FirstPregap.Erase();
        }
    }

    private void TrySetEnd(Lba end)
    {
        try
        {
            store.SetEnd(end);
        }
        catch (IOException)
        {
            // What is too much at the end is cut off when the track goes on, or when the next one begins.
        }
    }
}

using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Mmc.ModePages;

namespace Redbook.Recording.TrackAtOnce;

/// <summary>The write parameters of steps 6, 9 and 16 of the recipe; the rest of preparing is the same for all ways of
/// recording.</summary>
internal sealed class TrackAtOnceSetup(DriveLink link, TrackAtOnceOptions options) : DriveSetup(link, options)
{
    /// <summary>The kind of the session that is being recorded: that of its tracks.</summary>
    public DiscType SessionType { get; set; }

    /// <summary>Sets page 05h for one track, or for closing.</summary>
    public void SetWriteParameters(TrackOptions track, SessionClose close, bool underrunProtection, DriveReport drive)
    {
        bool isSound = track.Mode == TrackMode.Audio;
        SessionType = track.Mode == TrackMode.Mode2Xa ? DiscType.Xa : SessionType;
        RequireSelected(Select(WriteParametersPage.TrackAtOnceAudio with
        {
            IsUnderrunProtected = underrunProtection && drive.HasUnderrunProtection,
            IsTestWrite = Options.TestWrite,
            MultiSession = close == SessionClose.Finalize ? MultiSession.None : MultiSession.NextAllowed,
            TrackMode = isSound ? track.Control & ~Control.Data : Control.Data | (track.Control & Control.CopyPermitted),
            DataBlockType = TrackBlocks.TypeOf(track.Mode),
            SessionFormat = (byte)SessionType,
            IsCopy = track.IsCopy,
            Isrc = track.Isrc,
            Mcn = options.Mcn,
        }));
    }
}

using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.Features;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;

namespace Redbook.Recording;

/// <summary>The steps before writing that every way of recording has: look at the disc, judge it, set speed and write
/// parameters, ask where it goes, calibrate.</summary>
internal class DriveSetup(DriveLink link, RecorderOptions options)
{
    private const int MaxLooks = 3;
    private bool _isUnderrunProtectionRefused;

    protected DriveLink Link => link;

    protected RecorderOptions Options => options;

    /// <summary>Waits for the disc, reads it and refuses what cannot be recorded. A change seen meanwhile starts the
    /// look
    /// anew, so that what is accepted is one and the same disc.</summary>
    public MediumReport LookAtMedium(DriveReport drive, bool allowAppend, CancellationToken cancellation)
    {
        for (int look = 0; look < MaxLooks; look++)
        {
            link.WaitReady(RecordingStep.WaitForReady, options.ReadyLimit, cancellation);
            link.SawChange = false;
            MediumReport medium = DiscInspector.ReadMedium(link, drive);
            if (!link.SawChange)
            {
                Judge(medium, allowAppend);
                return medium;
            }
        }

        throw new RecordingException(
            RecordingStep.ReadDisc, RecordingFailure.MediumChanged, link.Name, "the drive reports one change of disc after the other");
    }

    /// <summary>Sets the speed: the one asked for, else a step faster and so on, else the highest.</summary>
    public void SetSpeed(DriveSpeed? speed, bool cav, IReadOnlyList<SupportedWriteSpeed> supported)
    {
        int highest = supported.Count > 0 ? supported[0].Speed.KilobytesPerSecond : 0;
        ScsiResult result;
        if (speed is DriveSpeed asked)
        {
            for (int ask = asked.KilobytesPerSecond; ; ask += DriveSpeed.RequestStep)
            {
                result = SetSpeed((ushort)Math.Clamp(ask, 0, SetCdSpeed.Maximum), cav);
                if (!IsSpeedRefused(result))
                {
                    return;
                }

                if (ask >= highest)
                {
                    break;
                }
            }
        }

        result = SetSpeed(SetCdSpeed.Maximum, cav);
        if (IsSpeedRefused(result) && highest > 0)
        {
            result = SetSpeed((ushort)Math.Min(highest, SetCdSpeed.Maximum), cav: false);
        }

        if (IsSpeedRefused(result))
        {
            throw link.Fail(result, RecordingStep.SetSpeed);
        }
    }

    /// <summary>Page 05h must exist before it can be set: a drive without it does not record.</summary>
    public void RequireWriteParametersPage()
    {
        ScsiResult result = link.Ask(
            (out WriteParametersPage? page) => link.Drive.ReadModePage(out page), RecordingStep.SetWriteParameters, out _);
        link.Require(result, RecordingStep.SetWriteParameters);
    }

    /// <summary>Asks where the next track goes, after the write parameters were set: the answer hangs on
    /// them.</summary>
    public TrackInformation ReadNextTrack()
    {
        ScsiResult result = link.Ask(
            (out TrackInformation? t) => link.Drive.ReadTrackInformation(ReadTrackInformation.InvisibleTrack, out t),
            RecordingStep.ReadNextWritable,
            out TrackInformation? info);
        link.Require(result, RecordingStep.ReadNextWritable);
        return info is { NextWritable: not null } track
            ? track
            : throw new RecordingException(
                RecordingStep.ReadNextWritable, RecordingFailure.InvalidResponse, link.Name,
                "the drive names no address where the next track could go");
    }

    /// <summary>Has the drive find its laser power, once per job. Drives that do it by themselves refuse, and go
    /// on.</summary>
    public void CalibratePower()
    {
        if (link.Quirk.WithoutCalibration)
        {
            return;
        }

        ScsiResult result = link.SendPatiently(new SendOpcInformation(Perform: true), [], RecordingStep.CalibratePower);
        if (result.Sense is SenseData
            {
                Key: SenseKey.IllegalRequest, Asc: 0x20 or 0x24
            }
            or { Asc: 0x73, Ascq: 0x01 })
        {
            return;
        }

        link.Require(result, RecordingStep.CalibratePower);
    }

    /// <summary>Sets page 05h. Protection against an empty buffer is a wish: a drive that announces it and then refuses
    /// the bit records without. A refusal is returned.</summary>
    protected ScsiResult Select(in WriteParametersPage page)
    {
        WriteParametersPage asked = page with { IsUnderrunProtected = page.IsUnderrunProtected && !_isUnderrunProtectionRefused };
        ScsiResult result = link.Select(asked, RecordingStep.SetWriteParameters);
        if (asked.IsUnderrunProtected && result.Sense is { Key: SenseKey.IllegalRequest })
        {
            ScsiResult without = link.Select(
                asked with { IsUnderrunProtected = false }, RecordingStep.SetWriteParameters);
            _isUnderrunProtectionRefused = without.IsGood;
            result = without;
        }

        return result;
    }

    /// <summary>Throws unless page 05h was accepted.</summary>
    protected void RequireSelected(in ScsiResult result)
    {
        if (result.Sense is { Key: SenseKey.IllegalRequest, Asc: 0x24 or 0x26 } refused)
        {
            throw new RecordingException(
                RecordingStep.SetWriteParameters, RecordingFailure.WriteParametersRefused, link.Name,
                $"the drive answered: {refused.Describe()}", refused);
        }

        link.Require(result, RecordingStep.SetWriteParameters);
    }

    private static bool IsSpeedRefused(in ScsiResult result) =>
        result.Sense is { Key: SenseKey.IllegalRequest, Asc: 0x24 or 0x26 };

    private ScsiResult SetSpeed(ushort write, bool cav)
    {
        ScsiResult result = link.SendPatiently(
            new SetCdSpeed(SetCdSpeed.Maximum, write, cav), [], RecordingStep.SetSpeed);

        // A drive that does not know the command has one speed, and that is right.
        if (!IsSpeedRefused(result) && result.Sense is not { Key: SenseKey.IllegalRequest, Asc: 0x20 })
        {
            link.Require(result, RecordingStep.SetSpeed);
        }

        return result;
    }

    private void Judge(MediumReport medium, bool allowAppend)
    {
        bool isOldDriveWithWritableDisc = medium.Profile == Profile.None
            && medium.State is MediumState.Blank or MediumState.Appendable;
        if (!medium.IsRecordableCd && !isOldDriveWithWritableDisc && medium.Atip is null)
        {
            throw Refuse(RecordingFailure.MediumNotSupported, $"the disc is {Describe(medium.Profile)}, not a CD-R or CD-RW");
        }

        if (medium.State == MediumState.Complete)
        {
            throw Refuse(RecordingFailure.MediumNotBlank, "the disc is closed: nothing can be added");
        }

        if (medium.State == MediumState.Appendable && !allowAppend)
        {
            int sessions = medium.Disc?.SessionCount ?? 1;
            throw Refuse(RecordingFailure.MediumNotBlank, $"the disc is not blank ({sessions} session(s) so far)");
        }

        if (medium.State is not (MediumState.Blank or MediumState.Appendable))
        {
            throw Refuse(RecordingFailure.MediumNotSupported, "the drive calls the disc neither blank nor appendable");
        }

        if (options.TestWrite && (medium.Drive.WriteModes & WriteModes.TestWrite) == WriteModes.None)
        {
            throw Refuse(RecordingFailure.NotSupportedByDrive, "the drive cannot write with the laser off");
        }
    }

    private static string Describe(Profile profile) => profile switch
    {
        Profile.CdRom => "a pressed or closed CD",
        >= Profile.DvdRom and < Profile.BdRom => "a DVD",
        >= Profile.BdRom and < (Profile)0x0050 => "a Blu-ray disc",
        _ => "of an unknown kind",
    };

    private RecordingException Refuse(RecordingFailure failure, string answer) =>
        new(RecordingStep.ReadDisc, failure, link.Name, answer);
}

using System.Globalization;
using Redbook.Mmc;
using Redbook.Mmc.Tracing;
using Redbook.Remote.Iscsi;

namespace Redbook.Cli.Serving;

/// <summary>What an initiator does, in words.</summary>
internal static class SessionText
{
    private const double BytesPerMegabyte = 1_000_000;

    /// <summary>The last command, by what it means to a person.</summary>
    public static string Doing(IscsiSessionInfo session) => session.LastOpcode switch
    {
        null => "nothing yet",
        Opcode.Write10 or Opcode.Write12 => "writes",
        Opcode.Read10 or Opcode.Read12 or Opcode.ReadCd or Opcode.ReadCdMsf => "reads",
        Opcode.Blank => "erases",
        Opcode.SynchronizeCache or Opcode.CloseTrackSession => "finishes writing",
        byte opcode => "asks: " + (CommandText.NameOf(opcode) ?? $"command {opcode:X2}h"),
    };

    public static string Megabytes(long bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"{bytes / BytesPerMegabyte:0.0} MB");

    public static string Notice(IscsiNotice notice)
    {
        string who = notice.Initiator ?? "somebody";
        string where = notice.RemoteEndPoint is null ? "" : $" at {notice.RemoteEndPoint}";
        string what = notice.Kind switch
        {
            IscsiNoticeKind.LoggedIn => $"logged in to {notice.Target}",
            IscsiNoticeKind.Discovered => "asked for the drives",
            IscsiNoticeKind.LoggedOut => $"logged out of {notice.Target}",
            IscsiNoticeKind.LoginRefused => $"was refused: {notice.Text}",
            IscsiNoticeKind.ConnectionRefused => $"was turned away: {notice.Text}",
            IscsiNoticeKind.Reset => notice.Text,
            _ => $"is gone: {notice.Text}",
        };
        return $"{who}{where} {what}";
    }

    public static string Line(IscsiSessionInfo session) => string.Create(
        CultureInfo.InvariantCulture,
        $"{session.Initiator} {Doing(session)} ({session.Commands} commands, {Megabytes(session.BytesWritten)} in, {Megabytes(session.BytesRead)} out)");
}

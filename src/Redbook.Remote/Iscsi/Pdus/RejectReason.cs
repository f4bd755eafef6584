namespace Redbook.Remote.Iscsi.Pdus;

/// <summary>Why a PDU is not taken. RFC 7143 11.17.1.</summary>
internal enum RejectReason : byte
{
    DataDigestError = 2,
    SnackReject = 3,
    ProtocolError = 4,
    CommandNotSupported = 5,
    ImmediateCommandReject = 6,
    TaskInProgress = 7,
    InvalidDataAck = 8,
    InvalidPduField = 9,
    LongOperationReject = 10,
    WaitingForLogout = 12,
}

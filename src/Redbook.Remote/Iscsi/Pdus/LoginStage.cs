namespace Redbook.Remote.Iscsi.Pdus;

/// <summary>The stages of a login. RFC 7143 11.12.3.</summary>
internal enum LoginStage : byte
{
    Security = 0,
    Operational = 1,
    FullFeature = 3,
}

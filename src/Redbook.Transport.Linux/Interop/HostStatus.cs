namespace Redbook.Transport.Linux.Interop;

/// <summary>The kernel's word on what became of a command that got no answer: the <c>DID_</c> numbers.</summary>
internal static class HostStatus
{
    public const ushort Ok = 0x00;
    public const ushort NoConnect = 0x01;
    public const ushort BusBusy = 0x02;
    public const ushort TimedOut = 0x03;
    public const ushort BadTarget = 0x04;
    public const ushort Aborted = 0x05;
    public const ushort Parity = 0x06;
    public const ushort Error = 0x07;
    public const ushort Reset = 0x08;
    public const ushort TransportDisrupted = 0x0E;
    public const ushort TransportFailFast = 0x0F;
}

using Microsoft.Win32.SafeHandles;
using Redbook.Transport.Windows.Interop;

namespace Redbook.Transport.Windows.Tests;

/// <summary>A Windows that answers from a table and keeps what it was asked.</summary>
internal sealed class FakeWindows : IDeviceControl
{
    public delegate int Answer(ReadOnlySpan<byte> input, Span<byte> output, out int returned);

    public delegate int Command(ref PassThroughCommand command);

    public Dictionary<uint, Answer> Answers { get; } = [];

    public Dictionary<char, string> Volumes { get; } = new() { ['D'] = @"\\?\Volume{1}\" };

    public List<(uint Code, byte[] Input)> Asked { get; } = [];

    /// <summary>Told of each request before it is answered.</summary>
    public Action<uint> OnControl { get; set; } = static _ => { };

    public int OpenError { get; set; }

    public Command OnCommand { get; set; } = static (ref PassThroughCommand _) => 0;

    public string? Opened { get; private set; }

    public SafeFileHandle? Open(string name, out int error)
    {
        (Opened, error) = (name, OpenError);
        return error == 0 ? new SafeFileHandle(1, ownsHandle: false) : null;
    }

    public int Control(SafeFileHandle device, uint code, ReadOnlySpan<byte> input, Span<byte> output, out int returnedBytes)
    {
        Asked.Add((code, input.ToArray()));
        OnControl(code);
        returnedBytes = 0;
        return Answers.TryGetValue(code, out Answer? answer)
            ? answer(input, output, out returnedBytes)
            : WindowsError.InvalidFunction;
    }

    public int PassThrough(SafeFileHandle device, ref PassThroughCommand command) => OnCommand(ref command);

    public IReadOnlyList<char> CdRomLetters() => [.. Volumes.Keys];

    public Dictionary<char, string> Devices { get; } = new() { ['D'] = @"\Device\CdRom0" };

    public string? DeviceName(char letter) => Devices.GetValueOrDefault(letter);

    public string? VolumeName(char letter) => Volumes.GetValueOrDefault(letter);

    public Dictionary<string, string[]> Paths { get; } = [];

    public IReadOnlyList<string> VolumePaths(string volumeName) => Paths.GetValueOrDefault(volumeName) ?? [];

    /// <summary>The answer about drive and adapter.</summary>
    public void Describe(uint maxBytes = 65536, uint pages = 0, uint alignmentMask = 0, string? serial = null)
    {
        Answers[Kernel32.QueryProperty] = (ReadOnlySpan<byte> input, Span<byte> output, out int returned) =>
        {
            output.Clear();
            returned = 64;
            if (input[0] == 1)
            {
                BitConverter.TryWriteBytes(output[8..], maxBytes);
                BitConverter.TryWriteBytes(output[12..], pages);
                BitConverter.TryWriteBytes(output[16..], alignmentMask);
                return 0;
            }

            "MAKER   \0"u8.CopyTo(output[36..]);
            "CD-RW\0"u8.CopyTo(output[45..]);
            output[12] = 36;
            output[16] = 45;
            if (serial is not null)
            {
                System.Text.Encoding.ASCII.GetBytes(serial, output[51..]);
                output[24] = 51;
            }

            return 0;
        };
    }

    /// <summary>A driver that locks, with another owner from the start or none.</summary>
    public void DriverLocks(string? owner = null)
    {
        string? current = owner;
        Answers[Kernel32.ExclusiveAccess] = (ReadOnlySpan<byte> input, Span<byte> output, out int returned) =>
        {
            returned = 0;
            switch (input[0])
            {
                case 0:
                    output.Clear();
                    output[0] = current is null ? (byte)0 : (byte)1;
                    System.Text.Encoding.ASCII.GetBytes(current ?? "", output[1..]);
                    returned = output.Length;
                    return 0;
                case 1 when current is not null:
                    return WindowsError.AccessDenied;
                case 1:
                    current = ExclusiveLock.NameOf(input[8..]);
                    return 0;
                default:
                    current = null;
                    return 0;
            }
        };
    }

    /// <summary>A volume that can be locked, or cannot because a file on it is open.</summary>
    public void VolumeLocks(int error = 0)
    {
        Answers[Kernel32.LockVolume] = (ReadOnlySpan<byte> _, Span<byte> _, out int returned) => (returned = 0, error).error;
        foreach (uint code in new[] { Kernel32.UnlockVolume, Kernel32.DismountVolume, Kernel32.MediaChangeNotices })
        {
            Answers[code] = static (ReadOnlySpan<byte> _, Span<byte> _, out int returned) => returned = 0;
        }
    }
}

using Redbook.Mmc.Transport;

namespace Redbook.Remote.Iscsi;

/// <summary>One drive under the name by which initiators find it.</summary>
public sealed record IscsiTarget
{
    /// <summary>The longest name that the protocol allows, in bytes.</summary>
    public const int MaxNameBytes = 223;

    /// <summary>A drive to be offered.</summary>
    /// <param name="name">Its name, such as <c>iqn.2001-02.net.example:recorder</c>.</param>
    /// <param name="open">Opens the drive for an initiator that has logged in, whose name it is given. It may throw
    /// <see cref="IOException"/>; the initiator is then told that the drive cannot be had now. Each session has a transport
    /// of its own, which the server disposes; where the drive sees one host only, a <see cref="SharedDrive"/> makes them.</param>
    /// <exception cref="ArgumentException">This is no name of a target.</exception>
    public IscsiTarget(string name, Func<string, IScsiTransport> open)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(open);
        if (!IsName(name))
        {
            throw new ArgumentException(
                $"'{name}' is no name of a target: it begins with iqn., eui. or naa. and goes on with small letters, digits, '-', '.' and ':', at most {MaxNameBytes} of them in all.",
                nameof(name));
        }

        (Name, Open) = (name, open);
    }

    /// <summary>The name by which initiators find it.</summary>
    public string Name { get; }

    /// <summary>Opens the drive for an initiator.</summary>
    public Func<string, IScsiTransport> Open { get; }

    /// <summary>Whether a text can be the name of a target or an initiator as the protocol writes them.</summary>
    /// <param name="text">The text; it may be anything.</param>
    public static bool IsName(string? text)
    {
        if (text is not { Length: > 4 and <= MaxNameBytes } || text[..4] is not ("iqn." or "eui." or "naa."))
        {
            return false;
        }

        foreach (char c in text)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c is not ('-' or '.' or ':'))
            {
                return false;
            }
        }

        return true;
    }
}

using System.Text;

namespace Redbook.Remote.Iscsi;

/// <summary>What an initiator must know before it may log in (one-way CHAP).</summary>
public sealed record ChapCredentials
{
    /// <summary>The fewest characters of a secret: 96 bits, as the protocol asks.</summary>
    public const int MinSecretBytes = 12;

    /// <summary>A user and a secret.</summary>
    /// <param name="user">The name that the initiator gives.</param>
    /// <param name="secret">The secret, at least <see cref="MinSecretBytes"/> bytes as UTF-8. The initiator of Windows takes
    /// 12 to 16 characters.</param>
    /// <exception cref="ArgumentException">The user is empty, or the secret too short.</exception>
    public ChapCredentials(string user, string secret)
    {
        ArgumentException.ThrowIfNullOrEmpty(user);
        ArgumentNullException.ThrowIfNull(secret);
        SecretBytes = Encoding.UTF8.GetBytes(secret);
        if (SecretBytes.Length < MinSecretBytes)
        {
            throw new ArgumentException(
                $"The secret has {SecretBytes.Length} bytes and needs at least {MinSecretBytes}.", nameof(secret));
        }

        User = user;
    }

    /// <summary>The name that the initiator gives.</summary>
    public string User { get; }

    internal byte[] SecretBytes { get; }

    /// <summary>The user; never the secret.</summary>
    public override string ToString() => User;
}

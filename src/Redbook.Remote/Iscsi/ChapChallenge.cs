using System.Security.Cryptography;

namespace Redbook.Remote.Iscsi;

/// <summary>One question of the Challenge Handshake Authentication Protocol, and the answer to it. RFC 7143 12.1.3.</summary>
internal sealed class ChapChallenge
{
    private const string Md5 = "5";
    private const string Sha1 = "6";
    private const string Sha256 = "7";

    private readonly string _algorithm;

    private ChapChallenge(string algorithm)
        : this(algorithm, RandomNumberGenerator.GetBytes(1)[0], RandomNumberGenerator.GetBytes(DigestBytes(algorithm)))
    {
    }

    internal ChapChallenge(string algorithm, byte identifier, byte[] challenge) =>
        (_algorithm, Identifier, Challenge) = (algorithm, identifier, challenge);

    public string Algorithm => _algorithm;

    public byte Identifier { get; }

    public byte[] Challenge { get; }

    /// <summary>A challenge by the first algorithm offered that is known here; null when none is.</summary>
    public static ChapChallenge? For(string offered)
    {
        foreach (Range part in offered.AsSpan().Split(','))
        {
            if (offered.AsSpan(part).Trim() is Md5 or Sha1 or Sha256)
            {
                return new ChapChallenge(offered.AsSpan(part).Trim().ToString());
            }
        }

        return null;
    }

    /// <summary>Whether this is what only somebody who knows the secret can say.</summary>
    public bool IsAnsweredBy(ReadOnlySpan<byte> response, ReadOnlySpan<byte> secret) =>
        CryptographicOperations.FixedTimeEquals(response, Answer(secret));

    internal byte[] Answer(ReadOnlySpan<byte> secret)
    {
        byte[] question = [Identifier, .. secret, .. Challenge];
#pragma warning disable CA5350, CA5351 // The protocol names these, and initiators know no others.
        return _algorithm switch
        {
            Md5 => MD5.HashData(question),
            Sha1 => SHA1.HashData(question),
            _ => SHA256.HashData(question),
        };
#pragma warning restore CA5350, CA5351
    }

    private static int DigestBytes(string algorithm) => algorithm switch
    {
        Md5 => MD5.HashSizeInBytes,
        Sha1 => SHA1.HashSizeInBytes,
        _ => SHA256.HashSizeInBytes,
    };
}

using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Redbook.Mmc.Features;

/// <summary>The reply of GET CONFIGURATION: the profile of the disc and the features of the drive.</summary>
public sealed class Configuration
{
    /// <summary>A configuration from its parts.</summary>
    public Configuration(Profile currentProfile, IReadOnlyList<FeatureDescriptor> features)
    {
        ArgumentNullException.ThrowIfNull(features);
        (CurrentProfile, Features) = (currentProfile, features);
    }

    /// <summary>What is in the drive.</summary>
    public Profile CurrentProfile { get; }

    /// <summary>The features in order of their codes.</summary>
    public IReadOnlyList<FeatureDescriptor> Features { get; }

    /// <summary>Bytes of the whole reply.</summary>
    public int Size
    {
        get
        {
            int size = ConfigurationHeader.Size;
            foreach (FeatureDescriptor feature in Features)
            {
                size += feature.Size;
            }

            return size;
        }
    }

    /// <summary>The profiles of the profile list feature; empty when there is none.</summary>
    public IReadOnlyList<Profile> Profiles
    {
        get
        {
            var profiles = new List<Profile>();
            ReadOnlySpan<byte> data = (Find(FeatureCode.ProfileList) ?? default).Data.Span;
            for (; data.Length >= 4; data = data[4..])
            {
                profiles.Add((Profile)BinaryPrimitives.ReadUInt16BigEndian(data));
            }

            return profiles;
        }
    }

    /// <summary>Reads a reply; a descriptor that arrived in part keeps what arrived.</summary>
    /// <returns><see langword="false"/> when not even the header is there.</returns>
    public static bool TryParse(ReadOnlySpan<byte> source, [NotNullWhen(true)] out Configuration? configuration)
    {
        configuration = null;
        if (!ConfigurationHeader.TryParse(source, out ConfigurationHeader header))
        {
            return false;
        }

        int end = (int)Math.Min(source.Length, header.TotalBytes);
        var features = new List<FeatureDescriptor>();
        int offset = ConfigurationHeader.Size;
        while (offset < end && FeatureDescriptor.TryParse(source[offset..end], out FeatureDescriptor feature))
        {
            features.Add(feature);
            offset += feature.Size;
        }

        configuration = new Configuration(header.CurrentProfile, features);
        return true;
    }

    /// <summary>The feature with a code, if the drive has it.</summary>
    public FeatureDescriptor? Find(ushort code)
    {
        foreach (FeatureDescriptor feature in Features)
        {
            if (feature.Code == code)
            {
                return feature;
            }
        }

        return null;
    }

    /// <summary>The whole reply.</summary>
    public byte[] ToArray()
    {
        byte[] reply = new byte[Size];
        new ConfigurationHeader(reply.Length - 4, CurrentProfile).WriteTo(reply);
        int offset = ConfigurationHeader.Size;
        foreach (FeatureDescriptor feature in Features)
        {
            feature.WriteTo(reply.AsSpan(offset));
            offset += feature.Size;
        }

        return reply;
    }
}

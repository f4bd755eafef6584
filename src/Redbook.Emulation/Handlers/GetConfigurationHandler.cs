using Redbook.Emulation.Drive;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.Features;

namespace Redbook.Emulation.Handlers;

/// <summary>GET CONFIGURATION: the profile of the disc and the features, as they hold now.</summary>
internal sealed class GetConfigurationHandler : CommandHandler<GetConfiguration>
{
    public override bool IgnoresAttention => true;

    protected override SenseData? Execute(DriveState drive, in GetConfiguration command, ref CommandContext context)
    {
        if (command.Request > FeatureRequest.One)
        {
            return Sense.InvalidField;
        }

        Configuration all = Capabilities.DescribeFeatures(drive);
        var wanted = new List<FeatureDescriptor>(all.Features.Count);
        foreach (FeatureDescriptor feature in all.Features)
        {
            bool isWanted = command.Request switch
            {
                FeatureRequest.One => feature.Code == command.StartingFeature,
                FeatureRequest.Current => feature.Code >= command.StartingFeature && feature.IsCurrent,
                _ => feature.Code >= command.StartingFeature,
            };
            if (isWanted)
            {
                wanted.Add(feature);
            }
        }

        context.Reply(new Configuration(all.CurrentProfile, wanted).ToArray(), command.AllocationBytes);
        return null;
    }
}

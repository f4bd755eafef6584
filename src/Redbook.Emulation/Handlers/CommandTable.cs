namespace Redbook.Emulation.Handlers;

/// <summary>The commands the drive knows, by operation code.</summary>
internal static class CommandTable
{
    private static readonly CommandHandler?[] ByOpcode = Build(
    [
        new TestUnitReadyHandler(),
        new RequestSenseHandler(),
        new InquiryHandler(),
        new ModeSelect6Handler(),
        new ModeSense6Handler(),
        new StartStopUnitHandler(),
        new PreventAllowMediumRemovalHandler(),
        new ReadFormatCapacitiesHandler(),
        new ReadCapacityHandler(),
        new Read10Handler(),
        new Write10Handler(),
        new SynchronizeCacheHandler(),
        new ReadSubChannelHandler(),
        new ReadTocPmaAtipHandler(),
        new GetConfigurationHandler(),
        new GetEventStatusNotificationHandler(),
        new ReadDiscInformationHandler(),
        new ReadTrackInformationHandler(),
        new SendOpcInformationHandler(),
        new ModeSelect10Handler(),
        new ModeSense10Handler(),
        new CloseTrackSessionHandler(),
        new ReadBufferCapacityHandler(),
        new SendCueSheetHandler(),
        new BlankHandler(),
        new Read12Handler(),
        new Write12Handler(),
        new GetPerformanceHandler(),
        new ReadCdMsfHandler(),
        new SetCdSpeedHandler(),
        new MechanismStatusHandler(),
        new ReadCdHandler(),
    ]);

    /// <summary>Every command the drive knows.</summary>
    public static IEnumerable<CommandHandler> All => ByOpcode.OfType<CommandHandler>();

    public static CommandHandler? Find(byte opcode) => ByOpcode[opcode];

    private static CommandHandler?[] Build(ReadOnlySpan<CommandHandler> handlers)
    {
        var table = new CommandHandler?[256];
        foreach (CommandHandler handler in handlers)
        {
            table[handler.Opcode] = handler;
        }

        return table;
    }
}

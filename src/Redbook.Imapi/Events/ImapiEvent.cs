using System.Runtime.CompilerServices;

namespace Redbook.Imapi;

/// <summary>The handlers of one event, added with <c>+=</c> and removed with <c>-=</c> as with any event.</summary>
/// <remarks>
/// Programs written against this API know its events under two delegate types, one of the type library and one of
/// hand-written declarations, and a C# event has one type. This value takes both, in any mixture and in the order they
/// were added, so that either kind of program compiles unchanged; method groups and lambdas become
/// <typeparamref name="TShort"/>. Code that needs a true event (reflection, other languages) finds it on the
/// <c>…_Event</c> interfaces of the object. A handler is removed under the type it was added with.
/// </remarks>
/// <typeparam name="TShort">The delegate of hand-written declarations.</typeparam>
/// <typeparam name="TLong">The delegate of the type library.</typeparam>
public readonly record struct ImapiEvent<TShort, TLong>
    where TShort : Delegate
    where TLong : Delegate
{
    private readonly Delegate[]? _handlers;

    private ImapiEvent(Delegate[] handlers) => _handlers = handlers;

    /// <summary>The handlers in the order in which they are called.</summary>
    internal ReadOnlySpan<Delegate> Handlers => _handlers;

    /// <summary>Adds a handler.</summary>
    [OverloadResolutionPriority(1)]
    public static ImapiEvent<TShort, TLong> operator +(ImapiEvent<TShort, TLong> handlers, TShort? handler) =>
        handlers.Add(handler);

    /// <summary>Adds a handler.</summary>
    public static ImapiEvent<TShort, TLong> operator +(ImapiEvent<TShort, TLong> handlers, TLong? handler) =>
        handlers.Add(handler);

    /// <summary>Removes the last equal handler; nothing happens when there is none.</summary>
    [OverloadResolutionPriority(1)]
    public static ImapiEvent<TShort, TLong> operator -(ImapiEvent<TShort, TLong> handlers, TShort? handler) =>
        handlers.Remove(handler);

    /// <summary>Removes the last equal handler; nothing happens when there is none.</summary>
    public static ImapiEvent<TShort, TLong> operator -(ImapiEvent<TShort, TLong> handlers, TLong? handler) =>
        handlers.Remove(handler);

    private ImapiEvent<TShort, TLong> Add(Delegate? handler) =>
        handler is null ? this : new ImapiEvent<TShort, TLong>([.. Handlers, handler]);

    private ImapiEvent<TShort, TLong> Remove(Delegate? handler)
    {
        int last = handler is null || _handlers is null ? -1 : Array.LastIndexOf(_handlers, handler);
        return last < 0
            ? this
            : new ImapiEvent<TShort, TLong>([.. Handlers[..last], .. Handlers[(last + 1)..]]);
    }
}

using Handlers = Redbook.Imapi.ImapiEvent<
    Redbook.Imapi.DiscFormat2TrackAtOnce_EventHandler,
    Redbook.Imapi.DDiscFormat2TrackAtOnceEvents_UpdateEventHandler>;

namespace Redbook.Imapi.Tests.Events;

public sealed class ImapiEventTests
{
    private readonly List<string> _calls = [];

    private Handlers Update { get; set; }

    [Fact]
    public void Both_delegate_types_method_groups_and_lambdas_are_taken_in_order()
    {
        Update += new DDiscFormat2TrackAtOnceEvents_UpdateEventHandler(Second);
        Update += First;
        Update += new DiscFormat2TrackAtOnce_EventHandler(Second);
        Update += (_, _) => _calls.Add("lambda");
        Raise();
        Assert.Equal(["second", "first", "second", "lambda"], _calls);
    }

    [Fact]
    public void Removing_takes_the_last_equal_handler_and_nothing_else()
    {
        Update += First;
        Update += new DDiscFormat2TrackAtOnceEvents_UpdateEventHandler(Second);
        Update += First;
        Update -= First;
        Update -= new DDiscFormat2TrackAtOnceEvents_UpdateEventHandler(First);
        Raise();
        Assert.Equal(["first", "second"], _calls);
        Update -= new DDiscFormat2TrackAtOnceEvents_UpdateEventHandler(Second);
        Update -= new DiscFormat2TrackAtOnce_EventHandler(First);
        Assert.True(Update.Handlers.IsEmpty);
    }

    private void First(object sender, object args) => _calls.Add("first");

    private void Second(object sender, object args) => _calls.Add("second");

    private void Raise()
    {
        foreach (Delegate handler in Update.Handlers)
        {
            switch (handler)
            {
                case DiscFormat2TrackAtOnce_EventHandler shape:
                    shape(this, this);
                    break;
                case DDiscFormat2TrackAtOnceEvents_UpdateEventHandler shape:
                    shape(this, this);
                    break;
            }
        }
    }
}

using System.Runtime.InteropServices;

namespace Redbook.Imapi;

/// <summary>What <see cref="IDiscFormat2TrackAtOnce"/> tells while it records.</summary>
[ComVisible(true)]
[Guid("2735413F-7F64-5B0F-8F00-5D77AFBE261E")]
[InterfaceType(ComInterfaceType.InterfaceIsDual)]
public interface DDiscFormat2TrackAtOnceEvents
{
    /// <summary>Progress: at the start, every half second, at each change of action, at the end.</summary>
    /// <param name="object">The <see cref="IDiscFormat2TrackAtOnce"/> that records.</param>
    /// <param name="progress">An <see cref="IDiscFormat2TrackAtOnceEventArgs"/>.</param>
    [DispId(512)]
    void Update(object @object, object progress);
}

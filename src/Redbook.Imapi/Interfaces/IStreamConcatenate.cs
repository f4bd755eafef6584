using System.Runtime.InteropServices;
using System.Runtime.InteropServices.ComTypes;

namespace Redbook.Imapi;

/// <summary>Streams one behind the other, as one stream.</summary>
[ComVisible(true)]
[Guid("27354146-7F64-5B0F-8F00-5D77AFBE261E")]
[InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
public interface IStreamConcatenate : IStream
{
    /// <summary>Begins with two streams.</summary>
    /// <param name="stream1">The first.</param>
    /// <param name="stream2">The one behind it.</param>
    void Initialize(IStream stream1, IStream stream2);

    /// <summary>Begins with several streams.</summary>
    /// <param name="streams">The streams.</param>
    /// <param name="streamCount">How many of them.</param>
    void Initialize2(IStream[] streams, uint streamCount);

    /// <summary>Adds a stream behind the last one.</summary>
    /// <param name="stream">The stream.</param>
    void Append(IStream stream);

    /// <summary>Adds streams behind the last one.</summary>
    /// <param name="streams">The streams.</param>
    /// <param name="streamCount">How many of them.</param>
    void Append2(IStream[] streams, uint streamCount);
}

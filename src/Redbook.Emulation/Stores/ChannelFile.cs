using Microsoft.Win32.SafeHandles;
using Redbook.Discs;

namespace Redbook.Emulation.Stores;

/// <summary>A channel in a file of its own, which is only there when something is kept.</summary>
/// <param name="path">The file.</param>
/// <param name="origin">The sector at the start of the file.</param>
/// <param name="sectorBytes">Bytes for each sector.</param>
internal sealed class ChannelFile(string path, Lba origin, int sectorBytes) : ISectorChannel
{
    private SafeFileHandle? _file;

    public Lba End
    {
        get
        {
            OpenIfThere();
            return _file is null ? origin : origin + (int)(RandomAccess.GetLength(_file) / sectorBytes);
        }
    }

    public void Write(Lba start, ReadOnlySpan<byte> sectors)
    {
        try
        {
            _file ??= File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite, FileOptions.None);
            RandomAccess.Write(_file, sectors, Offset(start));
        }
        catch (UnauthorizedAccessException denied)
        {
            throw new IOException(denied.Message, denied);
        }
    }

    public void Read(Lba start, Span<byte> sectors)
    {
        OpenIfThere();
        long offset = Offset(start);
        while (!sectors.IsEmpty && _file is not null)
        {
            int count = RandomAccess.Read(_file, sectors, offset);
            if (count == 0)
            {
                break;
            }

            offset += count;
            sectors = sectors[count..];
        }

        sectors.Clear();
    }

    public void Erase()
    {
        Dispose();
        try
        {
            File.Delete(path);
        }
        catch (UnauthorizedAccessException denied)
        {
            throw new IOException(denied.Message, denied);
        }
    }

    public void Flush()
    {
        if (_file is not null)
        {
            RandomAccess.FlushToDisk(_file);
        }
    }

    public void Dispose()
    {
        _file?.Dispose();
        _file = null;
    }

    private void OpenIfThere()
    {
        try
        {
            if (_file is null && File.Exists(path))
            {
                _file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, FileOptions.None);
            }
        }
        catch (UnauthorizedAccessException denied)
        {
            throw new IOException(denied.Message, denied);
        }
    }

    private long Offset(Lba address) => (long)(address - origin) * sectorBytes;
}

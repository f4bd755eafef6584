using Redbook.Coding.Subcode;
using Redbook.Emulation.Quirks;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.ModePages;

namespace Redbook.Emulation.Drive;

/// <summary>The mode pages: values in force, values of power-on, and which bits a host may change.</summary>
internal sealed class ModePageTable
{
    public const byte AllPages = 0x3F;

    private readonly DriveState _drive;
    private readonly List<Page> _pages = [];

    public ModePageTable(DriveState drive)
    {
        _drive = drive;
        Add(new ErrorRecoveryPage(0, 10, 0, 0), [0, 0, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]);
        Add(WriteParametersPage.TrackAtOnceAudio, WriteParametersMask());
        Add(new CachingPage(IsWriteCacheEnabled: true, IsReadCacheDisabled: false), [0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        Add(new CdDevicePage(0, 60, 75), [0, 0, 0, 0x0F, 0, 0, 0, 0]);
        Add(
            new AudioControlPage(true, false, new AudioPort(1, 255), new AudioPort(2, 255), default, default),
            [0, 0, 6, 0, 0, 0, 0, 0, 0x0F, 0xFF, 0x0F, 0xFF, 0x0F, 0xFF, 0x0F, 0xFF]);
        Add(new PowerConditionPage(false, false, 0, 0), [0, 0, 0, 3, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]);
        Add(new TimeoutProtectPage(false, false, false, 0, 0), new byte[TimeoutProtectPage.FixedSize]);
        WriteParameters = Find<WriteParametersPage>();
    }

    /// <summary>Page 05h as it is in force.</summary>
    public WriteParametersPage WriteParameters { get; private set; }

    public void Reset()
    {
        foreach (Page page in _pages)
        {
            page.Default.CopyTo(page.Current, 0);
        }

        WriteParameters = Find<WriteParametersPage>();
    }

    /// <summary>Appends one page, or all, to a reply.</summary>
    /// <returns>False when the drive has no such page.</returns>
    public bool TryRead(byte code, ModePageControl control, List<byte> reply)
    {
        bool found = false;
        for (byte candidate = 1; candidate < AllPages; candidate++)
        {
            if ((code == candidate || code == AllPages) && !_drive.Profile.MissingModePages.Contains(candidate))
            {
                found |= TryReadOne(candidate, control, reply);
            }
        }

        return found;
    }

    /// <summary>Puts the pages of a parameter list in force, all of them or none.</summary>
    /// <param name="list">Pages one after the other, header and block descriptors taken off.</param>
    public SenseData? Select(ReadOnlySpan<byte> list)
    {
        for (ReadOnlySpan<byte> rest = list; !rest.IsEmpty; rest = rest[(rest[1] + 2)..])
        {
            if (Check(rest) is { } refusal)
            {
                return refusal;
            }
        }

        for (ReadOnlySpan<byte> rest = list; !rest.IsEmpty; rest = rest[(rest[1] + 2)..])
        {
            Page page = Find(rest[0])!;
            Merge(page, rest, page.Current);
        }

        WriteParameters = Find<WriteParametersPage>();
        return null;
    }

    private static void Merge(Page page, ReadOnlySpan<byte> sent, Span<byte> merged)
    {
        for (int i = 2; i < page.Current.Length; i++)
        {
            // Bits that cannot be changed are left as they are, whatever was sent: hosts send pages back as they came.
            merged[i] = (byte)((page.Current[i] & ~page.Mask[i]) | (sent[i] & page.Mask[i]));
        }
    }

    private byte[] WriteParametersMask()
    {
        byte[] mask = new byte[WriteParametersPage.FixedSize];
        mask.AsSpan(2).Fill(0xFF);
        mask[2] = (byte)(_drive.Profile.HasUnderrunProtection ? 0x7F : 0x3F);
        mask[4] = 0x0F;
        mask[6] = 0;
        mask[7] = 0x3F;
        mask[9] = 0;

        // The pause is always 150 sectors.
        mask[14] = mask[15] = 0;
        return mask;
    }

    private SenseData? Check(ReadOnlySpan<byte> sent)
    {
        if (sent.Length < 2)
        {
            return Sense.ParameterListLength;
        }

        if (Find(sent[0]) is not { } page || sent[1] + 2 != page.Current.Length)
        {
            return Sense.InvalidParameter;
        }

        if (sent.Length < page.Current.Length)
        {
            return Sense.ParameterListLength;
        }

        if (page.Code != WriteParametersPage.Code)
        {
            return null;
        }

        Span<byte> merged = stackalloc byte[WriteParametersPage.FixedSize];
        page.Current.CopyTo(merged);
        Merge(page, sent, merged);
        return WriteParametersPage.TryParse(merged, out WriteParametersPage parameters) && IsPossible(parameters, merged)
            ? null
            : Sense.InvalidParameter;
    }

    // Write type, block type and kind of session are judged; the track mode that comes with them is not, because programs find out what a
    // drive can do with whatever mode the page had.
    private bool IsPossible(in WriteParametersPage parameters, ReadOnlySpan<byte> page) =>
        _drive.FindWriteMode(parameters.WriteType) is { } mode
        && mode.Accepts(parameters.DataBlockType)
        && parameters.MultiSession != MultiSession.Reserved
        && Enum.IsDefined((DiscType)parameters.SessionFormat)
        && (parameters.MultiSession != MultiSession.NextAllowed || _drive.Profile.HasMultiSession)
        && (parameters.WriteType != WriteType.Raw || _drive.Profile.RawSubChannels.Takes(parameters.DataBlockType))
        && (!parameters.IsTestWrite || _drive.Profile.HasTestWrite)
        && ((page[16] & 0x80) == 0 || parameters.Mcn is not null)
        && ((page[32] & 0x80) == 0 || parameters.Isrc is not null);

    private bool TryReadOne(byte code, ModePageControl control, List<byte> reply)
    {
        if (code == CapabilitiesPage.Code)
        {
            CapabilitiesPage capabilities = Capabilities.Describe(_drive);
            byte[] bytes = new byte[capabilities.Size];
            capabilities.WriteTo(bytes);
            if (control == ModePageControl.Changeable)
            {
                bytes.AsSpan(2).Clear();
            }

            reply.AddRange(bytes);
            return true;
        }

        if (Find(code) is not { } page)
        {
            return false;
        }

        reply.AddRange(control switch
        {
            ModePageControl.Changeable => page.Mask,
            ModePageControl.Default => page.Default,
            _ => page.Current,
        });
        return true;
    }

    private Page? Find(byte codeByte)
    {
        int code = codeByte & 0x3F;
        foreach (Page page in _pages)
        {
            if (page.Code == code)
            {
                return _drive.Profile.MissingModePages.Contains(page.Code) ? null : page;
            }
        }

        return null;
    }

    private TPage Find<TPage>()
        where TPage : struct, IModePage<TPage>
    {
        foreach (Page page in _pages)
        {
            if (page.Code == TPage.PageCode && TPage.TryParse(page.Current, out TPage value))
            {
                return value;
            }
        }

        throw new InvalidOperationException($"Page {TPage.PageCode:X2}h is not in the table.");
    }

    private void Add<TPage>(TPage page, byte[] mask)
        where TPage : struct, IModePage<TPage>
    {
        byte[] values = new byte[page.Size];
        page.WriteTo(values);
        values.AsSpan(0, 2).CopyTo(mask);
        _pages.Add(new Page(TPage.PageCode, values, [.. values], mask));
    }

    private sealed record Page(byte Code, byte[] Default, byte[] Current, byte[] Mask);
}

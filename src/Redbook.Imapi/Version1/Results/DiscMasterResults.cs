namespace Redbook.Imapi.Version1;

/// <summary>Result codes of version 1, by the names and values of the header.</summary>
public static class DiscMasterResults
{
    /// <summary>0x00040200. Success; some properties are unknown or read-only and were left out.</summary>
    public const int IMAPI_S_PROPERTIESIGNORED = 0x00040200;

    /// <summary>0x00040201. Success; the buffer is too small and was left alone. Spelt as in the header.</summary>
    public const int IMAPI_S_BUFFER_TO_SMALL = 0x00040201;

    /// <summary>0x8004020B. Open, or OpenExclusive of a recorder, is missing.</summary>
    public const int IMAPI_E_NOTOPENED = unchecked((int)0x8004020B);

    /// <summary>0x8004020C. The recorder object is tied to no device.</summary>
    public const int IMAPI_E_NOTINITIALIZED = unchecked((int)0x8004020C);

    /// <summary>0x8004020D. A sink said to stop.</summary>
    public const int IMAPI_E_USERABORT = unchecked((int)0x8004020D);

    /// <summary>0x8004020E. A failure without a code of its own.</summary>
    public const int IMAPI_E_GENERIC = unchecked((int)0x8004020E);

    /// <summary>0x8004020F. No disc.</summary>
    public const int IMAPI_E_MEDIUM_NOTPRESENT = unchecked((int)0x8004020F);

    /// <summary>0x80040210. A disc of a kind that cannot be used.</summary>
    public const int IMAPI_E_MEDIUM_INVALIDTYPE = unchecked((int)0x80040210);

    /// <summary>0x80040211. The recorder has no properties.</summary>
    public const int IMAPI_E_DEVICE_NOPROPERTIES = unchecked((int)0x80040211);

    /// <summary>0x80040212. The device cannot be used, or somebody has it.</summary>
    public const int IMAPI_E_DEVICE_NOTACCESSIBLE = unchecked((int)0x80040212);

    /// <summary>0x80040213. The device is gone.</summary>
    public const int IMAPI_E_DEVICE_NOTPRESENT = unchecked((int)0x80040213);

    /// <summary>0x80040214. The recorder cannot do that.</summary>
    public const int IMAPI_E_DEVICE_INVALIDTYPE = unchecked((int)0x80040214);

    /// <summary>0x80040215. The drive could not be set up for writing.</summary>
    public const int IMAPI_E_INITIALIZE_WRITE = unchecked((int)0x80040215);

    /// <summary>0x80040216. The drive could not end what it wrote.</summary>
    public const int IMAPI_E_INITIALIZE_ENDWRITE = unchecked((int)0x80040216);

    /// <summary>0x80040217. The file system could not be taken away, or given back.</summary>
    public const int IMAPI_E_FILESYSTEM = unchecked((int)0x80040217);

    /// <summary>0x80040218. The stash file could not be written.</summary>
    public const int IMAPI_E_FILEACCESS = unchecked((int)0x80040218);

    /// <summary>0x80040219. What is on the disc could not be read.</summary>
    public const int IMAPI_E_DISCINFO = unchecked((int)0x80040219);

    /// <summary>0x8004021A. No track is open.</summary>
    public const int IMAPI_E_TRACKNOTOPEN = unchecked((int)0x8004021A);

    /// <summary>0x8004021B. A track is open.</summary>
    public const int IMAPI_E_TRACKOPEN = unchecked((int)0x8004021B);

    /// <summary>0x8004021C. There is no more room.</summary>
    public const int IMAPI_E_DISCFULL = unchecked((int)0x8004021C);

    /// <summary>0x8004021D. A name that the file system does not allow.</summary>
    public const int IMAPI_E_BADJOLIETNAME = unchecked((int)0x8004021D);

    /// <summary>0x8004021E. The stash is empty, used up or damaged.</summary>
    public const int IMAPI_E_INVALIDIMAGE = unchecked((int)0x8004021E);

    /// <summary>0x8004021F. No format was chosen.</summary>
    public const int IMAPI_E_NOACTIVEFORMAT = unchecked((int)0x8004021F);

    /// <summary>0x80040220. No recorder was chosen.</summary>
    public const int IMAPI_E_NOACTIVERECORDER = unchecked((int)0x80040220);

    /// <summary>0x80040221. Another format is the active one.</summary>
    public const int IMAPI_E_WRONGFORMAT = unchecked((int)0x80040221);

    /// <summary>0x80040222. Open was called already.</summary>
    public const int IMAPI_E_ALREADYOPEN = unchecked((int)0x80040222);

    /// <summary>0x80040223. The disc is not the one that is continued.</summary>
    public const int IMAPI_E_WRONGDISC = unchecked((int)0x80040223);

    /// <summary>0x80040224. There is a file of that name.</summary>
    public const int IMAPI_E_FILEEXISTS = unchecked((int)0x80040224);

    /// <summary>0x80040225. Another program has the stash.</summary>
    public const int IMAPI_E_STASHINUSE = unchecked((int)0x80040225);

    /// <summary>0x80040226. The device, or the object, is busy.</summary>
    public const int IMAPI_E_DEVICE_STILL_IN_USE = unchecked((int)0x80040226);

    /// <summary>0x80040227. Data did not come in time.</summary>
    public const int IMAPI_E_LOSS_OF_STREAMING = unchecked((int)0x80040227);

    /// <summary>0x80040228. The stash lies on a compressed volume. Never raised here.</summary>
    public const int IMAPI_E_COMPRESSEDSTASH = unchecked((int)0x80040228);

    /// <summary>0x80040229. The stash lies on an encrypted volume. Never raised here.</summary>
    public const int IMAPI_E_ENCRYPTEDSTASH = unchecked((int)0x80040229);

    /// <summary>0x8004022A. There is no room for the stash file.</summary>
    public const int IMAPI_E_NOTENOUGHDISKFORSTASH = unchecked((int)0x8004022A);

    /// <summary>0x8004022B. The stash lies on a removable volume. Never raised here.</summary>
    public const int IMAPI_E_REMOVABLESTASH = unchecked((int)0x8004022B);

    /// <summary>0x8004022C. The disc is not blank, or closed.</summary>
    public const int IMAPI_E_CANNOT_WRITE_TO_MEDIA = unchecked((int)0x8004022C);

    /// <summary>0x8004022D. The track is shorter than four seconds.</summary>
    public const int IMAPI_E_TRACK_NOT_BIG_ENOUGH = unchecked((int)0x8004022D);

    /// <summary>0x8004022E. A boot image, and a disc that is not blank.</summary>
    public const int IMAPI_E_BOOTIMAGE_AND_NONBLANK_DISC = unchecked((int)0x8004022E);

    private static readonly Dictionary<int, string> Names = new()
    {
        [IMAPI_S_PROPERTIESIGNORED] = nameof(IMAPI_S_PROPERTIESIGNORED),
        [IMAPI_S_BUFFER_TO_SMALL] = nameof(IMAPI_S_BUFFER_TO_SMALL),
        [IMAPI_E_NOTOPENED] = nameof(IMAPI_E_NOTOPENED),
        [IMAPI_E_NOTINITIALIZED] = nameof(IMAPI_E_NOTINITIALIZED),
        [IMAPI_E_USERABORT] = nameof(IMAPI_E_USERABORT),
        [IMAPI_E_GENERIC] = nameof(IMAPI_E_GENERIC),
        [IMAPI_E_MEDIUM_NOTPRESENT] = nameof(IMAPI_E_MEDIUM_NOTPRESENT),
        [IMAPI_E_MEDIUM_INVALIDTYPE] = nameof(IMAPI_E_MEDIUM_INVALIDTYPE),
        [IMAPI_E_DEVICE_NOPROPERTIES] = nameof(IMAPI_E_DEVICE_NOPROPERTIES),
        [IMAPI_E_DEVICE_NOTACCESSIBLE] = nameof(IMAPI_E_DEVICE_NOTACCESSIBLE),
        [IMAPI_E_DEVICE_NOTPRESENT] = nameof(IMAPI_E_DEVICE_NOTPRESENT),
        [IMAPI_E_DEVICE_INVALIDTYPE] = nameof(IMAPI_E_DEVICE_INVALIDTYPE),
        [IMAPI_E_INITIALIZE_WRITE] = nameof(IMAPI_E_INITIALIZE_WRITE),
        [IMAPI_E_INITIALIZE_ENDWRITE] = nameof(IMAPI_E_INITIALIZE_ENDWRITE),
        [IMAPI_E_FILESYSTEM] = nameof(IMAPI_E_FILESYSTEM),
        [IMAPI_E_FILEACCESS] = nameof(IMAPI_E_FILEACCESS),
        [IMAPI_E_DISCINFO] = nameof(IMAPI_E_DISCINFO),
        [IMAPI_E_TRACKNOTOPEN] = nameof(IMAPI_E_TRACKNOTOPEN),
        [IMAPI_E_TRACKOPEN] = nameof(IMAPI_E_TRACKOPEN),
        [IMAPI_E_DISCFULL] = nameof(IMAPI_E_DISCFULL),
        [IMAPI_E_BADJOLIETNAME] = nameof(IMAPI_E_BADJOLIETNAME),
        [IMAPI_E_INVALIDIMAGE] = nameof(IMAPI_E_INVALIDIMAGE),
        [IMAPI_E_NOACTIVEFORMAT] = nameof(IMAPI_E_NOACTIVEFORMAT),
        [IMAPI_E_NOACTIVERECORDER] = nameof(IMAPI_E_NOACTIVERECORDER),
        [IMAPI_E_WRONGFORMAT] = nameof(IMAPI_E_WRONGFORMAT),
        [IMAPI_E_ALREADYOPEN] = nameof(IMAPI_E_ALREADYOPEN),
        [IMAPI_E_WRONGDISC] = nameof(IMAPI_E_WRONGDISC),
        [IMAPI_E_FILEEXISTS] = nameof(IMAPI_E_FILEEXISTS),
        [IMAPI_E_STASHINUSE] = nameof(IMAPI_E_STASHINUSE),
        [IMAPI_E_DEVICE_STILL_IN_USE] = nameof(IMAPI_E_DEVICE_STILL_IN_USE),
        [IMAPI_E_LOSS_OF_STREAMING] = nameof(IMAPI_E_LOSS_OF_STREAMING),
        [IMAPI_E_COMPRESSEDSTASH] = nameof(IMAPI_E_COMPRESSEDSTASH),
        [IMAPI_E_ENCRYPTEDSTASH] = nameof(IMAPI_E_ENCRYPTEDSTASH),
        [IMAPI_E_NOTENOUGHDISKFORSTASH] = nameof(IMAPI_E_NOTENOUGHDISKFORSTASH),
        [IMAPI_E_REMOVABLESTASH] = nameof(IMAPI_E_REMOVABLESTASH),
        [IMAPI_E_CANNOT_WRITE_TO_MEDIA] = nameof(IMAPI_E_CANNOT_WRITE_TO_MEDIA),
        [IMAPI_E_TRACK_NOT_BIG_ENOUGH] = nameof(IMAPI_E_TRACK_NOT_BIG_ENOUGH),
        [IMAPI_E_BOOTIMAGE_AND_NONBLANK_DISC] = nameof(IMAPI_E_BOOTIMAGE_AND_NONBLANK_DISC),
    };

    /// <summary>The symbolic name of a code of version 1, or of any other that <see cref="ImapiResults"/> knows.</summary>
    /// <param name="hresult">The code.</param>
    /// <returns>The name, or the value as <c>0xXXXXXXXX</c>.</returns>
    public static string NameOf(int hresult) => TryNameOf(hresult) ?? ImapiResults.NameOf(hresult);

    /// <summary>The name of a code of version 1.</summary>
    internal static string? TryNameOf(int hresult) => Names.GetValueOrDefault(hresult);
}

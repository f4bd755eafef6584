namespace Redbook.Imapi.Version1;

/// <summary>Version 1 in the ways of C#.</summary>
public static class DiscMasterExtensions
{
    /// <summary>The rest of an enumeration, for <c>foreach</c>.</summary>
    /// <param name="run">The enumeration; it is used up.</param>
    public static IEnumerable<IDiscRecorder> AsEnumerable(this IEnumDiscRecorders run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return Run(run);

        static IEnumerable<IDiscRecorder> Run(IEnumDiscRecorders run)
        {
            IDiscRecorder?[] one = new IDiscRecorder?[1];
            while (run.Next(1, one, out uint fetched) == ImapiResults.S_OK && fetched == 1 && one[0] is { } recorder)
            {
                yield return recorder;
            }
        }
    }

    /// <summary>The rest of an enumeration, for <c>foreach</c>.</summary>
    /// <param name="run">The enumeration; it is used up.</param>
    public static IEnumerable<Guid> AsEnumerable(this IEnumDiscMasterFormats run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return Run(run);

        static IEnumerable<Guid> Run(IEnumDiscMasterFormats run)
        {
            Guid[] one = new Guid[1];
            while (run.Next(1, one, out uint fetched) == ImapiResults.S_OK && fetched == 1)
            {
                yield return one[0];
            }
        }
    }

    /// <summary>Fetches one recorder, as programs do that go from one to the next.</summary>
    /// <param name="run">The enumeration.</param>
    /// <param name="cRecorders">1.</param>
    /// <param name="ppRecorder">The recorder; null at the end.</param>
    /// <param name="pcFetched">1, or 0 at the end.</param>
    /// <returns>S_OK, or S_FALSE at the end.</returns>
    public static int Next(
        this IEnumDiscRecorders run, uint cRecorders, out IDiscRecorder? ppRecorder, out uint pcFetched)
    {
        ArgumentNullException.ThrowIfNull(run);
        IDiscRecorder?[] found = new IDiscRecorder?[Math.Max(1, cRecorders)];
        int result = run.Next(cRecorders, found, out pcFetched);
        ppRecorder = found[0];
        return result;
    }

    /// <summary>Makes audio the active format.</summary>
    /// <param name="master">The session.</param>
    /// <returns>The interface to stage tracks by.</returns>
    /// <exception cref="ImapiException">As <see cref="IDiscMaster.SetActiveDiscMasterFormat"/>.</exception>
    public static IRedbookDiscMaster UseRedbook(this IDiscMaster master)
    {
        ArgumentNullException.ThrowIfNull(master);
        master.SetActiveDiscMasterFormat(typeof(IRedbookDiscMaster).GUID, out object format);
        return (IRedbookDiscMaster)format;
    }
}

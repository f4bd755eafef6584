using Redbook.Emulation;
using Redbook.Emulation.Faults;
using Redbook.Testing;

namespace Redbook.Lab.Tests;

/// <summary>The Windows build of our program under wine, whose drive letters are drives of a Linux kernel; run once for
/// all tests that look at what came of it.</summary>
public sealed class WindowsFixture : LabFixture
{
    /// <summary>The drive that goes in mid-burn.</summary>
    internal const string Pulled = "windows-pulled";

    /// <summary>The drive that two programs want.</summary>
    internal const string Wanted = "windows-wanted";

    /// <summary>The drive whose program is killed in mid-burn.</summary>
    internal const string Killed = "windows-killed";

    /// <summary>The drive that a program of Linux has.</summary>
    internal const string Foreign = "windows-foreign";

    private const byte Write10 = 0x2A;

    private const string Words = """
        --title "Demo Album" --performer "The Band" --title 2=Second --title 3=Third --mcn 4006381333931 --isrc 1=USRC17607841 --isrc 2=USRC17607842
        """;

    /// <summary>A Windows program has five drives under wine, as many as it remembers, and asks all there are. So the letters
    /// are those of other drives when the faults come, five at a time; nobody has one of the former any more then.</summary>
    private const string Letters = "DEFGH";

    private static readonly string[] s_atFirst = ["windows", Pulled, Wanted, Killed, Foreign];

    private readonly Lazy<IReadOnlyDictionary<string, TwinRun>> _twins;

    /// <summary>Nothing is run yet.</summary>
    public WindowsFixture() => _twins = new Lazy<IReadOnlyDictionary<string, TwinRun>>(RunTwins);

    /// <summary>What is done with drive letter <c>D:</c>; it finds what was said at the other letters, too.</summary>
    internal LabJob Job => this["windows"];

    /// <summary>The drive that has a fault.</summary>
    internal LabJob Faulty(string fault) => this[NameOf(fault)];

    /// <summary>The same fault in a drive without a kernel in between.</summary>
    internal TwinRun TwinOf(string fault) => _twins.Value[fault];

    private protected override void Prepare(Lab lab)
    {
        string program = WinePrefix.Publish("src/Redbook.Cli"), lines = WinePrefix.Publish("tests/Redbook.Cli.Child");
        string suite = WinePrefix.Publish("tests/Redbook.Transport.Windows.Tests");
        Programs.Run(Repository.PathOf("eng", "windows", "prefix")).Succeeded();

        lab.Add("windows", Script(program, lines, suite), MediumType.CdRw);

        // From its twelfth command on it takes more than a minute for what is left, so that it is still writing when it is
        // pulled, however busy the machine is.
        lab.Add(Pulled, "true", options: new()
        {
            Faults = FaultPlan.Of([Fault.At(Write10, FaultAction.Wait(TimeSpan.FromSeconds(3)), occurrence: 12, count: 1000)]),
        });
        lab.Add(Wanted, "true").BeBusyAt(Write10, 12);
        lab.Add(Killed, "true", MediumType.CdRw).BeBusyAt(Write10, 12);
        lab.Add(Foreign, "true").StopAt(Write10, 12);
        foreach ((string name, (_, Fault fault, _)) in KernelFaults.Burning)
        {
            lab.Add(NameOf(name), "true", options: new() { Faults = FaultPlan.Of(fault) });
        }

        foreach ((string name, Fault fault) in KernelFaults.Looking)
        {
            BurnOptions how = new() { Mode = WriteMode.SessionAtOnce };
            lab.AddRecorded(NameOf(name), Tunes.AlbumFor(lab, how), how, "true", options: new() { Faults = FaultPlan.Of(fault) });
        }
    }

    private static string NameOf(string fault) => "windows-" + fault;

    private static string LetterOf(string drive) => $"{Letters[Array.IndexOf(s_atFirst, drive)]}:";

    private static IEnumerable<string> Faults => KernelFaults.Burning.Keys.Concat(KernelFaults.Looking.Keys);

    // Each at a drive of its own, by one process.
    private static string FaultScript(string[] faults) => $"""
        letters {string.Join(' ', faults.Select(NameOf))}
        many more-lines /run/more-lines /run/more-answers &
        many=$!
        exec 5> /run/more-lines 6< /run/more-answers
        {string.Join('\n', faults.Select(static (fault, number) => $"tell {fault} {CommandAt(fault, $"{Letters[number]}:")}"))}
        exec 5>&- 6<&-
        wait $many
        """;

    private static string CommandAt(string fault, string drive) => KernelFaults.Burning.TryGetValue(fault, out var how)
        ? $"burn --yes --drive {drive} --mode {how.Mode} ../a.wav ../b.wav"
        : $"info --drive {drive}";

    // All by one process.
    private Dictionary<string, TwinRun> RunTwins()
    {
        Dictionary<string, TwinRun> twins = Faults.ToDictionary(static fault => fault, fault => Faulty(fault).PrepareTwin());
        IEnumerable<string> lines = twins.Select(
            static twin => $"{twin.Value.PathOf("said")} {CommandAt(twin.Key, "virtual:" + twin.Value.DiscPath)}");
        Programs.Run(
            twins.Values.First().Options(drive: null) with { Input = System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n") },
            "dotnet", Path.Combine(AppContext.BaseDirectory, "Redbook.Cli.Child.dll"), "lines").Succeeded();
        return twins;
    }

    // A disc is copied before it is erased; what the guest remembers of its files is then no longer so. Programs take long to
    // start, so that one process does all for which it need not be one of its own.
    private static string Script(string program, string lines, string suite) => $$"""
        export WINEPREFIX=/run/wine WINEARCH=win64 WINEDEBUG=-all DISPLAY= XDG_RUNTIME_DIR=/run/user/0
        export DOTNET_TieredPGO=0 DOTNET_EnableDiagnostics=0 DOTNET_EnableWriteXorExecute=0
        mkdir -p -m 700 /run/user/0
        dev_of() { (. /run/drives/$1; echo $DEV); }
        sh {{Repository.PathOf("eng", "windows", "prefix")}} $WINEPREFIX D=/dev/null E=/dev/null F=/dev/null G=/dev/null H=/dev/null
        letters() {
            for letter in d e f g h; do
                [ $# -gt 0 ] || break
                ln -sfn $(dev_of $1) $WINEPREFIX/dosdevices/$letter::
                shift
            done
        }
        letters {{string.Join(' ', s_atFirst)}}
        wineserver -p
        mkfifo /run/lines /run/answers /run/more-lines /run/more-answers
        many() { DOTNET_GCgen0size=10000000 timeout -k 5 550 wine {{lines}} lines < $2 > $3 2> $1; }
        many lines /run/lines /run/answers &
        exec 3> /run/lines 4< /run/answers
        to=3 from=4
        now() { echo "== $(cut -d. -f1 /proc/uptime) s: $*" >&2; }
        tell() {
            now "$@"
            echo "$@" >&$to
            read -r answer <&$from
        }
        redbook() {
            now redbook "$@"
            timeout -k 5 240 wine {{program}} "$@" 3>&- 4<&-
        }
        ending() {
            code=0
            "$@" || code=$?
            echo "exit $code"
        }
        reached() {
            tries=0
            until ls ../$1 | grep -qx reached; do
                tries=$((tries + 1))
                [ $tries -le 1000 ] || { echo "$1 was never reached"; exit 99; }
                sleep 0.1
            done
            now "$1 is reached"
        }
        keep() { echo 3 > /proc/sys/vm/drop_caches; cp -r ../windows.disc $1.disc; }
        read_all() {
            now "$1 is read"
            mkdir $1
            (cd $1 && icedax -D $DEV -B -Oraw -E little)
            cd-info -C $DEV --no-device-info --no-header > $1.cdinfo 2>&1
            keep $1
        }

        tell drives drives
        tell blank info --drive D:
        now suite
        ending env DOTNET_GCgen0size=10000000 timeout -k 5 240 wine {{suite}} --no-progress --results-directory results \
            --filter-trait Category=Drive > suite 2>&1 3>&- 4<&-
        tell simulated burn --yes --drive D: --mode sao --simulate ../a.wav
        redbook burn --yes --drive D: --mode tao --no-finalize ../a.wav ../b.wav ../c.wav
        tell finalize finalize --yes --drive D:
        read_all tao
        tell closed burn --yes --drive D: --mode tao ../a.wav
        tell erase erase --yes --drive D:
        redbook burn --yes --drive D: --mode sao {{Words}} ../a.wav ../b.wav ../c.wav
        read_all sao
        tell erase-again erase --yes --drive D:
        redbook burn --yes --drive D: --mode raw {{Words}} ../a.wav ../b.wav ../c.wav
        read_all raw

        ending redbook burn --yes --drive {{LetterOf(Wanted)}} --timeout-scale 10 --mode sao ../a.wav > first 2>&1 &
        first=$!
        reached {{Wanted}}
        tell second burn --yes --drive {{LetterOf(Wanted)}} ../b.wav
        tell second-erase erase --yes --drive {{LetterOf(Wanted)}}
        tell second-drives drives
        echo > ../{{Wanted}}/go
        wait $first

        ending redbook burn --yes --drive {{LetterOf(Killed)}} --mode sao ../a.wav > killed 2>&1 &
        first=$!
        reached {{Killed}}
        kill -KILL $(grep -lzx "{{LetterOf(Killed)}}" /proc/[0-9]*/cmdline | cut -d/ -f3) || true
        echo > ../{{Killed}}/go
        wait $first
        tell after-killed erase --yes --drive {{LetterOf(Killed)}}
        tell next burn --yes --drive {{LetterOf(Killed)}} --mode sao ../c.wav

        wodim dev=$(dev_of {{Foreign}}) gracetime=2 -sao -audio -pad ../a.wav > wodim 2>&1 &
        first=$!
        reached {{Foreign}}
        kill -STOP $first
        echo > ../{{Foreign}}/go
        tell beside burn --yes --drive {{LetterOf(Foreign)}} ../b.wav
        kill -CONT $first
        wait $first || echo "wodim ended with $?" >> wodim

        ending redbook burn --yes --drive {{LetterOf(Pulled)}} --mode sao ../a.wav ../b.wav ../c.wav > pulled 2>&1 &
        burn=$!
        (
            . /run/drives/{{Pulled}}
            written() { du -k ../{{Pulled}}.disc | tail -n 1 | cut -f 1; }
            until [ "$(written)" -gt 500 ] || ! kill -0 $burn; do sleep 0.1; done
            now "pulled when $(written) KiB were written"
            iscsiadm -m node -T $TARGET -p $PORTAL -u
        )
        wait $burn
        tell gone info --drive {{LetterOf(Pulled)}}
        (
            . /run/drives/{{Pulled}}
            iscsiadm -m node -T $TARGET -p $PORTAL -l
        )

        to=5 from=6
        {{string.Join('\n', Faults.Chunk(Letters.Length).Select(FaultScript))}}
        now end
        wineserver -k
        """;
}

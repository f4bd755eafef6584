using Redbook.Emulation;
using Redbook.Emulation.Faults;
using Redbook.Mmc;
using Redbook.Testing;

namespace Redbook.Lab.Tests;

/// <summary>The Windows build of our program under wine, whose drive letters are drives of a Linux kernel; run once for
/// all tests that look at what came of it.</summary>
public sealed class WindowsFixture : IDisposable
{
    private const byte Write10 = 0x2A;

    private const string Words = """
        --title "Demo Album" --performer "The Band" --title 2=Second --title 3=Third --mcn 4006381333931 --isrc 1=USRC17607841 --isrc 2=USRC17607842
        """;

    private const string Failing = "windows-failing", Pulled = "windows-pulled";

    private readonly Lazy<Lab> _lab = new(Boot);

    internal LabJob this[string name] => _lab.Value[name];

    /// <summary>What is done with drive letter <c>D:</c>, and after that with the two others.</summary>
    internal LabJob Job => this["windows"];

    /// <summary>The drive that refuses to write, <c>E:</c>.</summary>
    internal LabJob FailingDrive => this[Failing];

    /// <summary>The drive that goes in mid-burn, <c>F:</c>.</summary>
    internal LabJob PulledDrive => this[Pulled];

    public void Dispose()
    {
        if (_lab.IsValueCreated)
        {
            _lab.Value.Dispose();
        }
    }

    private static Lab Boot()
    {
        Programs.Run("wine", "--version").Succeeded();
        ProgramOptions options = new() { Timeout = TimeSpan.FromMinutes(5) };
        Programs.Run(options, Repository.PathOf("eng", "windows", "prefix")).Succeeded();
        string program = Publish("src/Redbook.Cli"), suite = Publish("tests/Redbook.Transport.Windows.Tests");

        Lab lab = new();
        Tunes.WriteTo(lab);
        lab.Add("windows", Script(program, suite), MediumType.CdRw);
        lab.Add(Failing, "true", options: new()
        {
            Faults = FaultPlan.Of([Fault.At(Write10, FaultAction.Answer(SenseKey.MediumError, 0x0C, 0x00), occurrence: 12)]),
        });

        // From its twelfth command on it takes more than a minute for what is left, so that it is still writing when it is
        // pulled, however busy the machine is.
        lab.Add(Pulled, "true", options: new()
        {
            Faults = FaultPlan.Of([Fault.At(Write10, FaultAction.Wait(TimeSpan.FromSeconds(3)), occurrence: 12, count: 1000)]),
        });
        lab.Run();
        return lab;

        string Publish(string project) => Programs
            .Run(options, Repository.PathOf("eng", "windows", "publish"), project).Succeeded().Text.Trim();
    }

    // A disc is copied before it is erased; what the guest remembers of its files is then no longer so.
    private static string Script(string program, string suite) => $$"""
        export WINEPREFIX=/run/wine WINEARCH=win64 WINEDEBUG=-all DISPLAY= XDG_RUNTIME_DIR=/run/user/0
        export DOTNET_TieredPGO=0 DOTNET_EnableDiagnostics=0
        mkdir -p -m 700 /run/user/0
        dev_of() { (. /run/drives/$1; echo $DEV); }
        sh {{Repository.PathOf("eng", "windows", "prefix")}} $WINEPREFIX \
            D=$DEV E=$(dev_of {{Failing}}) F=$(dev_of {{Pulled}})
        wineserver -p
        redbook() { echo "== $(cut -d. -f1 /proc/uptime) s: redbook $*" >&2; timeout -k 5 240 wine {{program}} "$@"; }
        keep() { echo 3 > /proc/sys/vm/drop_caches; cp -r ../windows.disc $1.disc; }
        read_all() {
            mkdir $1
            (cd $1 && icedax -D $DEV -B -L 0 -Oraw -E little)
            cd-info -C $DEV --no-device-info --no-header > $1.cdinfo 2>&1
            keep $1
        }
        refused() { code=0; "$@" || code=$?; echo "exit $code"; }

        redbook drives > drives
        redbook info --drive D: > blank
        refused env DOTNET_GCgen0size=10000000 timeout -k 5 240 wine {{suite}} --no-progress --results-directory results \
            --filter-trait Category=Drive > suite 2>&1
        redbook burn --yes --drive D: --mode tao --no-finalize ../a.wav ../b.wav ../c.wav
        redbook finalize --yes --drive D:
        read_all tao
        refused redbook burn --yes --drive D: --mode tao ../a.wav > closed 2>&1
        redbook erase --yes --drive D:
        redbook burn --yes --drive D: --mode sao {{Words}} ../a.wav ../b.wav ../c.wav
        read_all sao
        redbook erase --yes --drive D:
        redbook burn --yes --drive D: --mode raw {{Words}} ../a.wav ../b.wav ../c.wav
        read_all raw

        refused redbook burn --yes --drive E: --mode sao ../a.wav ../b.wav > failing 2>&1

        refused redbook burn --yes --drive F: --mode sao ../a.wav ../b.wav ../c.wav > pulled 2>&1 &
        burn=$!
        (
            . /run/drives/{{Pulled}}
            written() { du -k ../{{Pulled}}.disc | tail -n 1 | cut -f 1; }
            until [ "$(written)" -gt 500 ] || ! kill -0 $burn; do sleep 0.1; done
            echo "pulled when $(written) KiB were written"
            iscsiadm -m node -T $TARGET -p $PORTAL -u
        )
        wait $burn
        refused redbook info --drive F: > gone 2>&1
        (
            . /run/drives/{{Pulled}}
            iscsiadm -m node -T $TARGET -p $PORTAL -l
        )
        wineserver -k
        """;
}

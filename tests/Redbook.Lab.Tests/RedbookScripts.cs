namespace Redbook.Lab.Tests;

/// <summary>How our own program is started, in the guest and beside it.</summary>
internal static class RedbookScripts
{
    /// <summary>The program, as it was built with these tests.</summary>
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "Redbook.Cli.dll");

    /// <summary>Words and codes for what stands in the folder above.</summary>
    public const string Album = "--title 'Demo Album' --performer 'The Band' --title 1=First --title 2=Second --title 3=Third --mcn 4006381333931 "
        + "--isrc 1=USRC17607841 --isrc 2=USRC17607842 --isrc 3=USRC17607843 --copy 2=permit --gap 2=1 --gap 3=none --index 2=0:02 "
        + "--hidden-track ../c.wav ../a.wav ../b.wav ../a.wav";

    /// <summary>
    /// <c>redbook</c>; <c>tell FILE ...</c>, which keeps what it said, and its exit code, in a file; <c>wait_until</c>, which
    /// tries a command until it succeeds; <c>reached</c>, which waits for the drive to stop; <c>by_hand WISH</c>, which has
    /// something done by who sits there. In the guest every page that a process maps is dear, so the runtime maps fewer.
    /// </summary>
    public static string Preamble { get; } = $$"""
        export DOTNET_CLI_HOME=/run/home DOTNET_EnableDiagnostics=0 DOTNET_EnableWriteXorExecute=0 DOTNET_TieredPGO=0
        redbook() { dotnet {{Program}} "$@"; }
        tell() {
            told=$1
            shift
            redbook "$@" > "$told" 2>&1 && code=0 || code=$?
            echo "exit $code" >> "$told"
        }
        wait_until() {
            tries=0
            until "$@"; do
                tries=$((tries + 1))
                [ $tries -le 600 ] || { echo "never came true: $*"; exit 99; }
                sleep 0.1
            done
        }
        there() { ls | grep -qx "$1"; }
        gone() { ! there "$1"; }
        reached() { wait_until there reached; }
        by_hand() {
            echo > "$1"
            wait_until gone "$1"
        }

        """;

    /// <summary>Runs as somebody else, for whom the program and the runtime are put where everybody may read them.</summary>
    public static string As(string name, string who) => $$"""
        {{name}}() {
            told=$1
            shift
            mkdir -p /run/{{name}}/program /run/{{name}}/dotnet /run/{{name}}/home
            chmod 777 /run/{{name}}/home
            mount --bind {{AppContext.BaseDirectory}} /run/{{name}}/program
            mount --bind "$(dirname "$(readlink -f "$(command -v dotnet)")")" /run/{{name}}/dotnet
            cp ../a.wav /run/{{name}}/home
            (
                cd /run/{{name}}/home
                setpriv {{who}} env HOME=/run/{{name}}/home DOTNET_CLI_HOME=/run/{{name}}/home TMPDIR=/run/{{name}}/home \
                    DOTNET_ROOT=/run/{{name}}/dotnet /run/{{name}}/dotnet/dotnet /run/{{name}}/program/Redbook.Cli.dll "$@"
            ) > "$told" 2>&1 && code=0 || code=$?
            umount /run/{{name}}/program /run/{{name}}/dotnet
            echo "exit $code" >> "$told"
        }

        """;
}

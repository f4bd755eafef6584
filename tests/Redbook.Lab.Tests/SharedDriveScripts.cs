using Redbook.Emulation;

namespace Redbook.Lab.Tests;

/// <summary>Drives of the guest's kernel that our program offers to others, within the guest. Each is there a second time
/// meanwhile, so nothing else is done that counts drives.</summary>
internal static class SharedDriveScripts
{
    public const string Served = "our-served";

    public const string ServedToTheEnd = "our-served-end";

    public const string RemoteShell = "our-rscsi";

    private const byte Write10 = 0x2A;

    public static void AddTo(Lab lab)
    {
        lab.Add(Served, RedbookScripts.Preamble + Serving(3262) + """
            wodim dev=$DEV -atip > before 2>&1
            log_in
            wodim dev=$shared gracetime=2 -sao -audio -pad ../a.wav ../b.wav ../c.wav > wodim 2>&1
            icedax -D $shared -B -L 0 -Oraw -E little > icedax 2>&1
            tell held erase --yes --drive $DEV
            wodim dev=$DEV gracetime=2 blank=fast > refused 2>&1 && exit 96
            iscsiadm -m node $portal -u
            wodim dev=$DEV -toc > toc 2>&1

            # Unplugged and plugged in again while somebody is logged in. The kernel may count it otherwise.
            log_in
            iscsiadm -m node -T $TARGET -p $PORTAL -u
            wodim dev=$shared -toc > unplugged 2>&1 && exit 94
            iscsiadm -m node -T $TARGET -p $PORTAL -l
            plugged() {
                grep -lx "$TARGET" /sys/class/iscsi_session/session*/targetname > session \
                    && back=$(echo "$(dirname "$(cat session)")"/device/target*/*/block/sr*) && [ -b "/dev/${back##*/}" ]
            }
            wait_until plugged
            ln -sfn /dev/${back##*/} $served_drive
            wait_until wodim dev=$shared -toc > back 2>&1
            end
            """, MediumType.CdRw).IsAlone = true;

        // Asked to end in the middle of what is written.
        LabJob job = lab.Add(ServedToTheEnd, RedbookScripts.Preamble + Serving(3263) + """
            log_in
            wodim dev=$shared gracetime=2 -sao -audio -pad ../a.wav > wodim 2>&1 &
            burn=$!
            reached
            kill -TERM $server
            says "Asked to end"
            echo > go
            wait $burn
            iscsiadm -m node $portal -u || true
            end
            """);
        job.IsAlone = true;
        job.StopAt(Write10, 12);
        lab.Add(RemoteShell, RedbookScripts.Preamble + $$"""
            printf '#!/bin/sh\nexec dotnet {{RedbookScripts.Program}} rscsi --drive %s\n' $DEV > /run/our-rsh
            chmod +x /run/our-rsh
            RSH=/run/our-rsh wodim dev=REMOTE:me@here:0,0,0 gracetime=2 -sao -audio -pad ../a.wav > wodim 2>&1 &
            first=$!
            reached
            kill -STOP $first
            echo > go
            tell held burn --yes --drive $DEV ../b.wav
            kill -CONT $first
            wait $first
            """).StopAt(Write10, 12);
    }

    /// <summary><c>$server</c>, which offers the drive; <c>says WORDS</c>, which waits until it has said them; <c>log_in</c>, after
    /// which the drive is also <c>$shared</c>; <c>end</c>, which asks the server to end and waits for that.</summary>
    private static string Serving(int port) => $$"""
        says() { wait_until grep -q "$1" served; }
        appeared() {
            grep -lx "$name" /sys/class/iscsi_session/session*/targetname > session \
                && shared=$(echo "$(dirname "$(cat session)")"/device/target*/*/block/sr*) && [ -b "/dev/${shared##*/}" ]
        }
        log_in() {
            for _ in 1 2 3 4 5 6; do iscsiadm -m node $portal -l && break; done
            wait_until appeared
            shared=/dev/${shared##*/}
        }
        end() {
            kill -TERM $server 2> /dev/null || true
            wait $server && code=0 || code=$?
            echo "exit $code" >> served-errors
            iscsiadm -m node $portal -u || true
        }
        served_drive=/dev/served-{{port}}
        ln -sfn $DEV $served_drive
        dotnet {{RedbookScripts.Program}} serve --drive $served_drive --iscsi 127.0.0.1:{{port}} --json > served 2> served-errors < /dev/null &
        server=$!
        says listening
        name=$(sed -n 's/.*"targets":\[{"name":"\([^"]*\)".*/\1/p' served)
        portal="-T $name -p 127.0.0.1:{{port}}"
        iscsiadm -m node -o new $portal

        # Both ends are here, and slow: nobody is given up for that.
        iscsiadm -m node $portal -o update -n 'node.conn[0].timeo.login_timeout' -v 120
        iscsiadm -m node $portal -o update -n 'node.conn[0].timeo.noop_out_interval' -v 0
        iscsiadm -m node $portal -o update -n 'node.conn[0].timeo.noop_out_timeout' -v 0

        """;
}

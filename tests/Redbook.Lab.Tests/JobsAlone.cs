using Redbook.Emulation;
using Redbook.Emulation.Faults;
using Redbook.Mmc;

namespace Redbook.Lab.Tests;

/// <summary>What our own program meets when drives come, the computer sleeps, or discs are changed by hand. It changes the whole
/// guest, so nothing else is done meanwhile.</summary>
internal static class JobsAlone
{
    public const string Foreign = "our-foreign";

    public const string Watched = "our-watched";

    public const string Asleep = "our-asleep";

    public const string AsleepRaw = "our-asleep-raw";

    public const string AsleepSpoilt = "our-asleep-spoilt";

    /// <summary>More than the lead-in takes.</summary>
    private const int RawWritesOfLeadIn = 430;

    public static void AddTo(Lab lab)
    {
        AddForeign(lab);
        AddWatched(lab);
        AddAsleep(lab);
    }

    private static void AddForeign(Lab lab) => lab.Add(Foreign, RedbookScripts.Preamble + """
        mkdir -p /run/tgtd
        tgtd -f -C 1 --iscsi portal=127.0.0.1:3261 > tgtd 2>&1 &
        daemon=$!
        name=iqn.2001-02.net.example.foreign:drive
        named() { tgtadm -C 1 --lld iscsi --mode target --op new --tid 1 --targetname $name 2> /dev/null; }
        wait_until named
        truncate -s 4M /run/foreign.iso
        tgtadm -C 1 --lld iscsi --mode logicalunit --op new --tid 1 --lun 1 --device-type cd -b /run/foreign.iso
        tgtadm -C 1 --lld iscsi --mode target --op bind --tid 1 --initiator-address ALL
        iscsiadm -m node -o new -T $name -p 127.0.0.1:3261
        iscsiadm -m node -T $name -p 127.0.0.1:3261 -l
        found() { foreign=$(grep -l IET /sys/class/block/sr*/device/vendor); }
        wait_until found
        foreign=$(echo "$foreign" | cut -d/ -f5)
        echo "/dev/$foreign " > name
        tell drives drives
        tell info info --drive /dev/$foreign
        for mode in auto tao sao raw; do tell burn-$mode burn --yes --drive /dev/$foreign --mode $mode ../a.wav; done
        tell erase erase --yes --drive /dev/$foreign
        tell finalize finalize --yes --drive /dev/$foreign
        iscsiadm -m node -T $name -p 127.0.0.1:3261 -u
        kill $daemon
        """).IsAlone = true;

    // A descriptor that is open keeps the tray in, so that the button is only a wish. The kernel looks three times a second,
    // and tells of the next change when somebody has opened the drive after the last one, as a device manager does. The
    // recording takes long enough for it to look, if it did.
    private static void AddWatched(Lab lab)
    {
        LabJob job = lab.Add(
            Watched,
            RedbookScripts.Preamble + $$"""
                echo 300 > /sys/block/${DEV#/dev/}/events_poll_msecs
                dotnet {{RedbookScripts.Program}} drives --watch > watched 2>&1 &
                watch=$!
                heard() { [ "$(grep -c "$2" watched)" -ge "$1" ] && dd if=$DEV iflag=nonblock count=0 2> /dev/null; }
                watching() { grep -q "Watching for" watched; }
                wait_until watching
                exec 3< $DEV
                by_hand press
                wait_until heard 1 "eject button was pressed: $DEV\$"
                exec 3<&-
                by_hand press
                wait_until heard 1 "put in or taken out: $DEV\$"
                by_hand change
                wait_until heard 2 "put in or taken out: $DEV\$"
                tell burn burn --yes --drive $DEV --mode sao --eject ../a.wav
                wait_until heard 3 "put in or taken out: $DEV\$"
                iscsiadm -m node -T $TARGET -p $PORTAL -u
                went() { grep -q "A drive went: $DEV (" watched; }
                wait_until went
                iscsiadm -m node -T $TARGET -p $PORTAL -l
                session=$(grep -lx $TARGET /sys/class/iscsi_session/session*/targetname)
                found() { new=$(ls ${session%/*}/device/target*/*/block); }
                wait_until found
                came() { grep -q "A drive came: /dev/$new (" watched; }
                wait_until came
                echo "$DEV /dev/$new" > names
                kill $watch
                wait $watch && code=0 || code=$?
                echo "exit $code" >> watched
                """,
            options: new() { Faults = FaultPlan.Of(Fault.At(Opcode.Write10, FaultAction.Wait(TimeSpan.FromMilliseconds(300)), occurrence: 5, count: 8)) });
        job.IsAlone = true;
        job.Recorder.Remove();
        job.Recorder.Insert(lab.Record(Watched + ".first-disc", DataDisc.AlbumIn(lab), new BurnOptions()));
        job.ByHand("press", () => job.Recorder.PressButton());
        job.ByHand("change", () =>
        {
            job.Recorder.Remove();
            job.Recorder.Insert(job.Disc);
        });
    }

    // Three drives record when the computer goes to sleep; each is slow from then on until it is awake. Suspended to idle this
    // kernel sleeps until it is woken, but its clocks go on. Suspended to memory it awakes at once, and takes for its sleep
    // what its clock is behind that of the machine outside (half a second, for more than one it would not believe).
    private static void AddAsleep(Lab lab)
    {
        const string Tunes = "../a.wav ../b.wav ../c.wav";
        string[] names = [Asleep, AsleepRaw, AsleepSpoilt];
        LabJob[] jobs =
        [
            lab.Add(Asleep, RedbookScripts.Preamble + $$"""
                for job in {{string.Join(' ', names)}}; do
                    (
                        cd ../$job
                        . /run/drives/$job
                        case $job in
                            {{AsleepRaw}}) tell said burn --yes --drive $SG --mode raw {{Tunes}} ;;
                            *) tell said burn --yes --drive $DEV --mode sao {{Tunes}} ;;
                        esac
                    ) &
                done
                for job in {{string.Join(' ', names)}}; do (cd ../$job && reached); done
                for job in {{string.Join(' ', names)}}; do echo > ../$job/go; done
                suspend() { echo mem > /sys/power/state; }
                echo s2idle > /sys/power/mem_sleep
                echo > ../asleep
                wait_until suspend
                rm ../asleep
                echo deep > /sys/power/mem_sleep
                milliseconds() { awk "$1 { print int(\$$2); exit }" $3; }
                slept() {
                    slept=$(($(milliseconds '' '1 * 1000' /proc/uptime) - $(milliseconds '/^now at/' '3 / 1000000' /proc/timer_list)))
                    echo "asleep for $slept ms"
                    [ $slept -ge 1500 ]
                }
                suspend_behind() {
                    behind=$(($(date +%s%N) - 500000000))
                    date -s "@$((behind / 1000000000)).$(printf %09d $((behind % 1000000000)))"
                    suspend && slept
                }
                wait_until suspend_behind
                for job in {{string.Join(' ', names)}}; do echo > ../$job/awake; done
                wait
                tell info info --drive $DEV
                """),
            lab.Add(AsleepRaw, "true"),
            lab.Add(AsleepSpoilt, "true", options: new()
            {
                Faults = new FaultPlan { BadSpots = [new BadSpot { Start = default, Sectors = 2000, Kind = BadSpotKind.C2Errors }] },
            }),
        ];
        jobs[0].DawdleAt(Opcode.Write10, 12);
        jobs[1].DawdleAt(Opcode.Write10, RawWritesOfLeadIn + 12);
        jobs[2].DawdleAt(Opcode.Write10, 12);
        jobs[0].IsAlone = true;
        jobs[0].Twin = $"tell said burn --yes --drive $DEV --mode sao {Tunes}";
        jobs[1].Twin = $"tell said burn --yes --drive $DEV --mode raw {Tunes}";
    }
}

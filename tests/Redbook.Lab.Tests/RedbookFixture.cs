using Redbook.Emulation;
using Redbook.Emulation.Faults;
using Redbook.Testing;

namespace Redbook.Lab.Tests;

/// <summary>Our own program at the drives of a Linux kernel, run once for all tests that look at what came of it.</summary>
public sealed class RedbookFixture : LabFixture
{
    private const byte Write10 = 0x2A;
    private const byte ReadBufferCapacity = 0x5C;

    /// <summary>There is time to log out before the disc is full.</summary>
    private static Fault Slowly { get; } = Fault.At(Write10, FaultAction.Wait(TimeSpan.FromSeconds(1)), occurrence: 13, count: 1000);

    /// <summary>An ordinary user, and one who may use drives.</summary>
    private const string Nobody = "--reuid=65534 --regid=65534 --clear-groups";

    private const string Member = "--reuid=65534 --regid=65534 --groups=cdrom";

    private protected override void Prepare(Lab lab)
    {
        AddGood(lab);
        AddFaults(lab);
        AddOthers(lab);
        AddLosses(lab);
        JobsAlone.AddTo(lab);
        SharedDriveScripts.AddTo(lab);
    }

    private static void AddGood(Lab lab)
    {
        lab.Add("our-tao-sr", RedbookScripts.Preamble + """
            tell drives drives
            echo "$DEV " > name
            tell info-sr info --drive $DEV
            tell info-sg info --drive $SG
            tell said burn --yes --drive $DEV --mode tao --no-cdtext ../a.wav ../b.wav ../c.wav
            icedax -D $DEV -B -L 0 -Oraw -E little
            tell eject eject --drive $DEV
            tell open info --drive $DEV
            tell load load --drive $DEV
            tell after info --drive $DEV
            """);
        const string Tracks = "tell said burn --yes --drive $SG --mode tao --no-cdtext ../a.wav ../b.wav ../c.wav\n";
        lab.Add("our-tao-sg", RedbookScripts.Preamble + Tracks + "cdparanoia -d $DEV -c -r -Z -B > paranoia 2>&1").Twin = Tracks;
        foreach ((string mode, string node) in ((string, string)[])[("sao", "sr"), ("sao", "sg"), ("raw", "sr"), ("raw", "sg")])
        {
            string device = node == "sr" ? "$DEV" : "$SG";
            string album = $"tell said burn --yes --drive {device} --mode {mode} {RedbookScripts.Album}\n";
            lab.Add($"our-{mode}-{node}", RedbookScripts.Preamble + album + $"""
                tell after info --drive {device}
                cd-info -C $DEV --no-device-info --no-header > cd-info 2>&1
                cdrdao read-toc --device $DEV --driver generic-mmc read.toc
                cdparanoia -d $DEV -c -r -Z "[.0]-" all.raw > paranoia 2>&1
                """).Twin = album;
        }

        lab.Add("our-rw", RedbookScripts.Preamble + """
            tell simulated burn --yes --drive $DEV --mode sao --simulate ../a.wav
            tell blank info --drive $DEV
            tell first burn --yes --drive $DEV --mode tao --no-finalize ../a.wav
            tell open info --drive $DEV
            tell second burn --yes --drive $DEV --mode tao --no-finalize ../b.wav
            tell finalize finalize --yes --drive $DEV
            tell closed info --drive $DEV
            tell refused burn --yes --drive $DEV ../c.wav
            tell erase erase --yes --drive $DEV
            tell erased info --drive $DEV
            tell third burn --yes --drive $DEV --mode raw ../a.wav
            tell erase-full erase --yes --full --drive $SG
            tell fourth burn --yes --drive $DEV --mode sao --eject ../c.wav
            """, MediumType.CdRw);
    }

    private static void AddFaults(Lab lab)
    {
        foreach ((string name, (string mode, Fault fault, _)) in KernelFaults.Burning)
        {
            string burn = $"tell said burn --yes --drive $DEV --mode {mode} ../a.wav ../b.wav\n";
            lab.Add("fault-" + name, RedbookScripts.Preamble + burn, options: new() { Faults = FaultPlan.Of(fault) }).Twin = burn;
        }

        foreach ((string name, Fault fault) in KernelFaults.Looking)
        {
            const string Look = "tell said info --drive $DEV\n";
            BurnOptions how = new() { Mode = WriteMode.SessionAtOnce };
            lab.AddRecorded(
                "fault-" + name,
                Tunes.AlbumFor(lab, how),
                how,
                RedbookScripts.Preamble + Look,
                options: new() { Faults = FaultPlan.Of(fault) }).Twin = Look;
        }
    }

    private static void AddOthers(Lab lab)
    {
        lab.Add("our-stranger", RedbookScripts.Preamble + RedbookScripts.As("stranger", Nobody) + """
            chmod 600 $DEV $SG
            stranger drives drives
            stranger info-sr info --drive $DEV
            stranger info-sg info --drive $SG
            stranger burn burn --yes --drive $DEV a.wav
            """);
        lab.Add("our-member", RedbookScripts.Preamble + RedbookScripts.As("member", Member) + """
            chgrp cdrom $DEV $SG
            chmod 660 $DEV $SG
            member sao burn --yes --drive $DEV --mode sao a.wav
            member erase erase --yes --drive $DEV
            member tao burn --yes --drive $SG --mode tao a.wav
            member erase2 erase --yes --drive $SG
            member raw burn --yes --drive $DEV --mode raw a.wav
            """, MediumType.CdRw);

        // wodim is in the middle of its work; stopped there, it keeps the drive and waits for no answer.
        lab.Add("our-second", RedbookScripts.Preamble + """
            wodim dev=$DEV gracetime=2 -sao -audio -pad ../a.wav > wodim 2>&1 &
            first=$!
            reached
            kill -STOP $first
            echo > go
            tell drives drives
            tell sr burn --yes --drive $DEV ../a.wav
            tell sg burn --yes --drive $SG ../a.wav
            tell erase erase --yes --drive $DEV
            kill -CONT $first
            wait $first
            """).StopAt(Write10, 12);

        // We are, and stopped for longer than passes without notice.
        lab.Add("our-first", RedbookScripts.Preamble + $$"""
            dotnet {{RedbookScripts.Program}} burn --yes --drive $DEV --mode sao ../a.wav > said 2>&1 &
            first=$!
            reached
            kill -STOP $first
            echo > go
            stopped() { ! grep -h ^State: /proc/$first/task/*/status | grep -qv stopped; }
            wait_until stopped
            seconds() { cut -d. -f1 /proc/uptime; }
            since=$(seconds)
            wodim dev=$DEV gracetime=2 -tao -audio -pad ../a.wav > wodim 2>&1 && exit 96
            tell drives drives
            tell again burn --yes --drive $DEV ../a.wav
            long() { [ $(($(seconds) - since)) -ge 7 ]; }
            wait_until long
            kill -CONT $first
            wait $first
            """).StopAt(Write10, 12);
        lab.AddRecorded("our-mounted", DataDisc.AlbumIn(lab), new BurnOptions(), RedbookScripts.Preamble + """
            modprobe -d /run isofs
            mkdir /run/a-disc
            mount -t iso9660 -o ro $DEV /run/a-disc
            cmp /run/a-disc/noise ../data/noise
            tell info info --drive $DEV
            tell burn burn --yes --drive $DEV ../a.wav
            tell erase erase --yes --drive $DEV
            tell erase-sg erase --yes --drive $SG
            cmp /run/a-disc/noise ../data/noise
            (cd /run/a-disc && exec sleep 1000) &
            inside=$!
            until [ "$(readlink /proc/$inside/cwd)" = /run/a-disc ]; do sleep 0.1; done
            tell busy erase --yes --unmount --drive $DEV
            cmp /run/a-disc/noise ../data/noise
            kill $inside
            wait
            tell unmounted erase --yes --unmount --drive $DEV
            ! grep a-disc /proc/mounts
            """, MediumType.CdRw);
    }

    private static void AddLosses(Lab lab)
    {
        lab.Add("our-cable", RedbookScripts.Preamble + """
            tell said burn --yes --drive $DEV --mode sao ../a.wav ../b.wav ../c.wav &
            burn=$!
            reached
            iscsiadm -m node -T $TARGET -p $PORTAL -u &
            echo > go
            wait $burn
            wait
            tell info info --drive $DEV
            tell drives drives
            echo "$DEV" > name
            """, options: new() { Faults = FaultPlan.Of(Slowly) }).StopAt(Write10, 12);
        lab.Add("our-connection", RedbookScripts.Preamble + """
            tell said burn --yes --drive $DEV --mode tao ../a.wav ../b.wav
            echo > go
            tell info info --drive $DEV
            """).LoseConnectionAt(Write10, 20);

        // The kernel waits for the time limit twice, as the target answers otherwise, then asks whether the drive is ready, ten
        // seconds at most.
        lab.Add(
            "our-hang",
            RedbookScripts.Preamble + """
                tell said burn --yes --drive $DEV --timeout-scale 0.2 --mode sao ../a.wav ../b.wav
                tell info info --drive $DEV
                """,
            options: new() { Faults = FaultPlan.Of(Fault.At(ReadBufferCapacity, FaultAction.Wait(TimeSpan.FromSeconds(17)), occurrence: 4)) });
        lab.Add("our-lost", RedbookScripts.Preamble + """
            tell said burn --yes --drive $DEV --mode sao ../a.wav ../b.wav
            tell info info --drive $DEV
            """, options: new() { Faults = FaultPlan.Of(Fault.At(Write10, FaultAction.LoseDevice, 12)) });
    }
}

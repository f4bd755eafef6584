using Redbook.Recording.Mastering;

namespace Redbook.Lab.Tests;

/// <summary>The scripts of everything that records, run once for all tests that look at what came of it.</summary>
public sealed class RecordingFixture : LabFixture
{
    private const string Inf = "for f in a b c; do ln -s ../$f.wav ../$f.inf .; done";

    // cdparanoia is told the order of bytes (-c), which it would otherwise guess from what it hears; of noise it guesses wrong.
    private protected override void Prepare(Lab lab)
    {
        lab.Add("wodim-tao", """
            wodim dev=$DEV gracetime=2 -tao -audio -pad ../a.wav ../b.wav ../c.wav
            wodim dev=$DEV -toc > toc
            icedax -D $DEV -B -L 0 -Oraw -E little
            """);
        lab.Add("wodim-sao", """
            wodim dev=$DEV gracetime=2 -sao -audio -pad ../a.wav ../b.wav ../c.wav
            cdparanoia -d $DEV -c -r -Z -B > paranoia 2>&1
            """);
        lab.Add("wodim-text", $"""
            {Inf}
            wodim dev=$DEV gracetime=2 -sao -text -useinfo -audio -pad a.wav b.wav c.wav
            cd-info -C $DEV --no-device-info --no-header > info 2>&1
            icedax -D $DEV -J -N -g > icedax 2>&1
            """);
        foreach (string mode in (string[])["raw96r", "raw96p", "raw16"])
        {
            lab.Add("wodim-" + mode, $"""
                {Inf}
                wodim dev=$DEV gracetime=2 -{mode} -useinfo -audio -pad a.wav b.wav c.wav
                readom dev=$DEV -clone f=clone
                cd-info -C $DEV --no-device-info --no-header > info 2>&1
                """);
        }

        lab.Add("wodim-multi", """
            wodim dev=$DEV gracetime=2 -tao -multi -audio -pad ../a.wav
            wodim dev=$DEV -msinfo > msinfo 2>&1
            wodim dev=$DEV gracetime=2 -tao -audio -pad ../b.wav
            wodim dev=$DEV -toc > toc
            cd-read --mode=audio -i $DEV --no-hexdump --output-file=first.raw --start=0 --number=400
            cd-read --mode=audio -i $DEV --no-hexdump --output-file=second.raw --start=11802 --number=351
            """);
        lab.Add("wodim-dummy", """
            wodim dev=$DEV gracetime=2 -dummy -tao -audio -pad ../a.wav
            wodim dev=$DEV gracetime=2 -dummy -sao -audio -pad ../a.wav
            wodim dev=$DEV gracetime=2 -dummy -raw96r -audio -pad ../a.wav
            wodim dev=$DEV -toc > toc 2>&1
            """);
        lab.Add("wodim-blank", """
            wodim dev=$DEV gracetime=2 -tao -audio -pad ../a.wav
            wodim dev=$DEV gracetime=2 blank=fast
            wodim dev=$DEV -toc > toc-fast 2>&1
            wodim dev=$DEV gracetime=2 -sao -audio -pad ../b.wav
            wodim dev=$DEV gracetime=2 blank=all
            wodim dev=$DEV -toc > toc 2>&1
            wodim dev=$DEV gracetime=2 -sao -audio -pad ../c.wav
            cdparanoia -d $DEV -c -r -Z -B > paranoia 2>&1
            """, Emulation.MediumType.CdRw);
        lab.Add("wodim-cue", """
            cat > my.cue << END
            CATALOG 4006381333931
            TITLE "Demo Album"
            PERFORMER "The Band"
            FILE "../aa.wav" WAVE
              TRACK 01 AUDIO
                TITLE "First"
                PERFORMER "The Band"
                ISRC USRC17607841
                INDEX 01 00:00:00
              TRACK 02 AUDIO
                TITLE "Second"
                PERFORMER "The Band"
                FLAGS DCP
                ISRC USRC17607842
                INDEX 00 00:05:25
                INDEX 01 00:05:50
                INDEX 02 00:06:50
            END
            wodim dev=$DEV gracetime=2 -dao -text -cuefile=my.cue
            cd-info -C $DEV --no-device-info --no-header > info 2>&1
            cdrdao read-toc --device $DEV --driver generic-mmc read.toc
            """);
        const string Toc = """
            cat > my.toc << END
            CD_DA
            CATALOG "4006381333931"
            CD_TEXT {
              LANGUAGE_MAP { 0: EN }
              LANGUAGE 0 { TITLE "Demo Album" PERFORMER "The Band" }
            }
            TRACK AUDIO
            NO COPY
            ISRC "USRC17607841"
            CD_TEXT { LANGUAGE 0 { TITLE "First" PERFORMER "The Band" } }
            FILE "../c.wav" 0
            START
            FILE "../a.wav" 0
            INDEX 0:2:0
            TRACK AUDIO
            COPY
            PRE_EMPHASIS
            ISRC "USRC17607842"
            CD_TEXT { LANGUAGE 0 { TITLE "Second" PERFORMER "The Band" } }
            PREGAP 0:2:0
            FILE "../b.wav" 0
            TRACK AUDIO
            CD_TEXT { LANGUAGE 0 { TITLE "Third" PERFORMER "The Band" } }
            FILE "../a.wav" 0
            START 0:1:0
            END
            """;
        const string ReadBack = """

            cdrdao read-toc --device $DEV --driver generic-mmc read.toc
            cdrdao read-cd --device $DEV --driver generic-mmc --datafile read.bin cd.toc
            """;
        lab.Add("cdrdao-sao", Toc + """

            cdrdao write -n --device $DEV --driver generic-mmc:0x10 my.toc
            """ + ReadBack);
        lab.Add("cdrdao-raw", Toc + """

            cdrdao write -n --device $DEV --driver generic-mmc-raw my.toc
            """ + ReadBack);
        lab.Add("cdrdao-blank", Toc + """

            cdrdao simulate -n --device $DEV --driver generic-mmc my.toc
            cdrdao simulate -n --device $DEV --driver generic-mmc-raw my.toc
            cdrdao disk-info --device $DEV > simulated 2>&1
            cdrdao write -n --device $DEV --driver generic-mmc my.toc
            cdrdao blank --device $DEV --driver generic-mmc
            cdrdao disk-info --device $DEV > blanked 2>&1
            cdrdao write -n --device $DEV --driver generic-mmc my.toc
            cdrdao blank --blank-mode full --device $DEV --driver generic-mmc
            cdrdao disk-info --device $DEV > blanked-full 2>&1
            """, Emulation.MediumType.CdRw);
        lab.Add("cdrskin-tao", """
            cdrskin dev=$DEV -tao -audio -pad ../a.wav ../b.wav ../c.wav
            cdparanoia -d $DEV -c -r -Z -B > paranoia 2>&1
            """);
        lab.Add("cdrskin-sao", """
            cdrskin dev=$DEV -sao -audio -pad ../a.wav ../b.wav ../c.wav
            cd-read --mode=audio -i $DEV --no-hexdump --output-file=read.pcm --start=0 --number=100
            icedax -D $DEV -B -L 0 -Oraw -E little
            """);
        lab.Add("cdrskin-text", """
            cat > sheet << END
            Input Sheet Version = 0.7T
            Text Code           = 8859
            Language Code       = English
            Album Title         = Demo Album
            Artist Name         = The Band
            UPC / EAN           = 4006381333931
            First Track Number  = 1
            ISRC 01             = USRC17607841
            Track 01 Title      = First
            Track 01 Artist     = The Band
            ISRC 02             = USRC17607842
            Track 02 Title      = Second
            Track 02 Artist     = The Band
            END
            cdrskin dev=$DEV -v input_sheet_v07t=sheet -sao -audio -pad ../a.wav ../b.wav
            cdrskin dev=$DEV cdtext_to_v07t=read.sheet -minfo > minfo 2>&1
            cdrskin dev=$DEV cdtext_to_textfile=packs -minfo > minfo2 2>&1
            cd-info -C $DEV --no-device-info --no-header > info 2>&1
            """);
        lab.Add("cdrskin-blank", """
            cdrskin dev=$DEV -sao -audio -pad ../a.wav
            cdrskin dev=$DEV blank=fast
            cdrskin dev=$DEV -sao -audio -pad ../b.wav
            cdrskin dev=$DEV blank=all
            cdrskin dev=$DEV -minfo > minfo 2>&1
            """, Emulation.MediumType.CdRw);
        foreach ((string name, BurnOptions options) in ((string, BurnOptions)[])
        [
            ("redbook-tao", new() { Mode = WriteMode.TrackAtOnce }),
            ("redbook-sao", new() { Mode = WriteMode.SessionAtOnce }),
            ("redbook-raw", new() { Mode = WriteMode.Raw, RawForm = RawImageForm.Raw }),
            ("redbook-packed", new() { Mode = WriteMode.Raw, RawForm = RawImageForm.Cooked }),
            ("redbook-pq", new() { Mode = WriteMode.Raw, RawForm = RawImageForm.Pq }),
        ])
        {
            lab.AddRecorded(name, Tunes.AlbumFor(lab, options), options, """
                icedax -D $DEV -B -L 0 -Oraw -E little
                icedax -D $DEV -J -N -g > icedax 2>&1
                cdparanoia -d $DEV -c -r -Z -B > paranoia 2>&1
                readom dev=$DEV -clone f=clone
                cd-info -C $DEV --no-device-info --no-header > info 2>&1
                cd-read --mode=audio -i $DEV --no-hexdump --output-file=read.pcm --start=0 --number=100
                """);
        }
    }
}

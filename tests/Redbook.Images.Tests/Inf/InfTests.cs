using System.Text;
using Redbook.Coding.CdText;
using Redbook.Discs;
using Redbook.Testing;

namespace Redbook.Images.Tests.Inf;

public sealed class InfTests
{
    private const string First =
        """
        #created by icedax 1.1.11
        #
        CDINDEX_DISCID=	'ftYNrsOA9JdikdmShcT5dDi0RzU-'
        CDDB_DISCID=	0x13001803
        MCN=		4006381333931
        ISRC=		US-ABC-25-00001
        #
        Albumperformer=	'The Band'
        Albumtitle=	'Disc'
        Performer=	'A1'
        Tracktitle=	'One'
        Songwriter=	'S'
        Composer=	'C'
        Arranger=	'R'
        Message=	'Hello'
        Closed_info=	'Studio 2'
        Tracknumber=	1
        Trackstart=	0
        # track length in sectors (1/75 seconds each), rest samples
        Tracklength=	503, 0
        Pre-emphasis=	no
        Channels=	2
        Copy_permitted=	yes (not copyright protected)
        Endianess=	little
        # index list
        Index=		0 100 200
        Index0=		460
        """;

    private const string Second =
        """
        ISRC=
        Tracktitle=	'Two'
        Tracknumber=	2
        Trackstart=	503
        Tracklength=	1304, 0
        Pre-emphasis=	yes
        Copy_permitted=	no (SCMS first copy)
        Endianess=	little
        Index=		0
        Index0=		-1
        """;

    [Theory]
    [InlineData("wav")]
    [InlineData("cdr")]
    [InlineData("raw")]
    public void One_file_of_a_set_stands_for_all(string extension)
    {
        using TempFolder folder = new();
        Write(folder, "audio_01", First, DiscA.Part(0, 503), extension);
        string second = Write(folder, "audio_02", Second, DiscA.Part(503, 1807), extension);
        DiscImageReading reading = DiscImageFile.Open(second);
        Assert.Equal("inf", reading.Format.Id);
        Assert.Empty(reading.Findings);
        Assert.Equal("1.1=0 1.2=100 1.3=200 2.0=460 2.1=503 end=1807", DiscA.Layout(reading.Image));
        Assert.Equal("a2ed7c935a5152e3e0c14c3da9f0af83", DiscA.Md5(reading.Image));
        ImageTrack[] tracks = [.. reading.Image.Tracks];
        Assert.Equal((Control.CopyPermitted, false, "USABC2500001"), (tracks[0].Control, tracks[0].IsCopyAlternating, tracks[0].Isrc.Code));
        Assert.Equal((Control.PreEmphasis, true), (tracks[1].Control, tracks[1].IsCopyAlternating));
        Assert.Equal("4006381333931", reading.Image.Mcn?.Digits);
        Assert.Equal(
            new CdTextEntry { Title = "One", Performer = "A1", Songwriter = "S", Composer = "C", Arranger = "R", Message = "Hello", ClosedInformation = "Studio 2" },
            reading.Image.CdText?.Blocks[0].Tracks[0]);
        Assert.Equal(new CdTextEntry { Title = "Disc", Performer = "The Band" }, reading.Image.CdText?.Blocks[0].Album);
    }

    private static string Write(TempFolder folder, string name, string inf, byte[] sound, string extension)
    {
        folder.Write($"{name}.{extension}", extension switch
        {
            "wav" => WavFile.Build(sound),
            "cdr" => DiscA.Swapped(sound),
            _ => sound,
        });
        return folder.Write(name + ".inf", Encoding.ASCII.GetBytes(extension == "cdr" ? inf.Replace("little", "big", StringComparison.Ordinal) : inf));
    }
}

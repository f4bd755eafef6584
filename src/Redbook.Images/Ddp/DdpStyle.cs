namespace Redbook.Images.Ddp;

/// <summary>Whose habits a DDP set follows where the format leaves a choice.</summary>
public enum DdpStyle
{
    /// <summary>What most programs write: names <c>PQDESCR</c> and <c>IMAGE.DAT</c>, sectors marked as not scrambled,
    /// with a PQ sheet and the texts as files to read.</summary>
    Standard = 0,

    /// <summary>As the program cue2ddp: names <c>SD</c> and <c>IMAGE.DAT</c>, sectors marked as scrambled,
    /// CRC-32 checksums beside those of MD5.</summary>
    Cue2Ddp = 1,
}

using System.Runtime.InteropServices;
using Redbook.Coding.CdText;
using Redbook.Coding.Subcode;
using Redbook.Discs;

namespace Redbook.Recording.Mastering;

/// <summary>What the sub-channel of a file of raw sectors says of the disc, read to its end.</summary>
public sealed class RawImageContent
{
    private const int BlockSectors = 256;

    private RawImageContent(RawImageIdentity identity) => Identity = identity;

    /// <summary>What the file is. When its form could not be told, there is nothing else here.</summary>
    public RawImageIdentity Identity { get; }

    /// <summary>Where tracks and indexes lie: by the program, else by the table of contents; <see langword="null"/> when
    /// neither says enough.</summary>
    public SessionLayout? Session { get; private init; }

    /// <summary>What is odd or wrong in P and Q.</summary>
    public IReadOnlyList<SubcodeFinding> Findings { get; private init; } = [];

    /// <summary>The catalogue number.</summary>
    public Mcn? Mcn { get; private init; }

    /// <summary>CD-TEXT packs of 18 bytes, as the lead-in has them.</summary>
    public ReadOnlyMemory<byte> CdTextPacks { get; private init; }

    /// <summary>The first sector behind the lead-in that has anything in R to W; <see langword="null"/> when none has.</summary>
    public Lba? FirstGraphics { get; private init; }

    /// <summary>The last such sector.</summary>
    public Lba? LastGraphics { get; private init; }

    /// <summary>Reads a file from its first sector to its last.</summary>
    /// <param name="stream">Readable and seekable; the file is what follows its present position.</param>
    /// <param name="form">The form, when it is known; it is believed then, if the size of its sectors is right.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <param name="cancellationToken">Stops between two blocks.</param>
    /// <exception cref="ArgumentException">The stream is not readable or not seekable.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static RawImageContent Read(
        Stream stream, RawImageForm? form = null, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        var examination = new RawImageExamination(stream);
        long first = stream.Position;
        RawImageIdentity identity = examination.Run(form);
        if (identity.Problem is not null)
        {
            return new RawImageContent(identity);
        }

        bool isPq = identity.Candidates is [RawImageForm.Pq];
        RwFormCount? count = identity.Form is null ? new RwFormCount() : null;
        SubcodeDecoder decoder = new(isPq ? QSource.Pq16 : QSource.Subcode96);
        CdTextCollector texts = new();
        int sectorBytes = RawImage.SectorBytesOf(identity.Candidates[0]);
        Lba? firstGraphics = null, lastGraphics = null;
        byte[] block = new byte[sectorBytes * BlockSectors];
        stream.Position = first;
        for (int done = 0; done < identity.LengthSectors;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int sectors = Math.Min(BlockSectors, identity.LengthSectors - done);
            stream.ReadExactly(block, 0, sectors * sectorBytes);
            for (int i = 0; i < sectors; i++)
            {
                ReadOnlySpan<byte> own = block.AsSpan((i * sectorBytes) + CdSector.AudioBytes, sectorBytes - CdSector.AudioBytes);
                Lba address = new((int)Math.Min((long)identity.Start.Value + done + i, Lba.MaxValue));
                if (isPq)
                {
                    decoder.Feed(address, own);
                    continue;
                }

                decoder.FeedRaw(address, own);
                if (address < Lba.FirstPregap)
                {
                    texts.Feed(own);
                }
                else
                {
                    count?.Feed(own);
                    if (HasRw(own))
                    {
                        firstGraphics ??= address;
                        lastGraphics = address;
                    }
                }
            }

            done += sectors;
            progress?.Report((double)done / identity.LengthSectors);
        }

        identity = count?.Tell(identity) ?? identity;
        if (identity.Problem is not null)
        {
            return new RawImageContent(identity);
        }

        DecodedSubcode decoded = decoder.Decode();
        DecodedSession? session = decoded.Sessions is [var one, ..] ? one : null;
        return new RawImageContent(identity)
        {
            Session = session?.FromProgram ?? session?.FromToc,
            Findings = decoded.Findings,
            Mcn = decoded.Mcn,
            CdTextPacks = texts.ToArray(),
            FirstGraphics = firstGraphics,
            LastGraphics = lastGraphics,
        };
    }

    private static bool HasRw(ReadOnlySpan<byte> symbols)
    {
        ulong any = 0;
        foreach (ulong eight in MemoryMarshal.Cast<byte, ulong>(symbols))
        {
            any |= eight;
        }

        return (any & 0x3F3F_3F3F_3F3F_3F3F) != 0;
    }
}

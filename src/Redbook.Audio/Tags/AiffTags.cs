using Redbook.Audio.Chunks;

namespace Redbook.Audio.Tags;

/// <summary>Tags in the chunks of an AIFF file: ID3, NAME, AUTH and ANNO.</summary>
internal static class AiffTags
{
    /// <summary>Reads all of them.</summary>
    public static void Read(Stream file, TagSet id3, TagSet texts)
    {
        ChunkWalker chunks = new(file, isBigEndian: true);
        long contentBytes = 0;
        while (chunks.MoveNext(contentBytes))
        {
            contentBytes = chunks.StatedSize;
            long end = chunks.ContentOffset + contentBytes;
            if (chunks.Id.SequenceEqual("ID3 "u8) || chunks.Id.SequenceEqual("id3 "u8))
            {
                Id3Tags.Read(file, chunks.ContentOffset, end, id3);
                continue;
            }

            TagField? field = chunks.Id switch
            {
                _ when chunks.Id.SequenceEqual("NAME"u8) => TagField.Title,
                _ when chunks.Id.SequenceEqual("AUTH"u8) => TagField.Artist,
                _ when chunks.Id.SequenceEqual("ANNO"u8) => TagField.Comment,
                _ => null,
            };
            if (field is { } known && contentBytes <= TagSet.LongestValueBytes)
            {
                byte[] text = new FileBytes(file, chunks.ContentOffset, end).ReadUpTo(contentBytes);
                texts.Add(known, TagText.SingleByte(TagText.UpToZero(text), texts.Notices));
            }
        }
    }
}

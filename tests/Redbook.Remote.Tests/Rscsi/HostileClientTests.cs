using System.Text;
using Redbook.Emulation;
using Redbook.Remote.Rscsi;
using Redbook.Testing;

namespace Redbook.Remote.Tests.Rscsi;

/// <summary>Seeded clients that send anything, before the recorder in software.</summary>
public sealed class HostileClientTests
{
    private const string Letters = "OCVDMBTNFAIRS";

    [Fact]
    public void Any_bytes_are_answered_or_end_the_conversation()
    {
        int rounds = TestLength.Rounds(3_000, 300_000);
        for (int seed = 0; seed < rounds; seed++)
        {
            Random random = new(seed);
            byte[] bytes = new byte[random.Next(400)];
            random.NextBytes(bytes);
            CheckThatItEnds(bytes, seed);
        }
    }

    [Fact]
    public void Conversations_with_changed_bytes_are_answered_or_end()
    {
        int rounds = TestLength.Rounds(3_000, 300_000);
        for (int seed = 0; seed < rounds; seed++)
        {
            Random random = new(seed);
            byte[] bytes = Conversation(random).SelectMany(static request => request.Bytes).ToArray();
            for (int i = random.Next(1, 6); i > 0 && bytes.Length > 0; i--)
            {
                int at = random.Next(bytes.Length);
                bytes = random.Next(4) switch
                {
                    0 => [.. bytes[..at], .. bytes[(at + 1)..]],
                    1 => [.. bytes[..at], (byte)random.Next(256), .. bytes[at..]],
                    2 => bytes[..(at + 1)],
                    _ => [.. bytes[..at], (byte)"0123456789-\nSOC\0"[random.Next(16)], .. bytes[(at + 1)..]],
                };
            }

            CheckThatItEnds(bytes, seed);
        }
    }

    // The other direction: requests in form but of any content. A client that knows only the form must be able to follow.
    [Fact]
    public void Every_request_in_form_gets_one_whole_answer()
    {
        int rounds = TestLength.Rounds(2_000, 200_000);
        for (int seed = 0; seed < rounds; seed++)
        {
            IReadOnlyList<Request> requests = Conversation(new Random(seed));
            (byte[] answers, bool inOrder) = Serve([.. requests.SelectMany(static request => request.Bytes)]);
            Assert.True(inOrder, $"seed {seed}");
            AnswerReader reader = new(answers);
            foreach (Request request in requests)
            {
                Assert.True(reader.TryRead(request), $"seed {seed}: no whole answer to {Encoding.Latin1.GetString(request.Bytes)}");
            }

            Assert.True(reader.IsAtEnd, $"seed {seed}: more answers than requests");
        }
    }

    private static void CheckThatItEnds(byte[] requests, int seed)
    {
        (byte[] answers, _) = Serve(requests);
        Assert.True(answers.Length == 0 || answers[0] is (byte)'A' or (byte)'E', $"seed {seed}");
    }

    private static (byte[] Answers, bool InOrder) Serve(byte[] requests)
    {
        using SoftwareRecorder recorder = new();
        using VirtualDisc disc = VirtualDisc.InMemory();
        recorder.Insert(disc);
        using MemoryStream sent = new(requests);
        using MemoryStream answers = new();
        bool inOrder = new RscsiServer(_ => recorder.Connect()).Serve(sent, answers);
        return (answers.ToArray(), inOrder);
    }

    private static List<Request> Conversation(Random random)
    {
        List<Request> requests = [new('O', "O0,0,0\n"u8.ToArray(), 0, false)];
        for (int i = random.Next(1, 30); i > 0; i--)
        {
            char letter = random.Next(3) == 0 ? Letters[random.Next(Letters.Length)] : 'S';
            requests.Add(letter switch
            {
                'S' => Command(random),
                'B' => new(letter, Line($"B{random.Next(3)}\n{random.Next(2)}\n"), 0, false),
                'T' => new(letter, Line($"T{random.Next(2)}\n0\n{random.Next(2)}\n{random.Next(2)}\n"), 0, false),
                _ => new(letter, Line($"{letter}{random.Next(-10, 100_000)}\n"), 0, false),
            });
        }

        return requests;
    }

    private static Request Command(Random random)
    {
        int[] sizes = [6, 10, 12, 16, 5, 0, 200];
        int cdbBytes = sizes[random.Next(random.Next(8) == 0 ? 7 : 4)];
        int dataBytes = random.Next(4) switch { 0 => 0, 1 => random.Next(200), 2 => random.Next(9_000), _ => 2352 * random.Next(60) };
        bool receives = random.Next(2) == 0;
        byte[] cdb = new byte[cdbBytes];
        random.NextBytes(cdb);
        byte[] opcodes = [0x00, 0x12, 0x2A, 0x35, 0x43, 0x46, 0x51, 0x52, 0x55, 0x5A, 0x5B, 0xBE];
        if (cdbBytes > 0 && random.Next(4) != 0)
        {
            cdb[0] = opcodes[random.Next(opcodes.Length)];
        }

        byte[] data = receives ? [] : new byte[dataBytes];
        string head = $"S{dataBytes}\n{(receives ? 3 : 2)}\n{cdbBytes}\n{random.Next(-1, 40)}\n{random.Next(-1, 1000)}\n";
        return new Request('S', [.. Line(head), .. cdb, .. data], dataBytes, receives);
    }

    private static byte[] Line(string text) => Encoding.Latin1.GetBytes(text);

    private sealed record Request(char Letter, byte[] Bytes, int DataBytes, bool Receives);

    /// <summary>Reads answers as a client must, by their form alone.</summary>
    private sealed class AnswerReader(byte[] answers)
    {
        private int _position;

        public bool IsAtEnd => _position == answers.Length;

        public bool TryRead(Request request)
        {
            if (IsAtEnd)
            {
                return false;
            }

            byte kind = answers[_position++];
            if (kind == 'E')
            {
                return TryNumber(out int error) && error > 0 && TryLine(out _) && TryNumber(out int more) && more == 0;
            }

            if (kind != 'A' || !TryNumber(out int number))
            {
                return false;
            }

            return request.Letter switch
            {
                'O' => number == 0 && TryNumber(out _) && TryNumber(out _) && TryNumber(out _) && TryNumber(out _),
                'V' => TrySkip(number) && answers[_position - 1] == 0,
                'S' => number >= 0 && number <= request.DataBytes
                    && TryNumber(out _) && TryNumber(out _) && TryNumber(out _)
                    && TryNumber(out int sense) && sense is >= 0 and <= 18
                    && TrySkip(sense) && TrySkip(request.Receives ? number : 0),
                _ => true,
            };
        }

        private bool TryNumber(out int number)
        {
            number = 0;
            return TryLine(out string line)
                && int.TryParse(line, System.Globalization.CultureInfo.InvariantCulture, out number);
        }

        private bool TryLine(out string line)
        {
            int length = answers.AsSpan(_position).IndexOf((byte)'\n');
            line = length < 0 ? "" : Encoding.Latin1.GetString(answers, _position, length);
            _position += length + 1;
            return length >= 0;
        }

        private bool TrySkip(int bytes)
        {
            _position += bytes;
            return _position <= answers.Length;
        }
    }
}

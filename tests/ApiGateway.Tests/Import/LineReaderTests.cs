using System.IO.Pipelines;
using System.Text;
using CsCheck;

namespace Twin.Import;

public sealed class LineReaderTests
{
    [Fact]
    public async Task Read_gives_the_same_lines_however_the_bytes_arrive()
    {
        const string Body = "{\"a\":1}\n\n  \r\n{\"名\":2}\r\nlast";
        await Gen.Int[1, 40].SampleAsync(async chunk =>
            Assert.Equal([(1, "{\"a\":1}"), (4, "{\"名\":2}\r"), (5, "last")], await Lines(Encoding.UTF8.GetBytes(Body), chunk)));
    }

    [Fact]
    public async Task Read_skips_a_line_that_is_too_long_and_goes_on()
    {
        var body = Encoding.UTF8.GetBytes("first\n" + new string('x', LineReader.MaxLineBytes + 1) + "\nthird\n" + new string('y', 3 * LineReader.MaxLineBytes));

        Assert.Equal([(1, "first"), (2, "too long"), (3, "third"), (4, "too long")], await Lines(body, 4096));
        Assert.Equal([(1, "first"), (2, "too long"), (3, "third"), (4, "too long")], await Lines(body, body.Length));
    }

    [Fact]
    public async Task Read_takes_the_longest_line_allowed()
    {
        var line = new string('x', LineReader.MaxLineBytes);

        Assert.Equal([(1, line), (2, "b")], await Lines(Encoding.UTF8.GetBytes(line + "\nb"), 1000));
    }

    [Fact]
    public async Task Read_drops_a_byte_order_mark() =>
        Assert.Equal([(1, "{}")], await Lines([0xEF, 0xBB, 0xBF, .. "{}\n"u8], 100));

    [Fact]
    public async Task Read_gives_nothing_for_an_empty_body() => Assert.Empty(await Lines([], 1));

    private static async Task<List<(int, string)>> Lines(byte[] body, int chunk)
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 0));
        for (var at = 0; at < body.Length; at += chunk)
        {
            await pipe.Writer.WriteAsync(body.AsMemory(at, Math.Min(chunk, body.Length - at)));
        }

        await pipe.Writer.CompleteAsync();
        var lines = new List<(int, string)>();
        await foreach (var line in LineReader.Read(pipe.Reader, CancellationToken.None))
        {
            lines.Add((line.Number, line.TooLong ? "too long" : Encoding.UTF8.GetString(line.Bytes.Span)));
        }

        return lines;
    }
}

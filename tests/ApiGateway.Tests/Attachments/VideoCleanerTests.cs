using System.Buffers;
using CsCheck;
using Microsoft.AspNetCore.Http;

namespace Twin.Attachments;

public class VideoCleanerTests
{
    [Fact]
    public void However_a_video_comes_in_pieces_it_goes_out_the_same_and_as_long()
    {
        var video = SampleFiles.Video(frames: 300);
        var whole = Clean(video, [video.Length]);

        Assert.Equal(video.Length, whole.Length);
        Assert.Equal(-1, whole.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(SampleFiles.Place)));
        Gen.Int[1, 40].Array[video.Length].Sample(pieces => Assert.Equal(whole, Clean(video, pieces)), iter: 200);
    }

    [Fact]
    public void No_rubbish_ends_in_anything_but_a_refusal() => Gen.Byte.Array[0, 200].Sample(
        rubbish => Assert.Throws<BadHttpRequestException>(() => Clean([.. "\0\0\0\u0010ftypisom\0\0\0\0"u8, .. rubbish], [7])), iter: 500);

    private static byte[] Clean(byte[] video, int[] pieces)
    {
        var cleaner = new VideoCleaner();
        var clean = new ArrayBufferWriter<byte>();
        for (var (at, next) = (0, 0); at < video.Length; next++)
        {
            var length = Math.Min(pieces[next % pieces.Length], video.Length - at);
            cleaner.Pass(video.AsSpan(at, length), clean);
            at += length;
        }

        cleaner.End();
        return clean.WrittenSpan.ToArray();
    }
}

using CsCheck;
using Twin.Fakes;

namespace Twin.Notices;

public sealed class LiveRingTests
{
    private const int Capacity = 8;

    [Fact]
    public void After_gives_exactly_what_follows_or_says_it_does_not_know()
    {
        Gen.Select(Gen.Int[0, 12].Array[0, 12], Gen.Int[0, 60]).Sample((pages, after) =>
        {
            var ring = new LiveRing(Capacity);
            ring.Append(Page(0, 0));
            var end = 0;
            foreach (var length in pages)
            {
                ring.Append(Page(end, length));
                end += length;
            }

            var batch = ring.After(FakeFeed.Position(after)).Batch;
            if (after > end || after < end - Capacity)
            {
                Assert.Null(batch);
            }
            else
            {
                Assert.Equal(Enumerable.Range(after + 1, end - after).Select(FakeFeed.Position), batch!.Events.Select(happened => happened.Position));
                Assert.Equal(FakeFeed.Position(end), batch.Position);
            }
        });
    }

    [Fact]
    public void Append_completes_what_those_who_wait_hold()
    {
        var ring = new LiveRing(Capacity);
        ring.Append(Page(0, 0));
        var (_, grown) = ring.After(FakeFeed.Position(0));

        ring.Append(Page(0, 0));
        Assert.False(grown.IsCompleted);

        ring.Append(Page(0, 1));
        Assert.True(grown.IsCompleted);
    }

    [Fact]
    public void Append_forgets_what_came_before_a_gap()
    {
        var ring = new LiveRing(Capacity);
        ring.Append(Page(0, 0));
        ring.Append(Page(0, 3));
        ring.Append(Page(10, 2) with { Gap = true });

        Assert.Null(ring.After(FakeFeed.Position(3)).Batch);
        Assert.Single(ring.After(FakeFeed.Position(11)).Batch!.Events);
    }

    private static FeedPage Page(int after, int length) => new(
        [.. Enumerable.Range(after + 1, length).Select(number => new FeedEvent(FakeFeed.Position(number), DateTimeOffset.UnixEpoch, "t", new ObjectKey("case", "c"), null, "{}"))],
        FakeFeed.Position(after + length),
        Gap: false);
}

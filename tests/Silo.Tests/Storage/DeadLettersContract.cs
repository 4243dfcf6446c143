using Twin.Devices;

namespace Twin.Storage;

public abstract class DeadLettersContract(IStorageEngine engine)
{
    private static readonly DateTimeOffset Now = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task List_gives_what_was_kept_newest_first()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase());
        var letter = Letter("smoke-1", "no JSON: 'x'");
        await host.DeadLetters.Keep(Letter("smoke-1", "older"), Cancellation);
        await host.DeadLetters.Keep(letter, Cancellation);

        var kept = await host.DeadLetters.List(device: null, before: null, 10, Cancellation);

        Assert.Equal(["no JSON: 'x'", "older"], kept.Select(static item => item.Reason));
        Assert.True(kept[0].Id > kept[1].Id);
        Assert.Equal(letter with { Id = kept[0].Id, Payload = kept[0].Payload }, kept[0]);
        Assert.Equal(letter.Payload, kept[0].Payload);
    }

    [Fact]
    public async Task List_filters_by_device_and_goes_on_before_an_id()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase());
        foreach (var device in (string?[])["a", "b", "a", null, "a"])
        {
            await host.DeadLetters.Keep(Letter(device, "reason"), Cancellation);
        }

        var first = await host.DeadLetters.List("a", before: null, 2, Cancellation);
        var rest = await host.DeadLetters.List("a", first[^1].Id, 2, Cancellation);

        Assert.Equal(2, first.Length);
        Assert.Single(rest);
        Assert.All(first.Concat(rest), static letter => Assert.Equal("a", letter.Device));
    }

    [Fact]
    public async Task ListOpen_gives_what_has_not_been_replayed_oldest_first_and_only_what_is_asked_for()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase());
        foreach (var (device, reason) in new (string?, string)[] { ("a", "100%_of it"), ("b", "100 of it"), ("a", "other"), (null, "100%_of it") })
        {
            await host.DeadLetters.Keep(Letter(device, reason) with { Sender = "gw-1" }, Cancellation);
        }

        var all = await host.DeadLetters.ListOpen(new LetterFilter(), 10, Cancellation);
        Assert.Equal(["a", "b", "a", null], all.Select(static letter => letter.Device));
        Assert.Equal(["a", null], (await host.DeadLetters.ListOpen(new LetterFilter(Reason: "%_"), 10, Cancellation)).Select(static letter => letter.Device));
        Assert.Equal(2, (await host.DeadLetters.ListOpen(new LetterFilter("a", "v1/", After: 0), 10, Cancellation)).Length);
        Assert.Empty(await host.DeadLetters.ListOpen(new LetterFilter(Topic: "1/devices"), 10, Cancellation));

        await host.DeadLetters.MarkReplayed(all[0].Id, Now, Cancellation);
        await host.DeadLetters.MarkReplayed(all[0].Id, Now.AddDays(1), Cancellation);
        Assert.Equal([all[2].Id], (await host.DeadLetters.ListOpen(new LetterFilter("a"), 10, Cancellation)).Select(static letter => letter.Id));
        Assert.Empty(await host.DeadLetters.ListOpen(new LetterFilter(After: all[3].Id), 10, Cancellation));
        Assert.Equal((Now, "gw-1"), ((await host.DeadLetters.Find(all[0].Id, Cancellation))!.ReplayedAt, all[0].Sender));
        Assert.Null(await host.DeadLetters.Find(all[3].Id + 1, Cancellation));
    }

    [Fact]
    public async Task Keep_takes_text_no_database_likes()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase());

        await host.DeadLetters.Keep(Letter("a", "nul \0 and half a pair \ud800!"), Cancellation);

        var kept = Assert.Single(await host.DeadLetters.List("a", before: null, 1, Cancellation));
        Assert.EndsWith("!", kept.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trim_forgets_what_is_older()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase());
        await host.DeadLetters.Keep(Letter("a", "old") with { At = Now.AddDays(-2) }, Cancellation);
        await host.DeadLetters.Keep(Letter("a", "new"), Cancellation);

        await host.DeadLetters.Trim(Now.AddDays(-1), Cancellation);

        Assert.Equal(["new"], (await host.DeadLetters.List("a", before: null, 10, Cancellation)).Select(static letter => letter.Reason));
    }

    private static DeadLetter Letter(string? device, string reason) => new(0, Now, device, "v1/devices/me/telemetry", reason, [0, 255, 123], 70_000);
}

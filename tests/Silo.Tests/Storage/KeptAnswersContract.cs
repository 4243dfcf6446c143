namespace Twin.Storage;

public abstract class KeptAnswersContract(IStorageEngine engine)
{
    private static readonly DateTimeOffset Now = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Lapse = Now.AddMinutes(1);
    private static readonly DateTimeOffset Tomorrow = Now.AddDays(1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Claim_is_given_to_one_of_many_at_once()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase());

        var claims = await Task.WhenAll(Enumerable.Range(0, 20).Select(owner => Claim(host, $"{owner}", "request", Now)));

        Assert.Single(claims, standing => standing is null);
        Assert.Equal(19, claims.Count(standing => standing is { Request: "request", Answer: null }));
    }

    [Fact]
    public async Task Claim_finds_the_answer_until_it_is_forgotten()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase());
        await Claim(host, "one", "request", Now);
        await host.Answers.Keep("id", "one", "answer", Tomorrow, Cancellation);

        Assert.Equal("answer", (await Claim(host, "two", "request", Tomorrow.AddSeconds(-1)))?.Answer);
        Assert.Equal("request", (await Claim(host, "two", "other", Now))?.Request);
        Assert.Null(await Claim(host, "two", "other", Tomorrow));
    }

    [Fact]
    public async Task A_claim_that_lapsed_goes_to_the_same_request_only_and_its_holder_comes_too_late()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase());
        await Claim(host, "dead", "request", Now);

        Assert.Equal("request", (await Claim(host, "two", "other", Lapse))?.Request);
        Assert.Null(await Claim(host, "two", "request", Lapse));
        await host.Answers.Keep("id", "dead", "too late", Tomorrow, Cancellation);
        await host.Answers.Release("id", "dead", Cancellation);
        Assert.Null((await Claim(host, "three", "request", Now))!.Answer);
        await host.Answers.Keep("id", "two", "answer", Tomorrow, Cancellation);
        Assert.Equal("answer", (await Claim(host, "three", "request", Now))?.Answer);
    }

    [Fact]
    public async Task Release_leaves_no_trace_of_a_claim_and_keeps_an_answer()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase());
        await Claim(host, "one", "request", Now);
        await host.Answers.Release("id", "one", Cancellation);
        Assert.Null(await Claim(host, "two", "other", Now));

        await host.Answers.Keep("id", "two", "answer", Tomorrow, Cancellation);
        await host.Answers.Release("id", "two", Cancellation);

        Assert.Equal("answer", (await Claim(host, "three", "other", Now))?.Answer);
    }

    [Fact]
    public async Task Trim_forgets_what_is_over()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase());
        await Claim(host, "one", "request", Now);

        await host.Answers.Trim(Lapse.AddSeconds(-1), Cancellation);
        Assert.NotNull(await Claim(host, "two", "other", Now));
        await host.Answers.Trim(Lapse, Cancellation);
        Assert.Null(await Claim(host, "two", "other", Now));
    }

    private static Task<KeptRequest?> Claim(StorageHost host, string owner, string request, DateTimeOffset now) =>
        host.Answers.Claim("id", owner, request, now, now.AddMinutes(1), Cancellation);
}

using System.Net;
using System.Net.Http.Json;
using System.Text;
using Twin.Standalone;

namespace Twin.Idempotency;

/// <summary>A POST with a key is carried out once; each engine runs it.</summary>
public abstract class IdempotencyContract(TwinOnEngine twin)
{
    private const string Password = "a-password-kept-from-the-database";

    [Fact]
    public async Task A_repeat_is_answered_as_the_first_was_by_any_gateway()
    {
        await using var other = await FurtherGateway.Start(twin.Host);
        using var elsewhere = other.As(twin.Admin.Http);

        var first = await Create(twin.Admin.Http, "once", key: "a-key");
        var again = await Create(twin.Admin.Http, "once", key: "\"a-key\"");
        var there = await Create(elsewhere, "once", key: "a-key");

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.False(first.Headers.Contains("Idempotent-Replayed"));
        foreach (var repeat in new[] { again, there })
        {
            Assert.Equal(HttpStatusCode.OK, repeat.StatusCode);
            Assert.Equal("true", repeat.Headers.GetValues("Idempotent-Replayed").Single());
            Assert.Equal(first.Content.Headers.ContentType!.ToString(), repeat.Content.Headers.ContentType!.ToString());
            Assert.Equal(await first.Content.ReadAsStringAsync(), await repeat.Content.ReadAsStringAsync());
        }

        Assert.Equal(HttpStatusCode.Conflict, (await Create(twin.Admin.Http, "once", key: "another-key")).StatusCode);
    }

    [Fact]
    public async Task A_refusal_is_repeated_as_well()
    {
        var first = await Post(twin.Admin.Http, "/api/v1/accounts/nobody-here/disable", "{}", "refused");
        await Create(twin.Admin.Http, "nobody-here", key: null);
        var again = await Post(twin.Admin.Http, "/api/v1/accounts/nobody-here/disable", "{}", "refused");

        Assert.Equal(HttpStatusCode.NotFound, first.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_key_is_for_one_request_of_one_account()
    {
        using var other = await twin.Host.SignIn("chenjie", Fixtures.SampleCommunity.SupervisorPassword);
        Assert.Equal(HttpStatusCode.OK, (await Create(twin.Admin.Http, "mine", key: "shared")).StatusCode);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Create(twin.Admin.Http, "yours", key: "shared")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post(twin.Admin.Http, "/api/v1/accounts/mine/enable", "{}", "shared")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Post(other.Http, "/api/v1/cases/none/verify", "{}", "shared")).StatusCode);
    }

    [Fact]
    public async Task Of_many_at_once_one_is_carried_out()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Create(twin.Admin.Http, "hurried", key: "storm")));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK && !answer.Headers.Contains("Idempotent-Replayed"));
        foreach (var answer in answers.Where(answer => answer.StatusCode != HttpStatusCode.OK))
        {
            Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
            Assert.Contains("being carried out", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_kept_is_unreadable_in_the_database()
    {
        await Create(twin.Admin.Http, "kept-in-secret", key: "a-key-nobody-reads");

        var stored = await twin.Dump("kept_answer");
        Assert.NotEmpty(stored);
        Assert.DoesNotContain("kept-in-secret", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("a-key-nobody-reads", stored, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, stored, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("\"open")]
    public async Task A_key_that_is_none_is_refused(string key) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await Post(twin.Admin.Http, "/api/v1/accounts/none/enable", "{}", key)).StatusCode);

    [Fact]
    public async Task Answers_with_secrets_and_looks_at_personal_data_are_not_kept()
    {
        using var worker = await twin.Host.SignIn("zhangwei", Fixtures.SampleCommunity.WorkerPassword);
        foreach (var path in new[] { "/api/v1/me/second-factor", "/api/v1/people/p-0001/reveal" })
        {
            for (var time = 0; time < 2; time++)
            {
                using var answer = await Post(worker.Http, path, """{"field":"phone","reason":"to call back"}""", "not-kept");
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                Assert.False(answer.Headers.Contains("Idempotent-Replayed"));
            }
        }
    }

    private static Task<HttpResponseMessage> Create(HttpClient http, string userName, string? key) =>
        Post(http, "/api/v1/accounts", $$"""{"userName":"{{userName}}","role":"supervisor","password":"{{Password}}"}""", key);

    private static Task<HttpResponseMessage> Post(HttpClient http, string path, string body, string? key)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        }

        return http.SendAsync(request);
    }
}

using System.Net;
using System.Text;
using Twin.Access;
using Twin.Fakes;
using Twin.Fixtures;
using Twin.Standalone;

namespace Twin.Idempotency;

public sealed class IdempotencyOnSqlite(TwinOnSqlite twin) : IdempotencyContract(twin), IClassFixture<TwinOnSqlite>;

public sealed class IdempotencyOnPostgres(TwinOnPostgres twin) : IdempotencyContract(twin), IClassFixture<TwinOnPostgres>;

public sealed class IdempotencyTests
{
    [Fact]
    public async Task An_answer_outlives_the_process()
    {
        var directory = Directory.CreateTempSubdirectory("twin-").FullName;
        var twin = await TwinHost.Start(dataDirectory: directory);
        string first;
        using (var admin = await twin.SignInAsAdmin())
        {
            first = await (await Create(admin.Http)).Content.ReadAsStringAsync();
        }

        await twin.Stop();
        await using var restarted = await TwinHost.Start(dataDirectory: directory);
        using var again = await restarted.SignInAsAdmin();
        using var answer = await Create(again.Http);

        Assert.Equal("true", answer.Headers.GetValues("Idempotent-Replayed").Single());
        Assert.Equal(first, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_fault_gives_the_turn_back_and_an_answer_that_cannot_be_kept_is_given_all_the_same()
    {
        await using var gateway = await GatewayHost.Start();
        var store = new FakeAnswers();
        gateway.Grains.Put<IIdempotencyGrain>(0L, store);
        using var http = await gateway.As(Role.Administrator, "");

        // No such grain answers: the cluster is away.
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await Enable(http)).StatusCode);
        Assert.Equal(["begin", "release"], store.Calls);

        gateway.Grains.Put("account/other", FakeGrain.Of<Accounts.IAccountGrain>(
            nameof(Accounts.IAccountGrain.SetDisabled), _ => Task.FromResult<Outcome<Accounts.AccountSnapshot>>(Refusal.Conflict("not now"))));
        Assert.Equal(HttpStatusCode.Conflict, (await Enable(http)).StatusCode);
        Assert.Equal(["begin", "release", "begin", "keep"], store.Calls);
    }

    private static Task<HttpResponseMessage> Enable(HttpClient http) => Post(http, "/api/v1/accounts/other/enable", "{}");

    private static Task<HttpResponseMessage> Create(HttpClient http) =>
        Post(http, "/api/v1/accounts", """{"userName":"lasting","role":"supervisor","password":"a-password-for-tests-only"}""");

    private static Task<HttpResponseMessage> Post(HttpClient http, string path, string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add(IdempotencyKey.Header, "lasting");
        return http.SendAsync(request);
    }

    private sealed class FakeAnswers : IIdempotencyGrain
    {
        public List<string> Calls { get; } = [];

        public Task<IdempotencyTurn> Begin(string account, string key, string request, CancellationToken cancellationToken)
        {
            Calls.Add("begin");
            return Task.FromResult(new IdempotencyTurn(IdempotencyState.Claimed, new IdempotencyClaim("id", "owner")));
        }

        public Task Keep(IdempotencyClaim claim, KeptAnswer answer, CancellationToken cancellationToken)
        {
            Calls.Add("keep");
            throw new StorageFaultException("The database failed.");
        }

        public Task Release(IdempotencyClaim claim, CancellationToken cancellationToken)
        {
            Calls.Add("release");
            return Task.CompletedTask;
        }
    }
}

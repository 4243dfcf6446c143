using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Twin.Access;
using Twin.Cases;
using Twin.Fakes;
using Twin.People;

namespace Twin.Http;

public sealed class ProblemTests
{
    [Theory]
    [InlineData(RefusalReason.NotFound, 404)]
    [InlineData(RefusalReason.Forbidden, 403)]
    [InlineData(RefusalReason.Invalid, 400)]
    [InlineData(RefusalReason.Conflict, 409)]
    public async Task A_refusal_is_answered_with_its_status_and_words(RefusalReason reason, int status)
    {
        var (answer, problem) = await GetPerson(() => new Refusal(reason, "words for the caller"));

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("words for the caller", problem.GetProperty("detail").GetString());
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task A_refusal_of_a_field_names_it()
    {
        var (answer, problem) = await GetPerson(() => Refusal.Invalid("phone", "is too short"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("is too short", problem.GetProperty("errors").GetProperty("phone")[0].GetString());
    }

    [Theory]
    [InlineData(typeof(StorageFaultException))]
    [InlineData(typeof(TimeoutException))]
    [InlineData(typeof(Orleans.Runtime.SiloUnavailableException))]
    public async Task A_fault_that_passes_asks_to_come_again(Type fault)
    {
        var (answer, problem) = await GetPerson(() => throw (Exception)Activator.CreateInstance(fault)!);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("2", answer.Headers.RetryAfter!.ToString());
        Assert.Contains("safe to send it again", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_of_ours_shows_nothing_of_our_insides()
    {
        var (answer, problem) = await GetPerson(() => throw new InvalidOperationException("secret of the house"));

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.DoesNotContain("secret of the house", problem.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(" at ", problem.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/people/a%2Fb", 404, null)]
    [InlineData("/api/v1/people/李娜", 404, null)]
    [InlineData("/api/v1/nothing", 404, null)]
    [InlineData("/api/v1/search?limit=0", 400, "limit")]
    [InlineData("/api/v1/search?limit=201", 400, "limit")]
    [InlineData("/api/v1/search?limit=many", 400, null)]
    [InlineData("/api/v1/search?area=here", 400, "area")]
    [InlineData("/api/v1/cases?status=lost", 400, "status")]
    [InlineData("/api/v1/cases?device=a/b", 400, "device")]
    [InlineData("/api/v1/dead-letters?limit=1001", 400, "limit")]
    [InlineData("/api/v1/devices/a/history", 400, "metric")]
    [InlineData("/api/v1/devices/a/history?metric=m&step=soon", 400, "step")]
    [InlineData("/api/v1/me/inbox", 403, null)]
    public async Task A_request_that_cannot_be_served_is_a_problem(string path, int status, string? field)
    {
        await using var gateway = await GatewayHost.Start();
        using var http = await gateway.As(Role.Administrator, "500103");

        var answer = await http.GetAsync(path);

        Assert.Equal(status, (int)answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.Equal(field is not null, problem.TryGetProperty("errors", out var errors) && errors.TryGetProperty(field!, out _));
    }

    [Fact]
    public async Task A_query_that_is_too_long_is_refused()
    {
        await using var gateway = await GatewayHost.Start();
        using var http = await gateway.As(Role.Supervisor, "500103");

        Assert.Equal(HttpStatusCode.BadRequest, (await http.GetAsync($"/api/v1/search?q={new string('a', 201)}")).StatusCode);
    }

    [Fact]
    public async Task Without_a_token_only_what_is_public_answers()
    {
        await using var gateway = await GatewayHost.Start();

        var answer = await gateway.Http.GetAsync("/api/v1/search?q=a");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        foreach (var path in (string[])["/health/live", "/health/ready", "/openapi/v1.json", "/swagger/index.html"])
        {
            Assert.Equal(HttpStatusCode.OK, (await gateway.Http.GetAsync(path)).StatusCode);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{}")]
    [InlineData("""{"note":"checked"}""")]
    public async Task A_case_is_moved_on_with_or_without_a_note(string? body)
    {
        await using var gateway = await GatewayHost.Start();
        object?[]? sent = null;
        gateway.Grains.Put("case/c-1", FakeGrain.Of<ICaseGrain>(nameof(ICaseGrain.Act), arguments =>
        {
            sent = arguments;
            return Task.FromResult<Outcome<CaseSnapshot>>(Refusal.Conflict("it is closed"));
        }));
        using var http = await gateway.As(Role.Supervisor, "500103");
        using var content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");

        Assert.Equal(HttpStatusCode.Conflict, (await http.PostAsync("/api/v1/cases/c-1/verify", content)).StatusCode);
        var command = Assert.IsType<CaseCommand>(sent![1]);
        Assert.Equal(CaseAction.Verify, command.Action);
        Assert.Equal(body?.Contains("checked", StringComparison.Ordinal) == true ? "checked" : null, command.Note);
    }

    [Fact]
    public async Task A_purpose_reaches_the_grain()
    {
        await using var gateway = await GatewayHost.Start();
        Caller? caller = null;
        gateway.Grains.Put("person/p-1", FakeGrain.Of<IPersonGrain>(nameof(IPersonGrain.Get), arguments =>
        {
            caller = (Caller)arguments[0]!;
            return Task.FromResult<Outcome<PersonSnapshot>>(Refusal.NotFound(new ObjectKey("person", "p-1")));
        }));
        using var http = await gateway.As(Role.Supervisor, "500103");
        http.DefaultRequestHeaders.Remove("X-Purpose");
        http.DefaultRequestHeaders.Add("X-Purpose", Uri.EscapeDataString("走访"));

        await http.GetAsync("/api/v1/people/p-1");
        Assert.Equal("走访", caller!.Purpose);

        http.DefaultRequestHeaders.Remove("X-Purpose");
        caller = null;
        Assert.Equal(HttpStatusCode.Forbidden, (await http.GetAsync("/api/v1/people/p-1")).StatusCode);
        Assert.Null(caller);

        http.DefaultRequestHeaders.Add("X-Purpose", new string('a', 201));
        Assert.Equal(HttpStatusCode.BadRequest, (await http.GetAsync("/api/v1/people/p-1")).StatusCode);
    }

    private static async Task<(HttpResponseMessage Answer, JsonElement Problem)> GetPerson(Func<Refusal> answer)
    {
        await using var gateway = await GatewayHost.Start();
        gateway.Grains.Put("person/p-1", FakeGrain.Of<IPersonGrain>(nameof(IPersonGrain.Get), _ => Task.FromResult<Outcome<PersonSnapshot>>(answer())));
        using var http = await gateway.As(Role.Supervisor, "500103");
        var response = await http.GetAsync("/api/v1/people/p-1");
        return (response, await response.Content.ReadFromJsonAsync<JsonElement>());
    }
}

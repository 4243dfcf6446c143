using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Twin.Access;
using Twin.Fakes;
using Twin.Objects;

namespace Twin.Import;

public sealed class ImportRunTests
{
    [Fact]
    public async Task Import_answers_in_the_order_of_the_lines_though_later_ones_finish_first()
    {
        await using var gateway = await GatewayHost.Start();
        var secondDone = new TaskCompletionSource();
        Community(gateway, "1", async () => await secondDone.Task);
        Community(gateway, "2", () => Task.FromResult(secondDone.TrySetResult()));

        var results = await Import(gateway, Line("1"), Line("2"));

        Assert.Equal(["1", "2"], results.Select(result => result.GetProperty("id").GetString()));
        Assert.All(results, result => Assert.Equal("ok", result.GetProperty("status").GetString()));
    }

    [Fact]
    public async Task Import_starts_a_kind_when_the_one_before_it_is_done()
    {
        await using var gateway = await GatewayHost.Start();
        var communityDone = false;
        var sawIt = false;
        Community(gateway, "1", async () =>
        {
            await Task.Yield();
            communityDone = true;
        });
        gateway.Grains.Put(GrainId.Create("grid", "grid/11"), FakeGrain.Of<IObjectGrain>(nameof(IObjectGrain.Put), _ =>
        {
            sawIt = communityDone;
            return Task.FromResult<Outcome<long>>(1);
        }));

        await Import(gateway, Line("1"), """{"kind":"grid","id":"11","name":"a","community":"1"}""");

        Assert.True(sawIt);
    }

    [Fact]
    public async Task Import_goes_on_after_a_refusal_a_fault_and_a_broken_line()
    {
        await using var gateway = await GatewayHost.Start();
        Community(gateway, "1", _ => Task.FromResult<Outcome<long>>(Refusal.Invalid("name", "is taken")));
        Community(gateway, "2", _ => Task.FromException<Outcome<long>>(new StorageFaultException("away")));
        Community(gateway, "3", () => Task.CompletedTask);

        var results = await Import(gateway, Line("1"), Line("2"), "{", Line("3"));

        Assert.Equal(
            [
                """{"line":1,"kind":"community","id":"1","status":"failed","field":"name","error":"is taken"}""",
                """{"line":2,"kind":"community","id":"2","status":"failed","error":"not known to be stored: send it again"}""",
                """{"line":3,"status":"failed","field":"line","error":"is not valid JSON, at byte 1"}""",
                """{"line":4,"kind":"community","id":"3","status":"ok","revision":1}""",
            ],
            results.Select(result => result.GetRawText()));
    }

    [Fact]
    public async Task Import_takes_an_id_that_comes_twice_in_the_order_of_the_lines()
    {
        await using var gateway = await GatewayHost.Start();
        var names = new List<string>();
        Community(gateway, "1", async attributes =>
        {
            await Task.Yield();
            names.Add(attributes.GetProperty("name").GetString()!);
            return names.Count;
        });

        await Import(gateway, Enumerable.Range(0, 20).Select(number => Line("1", $"n{number}")).ToArray());

        Assert.Equal(Enumerable.Range(0, 20).Select(number => $"n{number}"), names);
    }

    [Fact]
    public async Task Import_answers_a_client_that_reads_only_after_it_has_sent_everything()
    {
        await using var gateway = await GatewayHost.Start();
        Community(gateway, "1", () => Task.CompletedTask);

        var results = await Import(gateway, [.. Enumerable.Repeat("{", 99_999), Line("1")]);

        Assert.Equal(100_000, results.Count);
        Assert.Equal("ok", results[^1].GetProperty("status").GetString());
    }

    [Fact]
    public async Task Import_reads_no_more_than_its_limit_of_lines()
    {
        await using var gateway = await GatewayHost.Start();

        var results = await Import(gateway, Enumerable.Repeat("{", 100_002).ToArray());

        Assert.Equal(100_001, results.Count);
        Assert.StartsWith("more than 100000 lines", results[^1].GetProperty("error").GetString());
    }

    [Fact]
    public async Task Import_is_for_administrators_and_for_its_media_type()
    {
        await using var gateway = await GatewayHost.Start();
        using var supervisor = await gateway.As(Role.Supervisor, "500103");
        using var administrator = await gateway.As(Role.Administrator, "");

        Assert.Equal(HttpStatusCode.Forbidden, (await supervisor.PostAsync("/api/v1/import", Body("{}"))).StatusCode);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await administrator.PostAsJsonAsync("/api/v1/import", new { })).StatusCode);
    }

    private static void Community(GatewayHost gateway, string id, Func<Task> work) => Community(gateway, id, async _ =>
    {
        await work();
        return 1;
    });

    private static void Community(GatewayHost gateway, string id, Func<JsonElement, Task<Outcome<long>>> put) =>
        gateway.Grains.Put(
            GrainId.Create("community", $"community/{id}"),
            FakeGrain.Of<IObjectGrain>(nameof(IObjectGrain.Put), arguments => put(JsonElement.Parse((string)arguments[1]!))));

    private static string Line(string id, string name = "a") => $$"""{"kind":"community","id":"{{id}}","name":"{{name}}"}""";

    private static async Task<IReadOnlyList<JsonElement>> Import(GatewayHost gateway, params string[] lines)
    {
        using var http = await gateway.As(Role.Administrator, "");
        var answer = await http.PostAsync("/api/v1/import", Body(string.Join('\n', lines)));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/x-ndjson", answer.Content.Headers.ContentType!.MediaType);
        var text = await answer.Content.ReadAsStringAsync();
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];
    }

    private static StringContent Body(string text) => new(text, Encoding.UTF8, "application/x-ndjson");
}

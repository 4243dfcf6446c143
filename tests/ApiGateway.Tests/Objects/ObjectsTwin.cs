using System.Net;
using System.Text;
using System.Text.Json;
using Twin.Fixtures;

namespace Twin.Objects;

/// <summary>A twin with the sample community, for the tests of this folder.</summary>
public abstract class ObjectsTwin : IAsyncLifetime
{
    public const string OtherGrid = "500103002001002";

    public TwinHost Host { get; private set; } = null!;

    public TwinApi Admin { get; private set; } = null!;

    /// <summary>A worker of the other grid.</summary>
    public TwinApi Stranger { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Host = await TwinHost.Start(await Database());
        Admin = await Host.SignInAsAdmin();
        await Admin.ImportAll(
        [
            .. SampleCommunity.Lines,
            $$"""{"kind":"grid","id":"{{OtherGrid}}","name":"第二网格","community":"{{SampleCommunity.Community}}"}""",
            $$"""{"kind":"grid-worker","id":"w-002","name":"王芳","grids":["{{OtherGrid}}"],"onDuty":true,"userName":"wangfang","password":"{{SampleCommunity.WorkerPassword}}"}""",
        ]);
        Stranger = await Host.SignIn("wangfang", SampleCommunity.WorkerPassword);
    }

    public async ValueTask DisposeAsync()
    {
        Admin.Dispose();
        Stranger.Dispose();
        await Host.DisposeAsync();
    }

    /// <param name="path">Under <c>/api/v1</c>.</param>
    /// <param name="ifMatch">The entity tag, with its quotes.</param>
    public static async Task<RestAnswer> Send(TwinApi api, HttpMethod method, string path, string? body = null, string? ifMatch = null, string? ifNoneMatch = null)
    {
        using var request = new HttpRequestMessage(method, $"/api/v1{path}");
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, method == HttpMethod.Patch ? "application/merge-patch+json" : "application/json");
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        if (ifNoneMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);
        }

        using var answer = await api.Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return new RestAnswer(answer.StatusCode, answer.Headers.ETag?.Tag, text.Length == 0 ? default : JsonElement.Parse(text));
    }

    public Task<RestAnswer> Get(string path) => Send(Admin, HttpMethod.Get, path);

    /// <summary>Creates or replaces an object that must be taken.</summary>
    public async Task Put(string path, string attributes)
    {
        var answer = await Send(Admin, HttpMethod.Put, path, attributes);
        Assert.True(answer.Status == HttpStatusCode.OK, $"PUT {path}: {(int)answer.Status} {answer.Body}");
    }

    protected abstract Task<IReadOnlyDictionary<string, string?>> Database();
}

public sealed record RestAnswer(HttpStatusCode Status, string? Tag, JsonElement Body)
{
    /// <summary>The field at fault and what is wrong with it.</summary>
    public (string Field, string? Message) Fault => Body.GetProperty("errors").EnumerateObject().Select(error => (error.Name, error.Value[0].GetString())).Single();
}

public sealed class ObjectsOnSqlite : ObjectsTwin
{
    protected override Task<IReadOnlyDictionary<string, string?>> Database() =>
        Task.FromResult<IReadOnlyDictionary<string, string?>>(new Dictionary<string, string?>(StringComparer.Ordinal));
}

public sealed class ObjectsOnPostgres(PostgresServer server) : ObjectsTwin
{
    protected override async Task<IReadOnlyDictionary<string, string?>> Database() => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["ConnectionStrings:Twin"] = await server.NewDatabase(),
        ["Twin:Key"] = Convert.ToBase64String(new byte[32]),
        ["Twin:Postgres:MaxPoolSize"] = "20",
    };
}

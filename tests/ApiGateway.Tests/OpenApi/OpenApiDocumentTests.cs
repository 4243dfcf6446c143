using System.Text.Json;
using Twin.Fakes;

namespace Twin.OpenApi;

/// <summary>The OpenAPI document is a promise to others: a change of it is seen in review, in <c>docs/openapi.v1.json</c>.</summary>
public sealed class OpenApiDocumentTests
{
    private const string UpdateVariable = "TWIN_UPDATE_SNAPSHOTS";

    [Fact]
    public async Task The_document_is_the_one_committed()
    {
        var snapshot = Path.Combine(Root(), "docs", "openapi.v1.json");
        var document = await Document();
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            await File.WriteAllTextAsync(snapshot, document);
        }

        Assert.True(File.Exists(snapshot) && await File.ReadAllTextAsync(snapshot) == document, $"docs/openapi.v1.json is not what the gateway serves. If the change is meant, run 'dotnet test tests/ApiGateway.Tests' with {UpdateVariable}=1 and commit it.");
    }

    [Fact]
    public async Task Every_operation_says_what_it_does_and_how_it_refuses()
    {
        using var document = JsonDocument.Parse(await Document());
        var names = new HashSet<string?>(StringComparer.Ordinal);
        foreach (var path in document.RootElement.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject())
            {
                var where = $"{operation.Name} {path.Name}";
                Assert.True(names.Add(operation.Value.GetProperty("operationId").GetString()), $"{where} has another's id");
                Assert.True(operation.Value.TryGetProperty("summary", out _), $"{where} has no summary");
                Assert.True(operation.Value.GetProperty("tags").GetArrayLength() == 1, $"{where} has no tag");
                Assert.True(operation.Value.GetProperty("responses").TryGetProperty("401", out _), $"{where} has no 401");
                Assert.True(path.Name == "/api/v1/auth/login" ^ operation.Value.TryGetProperty("security", out _), $"{where}: token or no token?");
            }
        }
    }

    private static async Task<string> Document()
    {
        await using var gateway = await GatewayHost.Start();
        return (await gateway.Http.GetStringAsync("/openapi/v1.json")).ReplaceLineEndings("\n") + "\n";
    }

    private static string Root()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Twin.sln")))
        {
            root = root.Parent ?? throw new InvalidOperationException($"Twin.sln is not above {AppContext.BaseDirectory}.");
        }

        return root.FullName;
    }
}

using System.Text.Json;
using Twin.Fakes;
using Twin.Fixtures;

namespace Twin.OpenApi;

/// <summary>The OpenAPI document is a promise to others: a change of it is seen in review, in <c>docs/openapi.v1.json</c>.</summary>
public sealed class OpenApiDocumentTests
{
    [Fact]
    public async Task The_document_is_the_one_committed()
    {
        var document = await Document();

        Assert.Null(await Snapshot.FindDifference("docs/openapi.v1.json", document));
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
                Assert.True(path.Name is "/api/v1/auth/login" or "/api/v1/auth/refresh" ^ operation.Value.TryGetProperty("security", out _), $"{where}: token or no token?");
            }
        }
    }

    /// <summary>With the parts that are off by default.</summary>
    private static async Task<string> Document()
    {
        await using var gateway = await GatewayHost.Start(settings: new Dictionary<string, string?>(StringComparer.Ordinal) { ["Twin:Compartment:Enabled"] = "true" });
        return (await gateway.Http.GetStringAsync("/openapi/v1.json")).ReplaceLineEndings("\n") + "\n";
    }
}

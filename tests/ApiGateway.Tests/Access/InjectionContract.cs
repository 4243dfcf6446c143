using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Twin.Access;

/// <summary>
/// Into every JSON body of the OpenAPI document, at every level, fields that are not the caller's to set: each is
/// refused, none is quietly dropped.
/// </summary>
public abstract class InjectionContract(WalkCommunity community)
{
    private const string Lines = "application/x-ndjson";
    private const string Photo = "image/jpeg";

    /// <summary>The names of desired properties are the device's own, and reach nothing but the device.</summary>
    private const string Open = "PATCH /api/v1/devices/{id}/desired";

    private static readonly string[] Fields = ["role", "grids", "id", "revision", "area", "userName", "owes", "$type", "__proto__", "noSuchField"];

    [Fact]
    public async Task A_field_that_is_not_the_callers_to_set_is_refused_in_every_body()
    {
        await community.FillCompartment();
        using var document = JsonDocument.Parse(await community.Host.Http.GetStringAsync("/openapi/v1.json"));
        var bodies = new RequestBodies(document.RootElement);
        var faults = new List<string>();
        var tried = 0;
        foreach (var route in (await WalkRoute.All(community.Host)).Where(route => bodies.Has(route) && route.Name != Open))
        {
            var sample = RouteSamples.All.GetValueOrDefault(route.Name)
                ?? throw new InvalidOperationException($"{route.Name} has no line in RouteSamples.cs: say there what a valid call sends.");
            if (!sample.MediaType.Contains("json", StringComparison.Ordinal))
            {
                // A file's columns are checked by its import.
                continue;
            }

            foreach (var (where, body) in Injected(sample.Body!, bodies.FieldsOf(route)))
            {
                tried++;
                if (await Refuses(route, sample, body) is { } fault)
                {
                    faults.Add($"{route.Name} with {where}: {fault}");
                }
            }
        }

        Assert.True(tried > 200, $"Only {tried} bodies were tried.");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Theory]
    [InlineData("""{"note":"a","note":"b"}""")]
    [InlineData("""{"note":"a",}""")]
    [InlineData("""{"note":"a"} {}""")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("deep")]
    public async Task A_body_that_is_no_strict_JSON_is_refused_by_every_route(string body)
    {
        await community.FillCompartment();
        using var document = JsonDocument.Parse(await community.Host.Http.GetStringAsync("/openapi/v1.json"));
        var bodies = new RequestBodies(document.RootElement);
        var text = body == "deep" ? string.Concat(Enumerable.Repeat("""{"note":""", 40)) + "1" + new string('}', 40) : body;
        var faults = new List<string>();
        foreach (var route in (await WalkRoute.All(community.Host)).Where(route => bodies.Has(route) && RouteSamples.All[route.Name].MediaType is not (Lines or Photo)))
        {
            if (body is "" or "null" && !bodies.IsNeeded(route))
            {
                continue;
            }

            if (await Refuses(route, RouteSamples.All[route.Name], text) is { } fault)
            {
                faults.Add($"{route.Name}: {fault}");
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <summary>The sample with one field more, in each of its objects; a field that the schema or the sample has is the caller's.</summary>
    private static IEnumerable<(string Where, string Body)> Injected(string sample, IReadOnlySet<string> known)
    {
        foreach (var field in Fields.Where(field => !known.Contains(field)))
        {
            for (var at = 0; ; at++)
            {
                var body = JsonNode.Parse(sample)!;
                if (Objects(body).ElementAtOrDefault(at) is not { } target)
                {
                    break;
                }

                if (target.ContainsKey(field))
                {
                    continue;
                }

                target[field] = field == "role" ? "administrator" : "x";
                yield return ($"{field} in {target.GetPath()}", body.ToJsonString());
            }
        }
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject fields => fields.SelectMany(field => Objects(field.Value)).Prepend(fields),
        JsonArray items => items.SelectMany(Objects),
        _ => [],
    };

    /// <returns>What is wrong; null when it is refused as a bad request.</returns>
    private async Task<string?> Refuses(WalkRoute route, RouteSample sample, string body)
    {
        var kind = route.Right is null || route.Right == RouteRight.Anyone ? ObjectKind.Person : route.Right.Kind ?? ObjectKind.Person;
        var role = route.Right is null || route.Right == RouteRight.Anyone
            ? Role.Supervisor
            : RightsTable.Columns.First(role => Rights.ReachOf(role, kind, route.Right.Right) != Reach.None);
        var id = route.Path.Contains("{id}", StringComparison.Ordinal) ? community.Ids(kind).Own : string.Empty;
        using var request = WalkCall.Request(route, id, kind);
        request.Content = new StringContent(body, Encoding.UTF8, sample.MediaType);
        request.Headers.Authorization = community.Accounts[role].Http.DefaultRequestHeaders.Authorization;
        request.Headers.Add("X-Purpose", "visit");
        if (sample.IfMatch is not null)
        {
            request.Headers.Remove("If-Match");
            request.Headers.TryAddWithoutValidation("If-Match", await TagOf(request));
        }

        var answer = await WalkCall.Read(community.Host, request, whole: true);
        var refused = sample.MediaType == Lines
            ? !answer.Body.Contains("\"status\":\"ok\"", StringComparison.Ordinal)
            : answer.Status == HttpStatusCode.BadRequest;
        return refused ? null : answer.ToString();
    }

    /// <summary>The entity tag of what the request is about, as it is now.</summary>
    private async Task<string> TagOf(HttpRequestMessage change)
    {
        var path = change.RequestUri!.OriginalString.Replace("/desired", string.Empty, StringComparison.Ordinal);
        using var read = new HttpRequestMessage(HttpMethod.Get, path);
        read.Headers.Authorization = change.Headers.Authorization;
        read.Headers.Add("X-Purpose", "visit");
        using var answer = await community.Host.Http.SendAsync(read);
        return answer.Headers.ETag?.Tag ?? "\"0\"";
    }
}

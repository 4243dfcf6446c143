using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;

namespace Twin.Access;

/// <summary>
/// Every route of the OpenAPI document × every role × an object within reach, one out of reach and none, against
/// <see cref="RightsTable"/>.
/// </summary>
public sealed partial class RightsWalk(WalkCommunity community) : IClassFixture<WalkCommunity>
{
    private const int SideBySide = 8;

    [Fact]
    public async Task Every_route_answers_every_role_as_the_table_says()
    {
        var faults = new ConcurrentBag<string>();
        var routes = (await WalkRoute.All(community.Host)).Where(route => route.Right is not null);
        var steps = from route in routes from kind in KindsOf(route) from role in RightsTable.Columns select (route, kind, role);

        await Parallel.ForEachAsync(steps, new ParallelOptions { MaxDegreeOfParallelism = SideBySide }, async (step, _) =>
        {
            if (await Walk(step.route, step.kind, step.role) is { } fault)
            {
                faults.Add(fault);
            }
        });

        Assert.True(faults.IsEmpty, string.Join('\n', faults.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Without_a_purpose_no_route_shows_a_person_to_anybody()
    {
        var routes = (await WalkRoute.All(community.Host)).Where(route =>
            route is { Method: "GET", Right: { } right } && KindsOf(route).All(Rights.IsPersonal) && Rights.IsLook(right.Right)).ToList();

        Assert.NotEmpty(routes);
        foreach (var route in routes)
        {
            foreach (var kind in KindsOf(route))
            {
                foreach (var role in RightsTable.Columns)
                {
                    var answer = await Call(route, role, community.Ids(kind).Own, kind, purpose: false);
                    Assert.True(answer.Status == HttpStatusCode.Forbidden, $"{route.Name} as {role} without a purpose: {answer.Status}");
                }
            }
        }
    }

    [Fact]
    public async Task Without_a_token_no_route_answers()
    {
        foreach (var route in (await WalkRoute.All(community.Host)).Where(route => route.Right is not null))
        {
            using var request = Request(route, "x", ObjectKind.Person);
            using var answer = await community.Host.Http.SendAsync(request);
            Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, $"{route.Name} without a token: {answer.StatusCode}");
        }
    }

    /// <summary>The kinds of object a route is walked with: for one that takes any kind, all there are samples of.</summary>
    private static string[] KindsOf(WalkRoute route) => route.Right!.Kind is { } kind
        ? [kind]
        : [ObjectKind.Person, ObjectKind.Household, ObjectKind.Building, ObjectKind.Device];

    /// <returns>What is wrong; null when all is as the table says.</returns>
    private async Task<string?> Walk(WalkRoute route, string kind, Role role)
    {
        var where = $"{route.Name} ({kind}) as {role}";
        if (!route.Path.Contains("{id}", StringComparison.Ordinal))
        {
            return Check($"{where}", route, role, kind, reached: true, await Call(route, role, id: string.Empty, kind));
        }

        var (own, foreign, absent) = community.Ids(kind);
        var all = Rights.ReachOf(role, kind, route.Right!.Right) == Reach.All;
        var toForeign = await Call(route, role, foreign, kind);
        var toAbsent = await Call(route, role, absent, kind);
        return Check($"{where}, its own", route, role, kind, reached: true, await Call(route, role, own, kind))
            ?? Check($"{where}, a foreign one", route, role, kind, reached: all, toForeign)
            ?? Check($"{where}, an absent one", route, role, kind, reached: false, toAbsent)
            ?? (all || toForeign.Body.Replace(foreign, absent, StringComparison.Ordinal) == toAbsent.Body
                ? null
                : $"{where}: a foreign one and an absent one are told apart:\n  {toForeign.Body}\n  {toAbsent.Body}");
    }

    private static string? Check(string where, WalkRoute route, Role role, string kind, bool reached, (HttpStatusCode Status, string Body) answer)
    {
        var sample = RouteSamples.All.GetValueOrDefault(route.Name);
        var isOk = (int)answer.Status is >= 200 and < 300;
        if (route.Right == RouteRight.Anyone)
        {
            return isOk || sample?.States.Contains(answer.Status) == true || (sample?.MayRefuse == true && answer.Status == HttpStatusCode.Forbidden) ? null : $"{where}: for every account, answered {Words(answer)}";
        }

        if (Rights.ReachOf(role, kind, route.Right!.Right) == Reach.None)
        {
            return answer.Status == HttpStatusCode.Forbidden ? null : $"{where}: the table refuses it, answered {Words(answer)}";
        }

        if (!reached)
        {
            return answer.Status == HttpStatusCode.NotFound ? null : $"{where}: out of reach, answered {Words(answer)}";
        }

        return isOk || sample?.States.Contains(answer.Status) == true || (sample?.MayRefuse == true && answer.Status == HttpStatusCode.Forbidden)
            ? null
            : $"{where}: the table allows it, answered {Words(answer)}. If the call itself is not valid, say in RouteSamples.cs what {route.Name} takes.";
    }

    private async Task<(HttpStatusCode Status, string Body)> Call(WalkRoute route, Role role, string id, string kind, bool purpose = true)
    {
        using var request = Request(route, id, kind);
        using var another = RouteSamples.All.GetValueOrDefault(route.Name)?.EndsSession == true ? await community.SignInAgain(role) : null;
        request.Headers.Authorization = (another ?? community.Accounts[role]).Http.DefaultRequestHeaders.Authorization;
        if (purpose)
        {
            request.Headers.Add("X-Purpose", "visit");
        }

        // Not the account's own client: that one always says a purpose. The headers alone: a live stream has no end.
        using var answer = await community.Host.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return (answer.StatusCode, answer.IsSuccessStatusCode ? string.Empty : TraceId().Replace(await answer.Content.ReadAsStringAsync(), string.Empty));
    }

    private static HttpRequestMessage Request(WalkRoute route, string id, string kind)
    {
        var sample = RouteSamples.All.GetValueOrDefault(route.Name);
        if (sample is null && route.Method is not ("GET" or "DELETE"))
        {
            throw new InvalidOperationException($"{route.Name} has no line in RouteSamples.cs: say there what a valid call sends.");
        }

        var path = route.Path
            .Replace("{id}", id, StringComparison.Ordinal)
            .Replace("{kind}", kind, StringComparison.Ordinal)
            .Replace("{rule}", "smoke-alarm", StringComparison.Ordinal)
            .Replace("{relation}", "works-at", StringComparison.Ordinal)
            .Replace("{otherKind}", "enterprise", StringComparison.Ordinal)
            .Replace("{otherId}", "none", StringComparison.Ordinal)
            .Replace("{session}", "none", StringComparison.Ordinal)
            .Replace("{step}", "comment", StringComparison.Ordinal);
        if (path.Contains('{', StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"{route.Name}: RightsWalk knows no value for one of its parameters: give it one where {{rule}} gets its.");
        }

        var request = new HttpRequestMessage(new HttpMethod(route.Method), sample is { Query.Length: > 0 } ? $"{path}?{sample.Query}" : path);
        if (sample?.Body is { } body)
        {
            request.Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue(sample.MediaType));
        }

        if (sample?.IfMatch is { } revision)
        {
            request.Headers.TryAddWithoutValidation("If-Match", $"\"{revision}\"");
        }

        return request;
    }

    private static string Words((HttpStatusCode Status, string Body) answer) => $"{(int)answer.Status} {answer.Body}";

    [GeneratedRegex(",?\"traceId\":\"[^\"]*\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TraceId();
}

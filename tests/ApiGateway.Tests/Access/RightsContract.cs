using System.Collections.Concurrent;
using System.Net;

namespace Twin.Access;

/// <summary>
/// Every route of the OpenAPI document × every role × an object within reach, one out of reach and none, against
/// <see cref="RightsTable"/>.
/// </summary>
public abstract class RightsContract(WalkCommunity community) : IAsyncLifetime
{
    private const int SideBySide = 8;

    public async ValueTask InitializeAsync() => await community.FillCompartment();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

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
                    var answer = await WalkCall.Send(community, route, role, community.Ids(kind).Own, kind, purpose: false);
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
            using var request = WalkCall.Request(route, "x", ObjectKind.Person);
            using var answer = await community.Host.Http.SendAsync(request);
            Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, $"{route.Name} without a token: {answer.StatusCode}");
        }
    }

    /// <summary>The kinds of object a route is walked with: for one that takes any kind, all there are samples of.</summary>
    internal static string[] KindsOf(WalkRoute route) => route.Right!.Kind is { } kind
        ? [kind]
        : [ObjectKind.Person, ObjectKind.Household, ObjectKind.Building, ObjectKind.Device];

    /// <returns>What is wrong; null when all is as the table says.</returns>
    private async Task<string?> Walk(WalkRoute route, string kind, Role role)
    {
        var where = $"{route.Name} ({kind}) as {role}";
        if (!route.Path.Contains("{id}", StringComparison.Ordinal))
        {
            return Check($"{where}", route, role, kind, reached: true, await Call(route, role, string.Empty, kind));
        }

        var (own, foreign, absent) = community.Ids(kind);
        var all = Rights.ReachOf(role, kind, route.Right!.Right) == Reach.All;
        var toForeign = await Call(route, role, foreign, kind);
        var toAbsent = await Call(route, role, absent, kind);
        return Check($"{where}, its own", route, role, kind, reached: true, await Call(route, role, own, kind))
            ?? Check($"{where}, a foreign one", route, role, kind, reached: all, toForeign)
            ?? Check($"{where}, an absent one", route, role, kind, reached: false, toAbsent)
            ?? (all || toForeign with { Body = toForeign.Body.Replace(foreign, absent, StringComparison.Ordinal) } == toAbsent
                ? null
                : $"{where}: a foreign one and an absent one are told apart:\n  {toForeign} {toForeign.Headers}\n  {toAbsent} {toAbsent.Headers}");
    }

    private static string? Check(string where, WalkRoute route, Role role, string kind, bool reached, WalkAnswer answer)
    {
        var sample = RouteSamples.All.GetValueOrDefault(route.Name);
        if (route.Right == RouteRight.Anyone)
        {
            return answer.IsOk || sample?.States.Contains(answer.Status) == true || (sample?.MayRefuse == true && answer.Status == HttpStatusCode.Forbidden) ? null : $"{where}: for every account, answered {answer}";
        }

        if (Rights.ReachOf(role, kind, route.Right!.Right) == Reach.None)
        {
            return answer.Status == HttpStatusCode.Forbidden ? null : $"{where}: the table refuses it, answered {answer}";
        }

        if (!reached)
        {
            return answer.Status == HttpStatusCode.NotFound ? null : $"{where}: out of reach, answered {answer}";
        }

        return answer.IsOk || sample?.States.Contains(answer.Status) == true || (sample?.MayRefuse == true && answer.Status == HttpStatusCode.Forbidden)
            ? null
            : $"{where}: the table allows it, answered {answer}. If the call itself is not valid, say in RouteSamples.cs what {route.Name} takes.";
    }

    private Task<WalkAnswer> Call(WalkRoute route, Role role, string id, string kind) => WalkCall.Send(community, route, role, id, kind);
}

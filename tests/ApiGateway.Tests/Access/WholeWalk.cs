using System.Collections.Concurrent;

namespace Twin.Access;

/// <summary>Every route and a few searches, each as every role but those left out.</summary>
internal static class WholeWalk
{
    private const int SideBySide = 8;

    /// <param name="words">What is searched for besides.</param>
    /// <returns>Answers by what was asked, as whom.</returns>
    public static async Task<IReadOnlyDictionary<string, WalkAnswer>> Take(WalkCommunity community, IReadOnlyCollection<string> words, params Role[] without)
    {
        var answers = new ConcurrentDictionary<string, WalkAnswer>(StringComparer.Ordinal);
        var routes = (await WalkRoute.All(community.Host)).Where(route => route.Right is not null && RouteSamples.All.GetValueOrDefault(route.Name)?.EndsSession != true);
        var roles = RightsTable.Columns.Except(without).ToList();
        var steps = (from route in routes from kind in RightsContract.KindsOf(route) from role in roles select (route, kind, role)).ToLookup(static step => step.route.Method == "GET");

        // What reads comes first, and what changes the same things comes in one order: what a step finds is never left to chance.
        await Parallel.ForEachAsync(steps[true], new ParallelOptions { MaxDegreeOfParallelism = SideBySide }, async (step, _) => await Ask(step.route, step.kind, step.role));
        await Parallel.ForEachAsync(steps[false].GroupBy(static step => (step.route.Resource, step.kind)), new ParallelOptions { MaxDegreeOfParallelism = SideBySide }, async (changes, _) =>
        {
            foreach (var (route, kind, role) in changes)
            {
                await Ask(route, kind, role);
            }
        });

        var paths = words.SelectMany(word => (string[])[$"/api/v1/search?q={word}", $"/api/v1/search/suggest?q={word}"]).Append("/api/v1/objects/person/p-1/links");
        await Parallel.ForEachAsync(from path in paths from role in roles select (path, role), new ParallelOptions { MaxDegreeOfParallelism = SideBySide }, async (step, _) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, step.path);
            request.Headers.Authorization = community.Accounts[step.role].Http.DefaultRequestHeaders.Authorization;
            request.Headers.Add("X-Purpose", "visit");
            answers[$"GET {step.path} as {step.role}"] = await WalkCall.Read(community.Host, request, whole: true);
        });
        return answers;

        async Task Ask(WalkRoute route, string kind, Role role) =>
            answers[$"{route.Name} ({kind}) as {role}"] =
                await WalkCall.Send(community, route, role, route.Path.Contains("{id}", StringComparison.Ordinal) ? community.Ids(kind).Own : string.Empty, kind, whole: true);
    }
}

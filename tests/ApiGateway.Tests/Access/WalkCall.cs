using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Twin.Fixtures;

namespace Twin.Access;

/// <summary>Calls a route as a role, so that nothing but rights can refuse it.</summary>
internal static partial class WalkCall
{
    /// <summary>Headers that differ from answer to answer, whatever it says.</summary>
    private static readonly string[] Passing = ["Date", "Transfer-Encoding"];

    /// <summary>Values for the parameters of a path beside those an object gives.</summary>
    private static readonly (string Parameter, string Value)[] Parameters =
    [
        ("{rule}", "smoke-alarm"),
        ("{number}", "999"),
        ("{relation}", "works-at"),
        ("{register}", "special-person"),
        ("{otherKind}", "enterprise"),
        ("{otherId}", "none"),
        ("{session}", "none"),
        ("{step}", "comment"),
        ("{text}", "targeted-push"),
        ("{mapping}", "none"),
        ("{attachment}", "none"),
        ("{code}", "500103"),
        ("{webhook}", "none"),
        ("{report}", "none"),
        ("{category}", "fire"),
        ("{plan}", "walk-plan"),
        ("{key}", "none"),
    ];

    /// <param name="purpose">Whether a purpose is given.</param>
    /// <param name="whole">Also the body of a success; a live stream has no end.</param>
    public static async Task<WalkAnswer> Send(WalkCommunity community, WalkRoute route, Role role, string id, string kind, bool purpose = true, bool whole = false)
    {
        using var request = Request(route, id, kind);
        using var another = RouteSamples.All.GetValueOrDefault(route.Name)?.EndsSession == true ? await community.SignInAgain(role) : null;
        request.Headers.Authorization = (another ?? community.Accounts[role]).Http.DefaultRequestHeaders.Authorization;
        if (purpose)
        {
            request.Headers.Add("X-Purpose", "visit");
        }

        // Not the account's own client: that one always says a purpose.
        return await Read(community.Host, request, whole);
    }

    public static async Task<WalkAnswer> Read(TwinHost host, HttpRequestMessage request, bool whole)
    {
        using var answer = await host.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var isStream = answer.Content.Headers.ContentType?.MediaType == "text/event-stream";
        var body = isStream || (answer.IsSuccessStatusCode && !whole) ? string.Empty : TraceId().Replace(await answer.Content.ReadAsStringAsync(), string.Empty);
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(header => !Passing.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}").Order(StringComparer.Ordinal);
        return new WalkAnswer(answer.StatusCode, string.Join('\n', headers), body);
    }

    public static HttpRequestMessage Request(WalkRoute route, string id, string kind)
    {
        var sample = RouteSamples.All.GetValueOrDefault(route.Name);
        if (sample is null && route.Method is not ("GET" or "DELETE"))
        {
            throw new InvalidOperationException($"{route.Name} has no line in RouteSamples.cs: say there what a valid call sends.");
        }

        var path = Parameters.Aggregate(
            route.Path.Replace("{id}", id, StringComparison.Ordinal).Replace("{kind}", kind, StringComparison.Ordinal),
            (known, parameter) => known.Replace(parameter.Parameter, parameter.Value, StringComparison.Ordinal));
        if (path.Contains('{', StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"{route.Name}: no value is known for one of its parameters: add one to WalkCall.Parameters.");
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

    [GeneratedRegex(",?\"traceId\":\"[^\"]*\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TraceId();
}

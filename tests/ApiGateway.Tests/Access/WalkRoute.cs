using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Twin.Fixtures;

namespace Twin.Access;

/// <summary>A route of the OpenAPI document with the right that its endpoint names.</summary>
/// <param name="Right">Null for a route without a token.</param>
internal sealed partial record WalkRoute(string Method, string Path, RouteRight? Right)
{
    public string Name => $"{Method} {Path}";

    /// <summary>The collection it leads into.</summary>
    public string Resource => Path.Split('/')[3];

    public static async Task<IReadOnlyList<WalkRoute>> All(TwinHost host)
    {
        using var document = JsonDocument.Parse(await host.Http.GetStringAsync("/openapi/v1.json"));
        var endpoints = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>() is not null)
            .ToLookup(endpoint => $"{endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0]} {Plain(endpoint)}", StringComparer.Ordinal);
        var documented = document.RootElement.GetProperty("paths").EnumerateObject().Select(path => path.Name).ToHashSet(StringComparer.Ordinal);
        if (endpoints.Select(endpoint => endpoint.Key[(endpoint.Key.IndexOf(' ') + 1)..]).FirstOrDefault(path => path.StartsWith("/api/", StringComparison.Ordinal) && !documented.Contains(path)) is { } hidden)
        {
            throw new InvalidOperationException($"{hidden} is not in the OpenAPI document, so nothing here looks at it.");
        }

        return
        [
            .. from path in document.RootElement.GetProperty("paths").EnumerateObject()
               from operation in path.Value.EnumerateObject()
               let method = operation.Name.ToUpperInvariant()
               let endpoint = endpoints[$"{method} {path.Name}"].Single()
               select new WalkRoute(method, path.Name, endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null ? Named(endpoint) : null),
        ];
    }

    private static RouteRight Named(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<RouteRight>()
        ?? throw new InvalidOperationException($"{endpoint.DisplayName} does not say which right it needs: add Needs(kind, right) where it is mapped.");

    private static string Plain(RouteEndpoint endpoint) =>
        "/" + ParameterConstraint().Replace(endpoint.RoutePattern.RawText!, "{${name}}").Trim('/');

    [GeneratedRegex(@"\{\*{0,2}(?<name>\w+)[^}]*\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ParameterConstraint();
}

using System.Net;

namespace Twin.Access;

/// <summary>What a valid call of a route sends, so that nothing but rights can refuse it.</summary>
/// <param name="Route">Method and path, as in the OpenAPI document.</param>
/// <param name="Query">Without the question mark.</param>
/// <param name="Body">JSON, or lines of it for an import.</param>
/// <param name="States">What it may answer beside 2xx to somebody who has the right: refusals by state, never 403.</param>
internal sealed record RouteSample(string Route, string Query = "", string? Body = null, params HttpStatusCode[] States)
{
    public string MediaType { get; init; } = "application/json";

    /// <summary>The revision a change says it has seen.</summary>
    public string? IfMatch { get; init; }

    /// <summary>Its call ends the session it is made in.</summary>
    public bool EndsSession { get; init; }

    /// <summary>Also 403 to somebody who has the right: for a role's own reasons, such as that it handles no cases.</summary>
    public bool MayRefuse { get; init; }
}

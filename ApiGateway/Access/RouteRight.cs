namespace Twin.Access;

/// <summary>What a route does, to what: the line of <see cref="RightsTable"/> it stands on.</summary>
/// <param name="Kind">Null when the route's <c>{kind}</c> says it; empty for what every account may do.</param>
internal sealed record RouteRight(string? Kind, Right Right)
{
    /// <summary>Who I am, what I may set for myself: for every account.</summary>
    public static RouteRight Anyone { get; } = new(string.Empty, Right.Read);
}

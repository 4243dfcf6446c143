namespace Twin.Objects;

/// <summary>What the twin has code for and is no object of the library is no kind here either.</summary>
internal static class LibraryKind
{
    public static ValueTask<object?> Check(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.GetRouteValue("kind") is string kind && ObjectKind.IsBuiltIn(kind) && !ObjectKind.Library.Contains(kind, StringComparer.Ordinal)
            ? ValueTask.FromResult<object?>(TypedResults.Problem($"'{kind}' is no kind of object of the library.", statusCode: StatusCodes.Status404NotFound))
            : next(context);
}

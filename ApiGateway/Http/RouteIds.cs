namespace Twin.Http;

/// <summary>An id in a path that cannot name anything is answered without waking a grain for it.</summary>
internal static class RouteIds
{
    private static readonly string[] Names = ["kind", "register", "id", "rule", "relation", "otherKind", "otherId", "text", "mapping", "attachment", "webhook", "report", "plan", "category"];

    public static ValueTask<object?> Check(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        foreach (var name in Names)
        {
            if (context.HttpContext.GetRouteValue(name) is string id && !ObjectKey.IsValidId(id))
            {
                return ValueTask.FromResult<object?>(TypedResults.Problem("There is no such object.", statusCode: StatusCodes.Status404NotFound));
            }
        }

        return next(context);
    }
}

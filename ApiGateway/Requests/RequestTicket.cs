using Microsoft.AspNetCore.Http.HttpResults;
using Twin.Access;
using Twin.Http;

namespace Twin.Requests;

/// <summary>A request as its asker gets it back: without what was asked for, so that no kept answer holds personal data.</summary>
/// <param name="Due">When it must have been decided.</param>
public sealed record RequestTicket(string Id, RequestKind Kind, RequestStatus Status, DateTimeOffset Due)
{
    internal static RequestTicket Of(RequestSnapshot request) => new(request.Id, request.Kind, request.Status, request.Due);

    internal static async Task<Results<Ok<RequestTicket>, ProblemHttpResult>> Open(IGrainFactory grains, Caller caller, RequestAsk ask, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Request($"r-{Guid.NewGuid():N}").Open(caller, ask, cancellationToken), Of);
}

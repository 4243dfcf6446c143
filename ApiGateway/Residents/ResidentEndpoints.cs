using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Twin.Access;
using Twin.Accounts;
using Twin.Http;
using Twin.Idempotency;
using Twin.Requests;

namespace Twin.Residents;

/// <summary>Who a resident is, and what is held on the resident.</summary>
internal static class ResidentEndpoints
{
    public static void MapResidents(this IEndpointRouteBuilder api)
    {
        var me = api.MapGroup("/me").WithTags("Residents").ProducesProblem(StatusCodes.Status401Unauthorized);
        me.MapGet("/people", ListMyPeople).NeedsNoRight();
        me.MapGet("/verification", GetMyVerification).NeedsNoRight();

        var claims = me.MapGroup("").ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status409Conflict);
        claims.MapPost("/claim", ClaimIdentity).NeedsNoRight().ProducesProblem(StatusCodes.Status429TooManyRequests);
        claims.MapPost("/residence", AskForResidence).NeedsNoRight();
        claims.MapPost("/close", CloseMyAccount).NeedsNoRight().KeepsNoAnswer().ProducesProblem(StatusCodes.Status429TooManyRequests);

        api.MapGet("/people/{id}/held", GetHeldData).Needs(ObjectKind.Person, Right.Ask).WithTags("Residents")
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status404NotFound);
    }

    /// <summary>Whose data I may ask for: my own, and my wards' until they are of age.</summary>
    private static async Task<Ok<ImmutableArray<MyPerson>>> ListMyPeople(Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        TypedResults.Ok(await grains.Residents().ListMine(caller, cancellationToken));

    /// <summary>How far my account has been verified: real name and real residence, each with who and when.</summary>
    private static async Task<Ok<Verification>> GetMyVerification(Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        TypedResults.Ok(await grains.Account(caller.Subject).GetVerification(cancellationToken));

    /// <summary>Says who I am. The answer is the same whether there is such a record or not; <c>GET /me/verification</c> shows what came of it.</summary>
    private static async Task<Results<Accepted, ProblemHttpResult>> ClaimIdentity(IdentityClaim claim, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var claimed = await grains.Account(caller.Subject).Claim(claim.Name, claim.IdNumber, cancellationToken);
        return claimed.Succeeded ? TypedResults.Accepted((string?)null) : Answer.Problem(claimed.Refusal);
    }

    /// <summary>Asks staff to approve that I live in the home that my record names.</summary>
    private static Task<Results<Ok<RequestTicket>, ProblemHttpResult>> AskForResidence(Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        RequestTicket.Open(grains, caller, new RequestAsk(RequestKind.Residence, Person: null, Values: null, Reason: null), cancellationToken);

    /// <summary>Closes my account for good. What is held on me stays: ask for its deletion first if it should not.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> CloseMyAccount(
        AccountClosing closing, HttpContext http, Caller caller, IGrainFactory grains, SignInFlow flow, SessionCache sessions, CancellationToken cancellationToken)
    {
        if (caller.Role != Role.Resident)
        {
            return Answer.Problem(Refusal.Forbidden("Only residents close their own accounts; an administrator closes others."));
        }

        var address = ClientAddress.Of(http);
        var (terms, isRight) = await flow.Check(caller.Subject, closing.Password, address, cancellationToken);
        if (terms.Gate != SignInGate.Open)
        {
            return TypedResults.Problem("Too many wrong passwords from where you are.", statusCode: StatusCodes.Status429TooManyRequests);
        }

        if (!isRight)
        {
            return Answer.Problem(Refusal.Invalid("password", "is wrong"));
        }

        await grains.Account(caller.Subject).EndSignIn(address, failed: false, cancellationToken);
        var closed = await grains.Account(caller.Subject).Close(cancellationToken);
        if (CallerClaims.SessionOf(http.User) is { } session)
        {
            sessions.Forget(session);
        }

        return closed.Succeeded ? TypedResults.NoContent() : Answer.Problem(closed.Refusal);
    }

    /// <summary>Everything that is held on me or a ward, in clear and complete, as a file: record, consents, links, cases, requests, changes, and who has looked.</summary>
    private static async Task<Results<Ok<HeldDataView>, ProblemHttpResult>> GetHeldData(string id, HttpResponse response, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var held = await grains.Residents().ShowHeld(caller, id, cancellationToken);
        if (held.Succeeded)
        {
            response.Headers.ContentDisposition = $"attachment; filename=\"held-{id}.json\"";
        }

        return Answer.Of(held, HeldDataView.Of);
    }
}

using Microsoft.AspNetCore.Http.HttpResults;
using Twin.Access;
using Twin.Http;
using Twin.Idempotency;

namespace Twin.Accounts;

/// <summary>What everybody does with the own account. Accounts of an outside issuer have nothing here: that is the issuer's.</summary>
internal static class MyAccountEndpoints
{
    private const string AppName = "Twin";

    public static void MapMyAccount(this IEndpointRouteBuilder api)
    {
        var me = api.MapGroup("/me").WithTags("Accounts").ProducesProblem(StatusCodes.Status401Unauthorized);
        me.MapPost("/password", ChangePassword).NeedsNoRight().OpenBeforeDuty().ProducesProblem(StatusCodes.Status429TooManyRequests);
        me.MapPost("/second-factor", AddSecondFactor).NeedsNoRight().KeepsNoAnswer().OpenBeforeDuty().ProducesProblem(StatusCodes.Status409Conflict);
        me.MapPost("/second-factor/confirm", ConfirmSecondFactor).NeedsNoRight().KeepsNoAnswer().OpenBeforeDuty().ProducesProblem(StatusCodes.Status409Conflict);
        me.MapPost("/second-factor/remove", RemoveSecondFactor).NeedsNoRight().ProducesProblem(StatusCodes.Status409Conflict);
        me.MapGet("/sessions", ListSessions).NeedsNoRight().OpenBeforeDuty();
        me.MapDelete("/sessions/{session}", EndSession).NeedsNoRight().OpenBeforeDuty();
    }

    /// <summary>Changes my password, with the present one; my other sessions end.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> ChangePassword(
        PasswordChange change, HttpContext http, Caller caller, IGrainFactory grains, SignInFlow flow, Passwords passwords, PasswordRules rules, SessionCache sessions, CancellationToken cancellationToken)
    {
        if (CallerClaims.SessionOf(http.User) is not { } session)
        {
            return Answer.Problem(Refusal.Invalid("currentPassword", "is kept by the issuer of this account"));
        }

        if (rules.Check(caller.Subject, change.NewPassword) is { } weak)
        {
            return Answer.Problem(Refusal.Invalid("newPassword", weak));
        }

        var address = ClientAddress.Of(http);
        var (terms, isRight) = await flow.Check(caller.Subject, change.CurrentPassword, address, cancellationToken);
        if (terms.Gate != SignInGate.Open)
        {
            return TypedResults.Problem("Too many wrong passwords from where you are.", statusCode: StatusCodes.Status429TooManyRequests);
        }

        if (!isRight)
        {
            return Answer.Problem(Refusal.Invalid("currentPassword", "is wrong"));
        }

        var account = grains.Account(caller.Subject);
        await account.EndSignIn(address, failed: false, cancellationToken);
        if (change.NewPassword == change.CurrentPassword)
        {
            return Answer.Problem(Refusal.Invalid("newPassword", "is the present one"));
        }

        var hash = await passwords.HashUnlessSame(present: null, change.NewPassword, cancellationToken);
        var changed = await account.ChangePassword(new NewPassword(terms.Credential!.PasswordHash, hash!, session), cancellationToken);
        sessions.Forget(session);
        return changed.Succeeded ? TypedResults.NoContent() : Answer.Problem(changed.Refusal);
    }

    /// <summary>Makes a secret for an authenticator app. It counts once it has been confirmed.</summary>
    private static async Task<Results<Ok<SecondFactorSecret>, ProblemHttpResult>> AddSecondFactor(Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(
            await grains.Account(caller.Subject).AddSecondFactor(cancellationToken),
            secret => new SecondFactorSecret(secret, $"otpauth://totp/{AppName}:{Uri.EscapeDataString(caller.Subject)}?secret={secret}&issuer={AppName}"));

    /// <summary>Confirms the secret with a first code, and answers recovery codes. From now on a sign-in needs a code.</summary>
    private static async Task<Results<Ok<RecoveryCodes>, ProblemHttpResult>> ConfirmSecondFactor(
        SecondFactorCode code, HttpContext http, Caller caller, IGrainFactory grains, SessionCache sessions, CancellationToken cancellationToken)
    {
        var codes = await grains.Account(caller.Subject).ConfirmSecondFactor(code.Code, cancellationToken);
        sessions.Forget(CallerClaims.SessionOf(http.User));
        return Answer.Of(codes, list => new RecoveryCodes(list));
    }

    /// <summary>Removes the second factor, with one of its codes.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveSecondFactor(
        SecondFactorCode code, HttpContext http, Caller caller, IGrainFactory grains, SessionCache sessions, CancellationToken cancellationToken)
    {
        var removed = await grains.Account(caller.Subject).RemoveSecondFactor(code.Code, cancellationToken);
        sessions.Forget(CallerClaims.SessionOf(http.User));
        return removed.Succeeded ? TypedResults.NoContent() : Answer.Problem(removed.Refusal);
    }

    /// <summary>My open sessions.</summary>
    private static async Task<Ok<SessionList>> ListSessions(HttpContext http, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var sessions = await grains.Account(caller.Subject).ListSessions(cancellationToken);
        var current = CallerClaims.SessionOf(http.User);
        return TypedResults.Ok(new SessionList([.. sessions.Select(session => new SessionItem(session.Id, session.Opened, session.LastRefreshed, session.Id == current))]));
    }

    /// <summary>Ends one of my sessions.</summary>
    private static async Task<NoContent> EndSession(string session, Caller caller, IGrainFactory grains, SessionCache sessions, CancellationToken cancellationToken)
    {
        await grains.Account(caller.Subject).EndSession(session, cancellationToken);
        sessions.Forget(session);
        return TypedResults.NoContent();
    }
}

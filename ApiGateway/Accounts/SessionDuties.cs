using Twin.Access;
using Twin.Http;

namespace Twin.Accounts;

/// <summary>Whoever has a duty to do first may do that and nothing else.</summary>
internal static class SessionDuties
{
    /// <summary>A route that is open before the duty has been done.</summary>
    public static TBuilder OpenBeforeDuty<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new OpenBeforeDutyMark());

    public static void UseSessionDuties(this WebApplication app) => app.Use((http, next) =>
        http.Features.Get<SessionStatus>() is { Duty: not SessionDuty.None and var duty } && http.GetEndpoint()?.Metadata.GetMetadata<OpenBeforeDutyMark>() is null
            ? Answer.Problem(Refusal.Forbidden(Words(duty))).ExecuteAsync(http)
            : next(http));

    private static string Words(SessionDuty duty) => duty switch
    {
        SessionDuty.ChangePassword => "Change your password first: POST /api/v1/me/password.",
        SessionDuty.SignInWithSecondFactor => "Sign in with a second factor where your account is kept.",
        _ => "Add a second factor first: POST /api/v1/me/second-factor.",
    };

    private sealed record OpenBeforeDutyMark;
}

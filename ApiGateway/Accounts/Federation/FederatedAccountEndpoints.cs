using Microsoft.AspNetCore.Http.HttpResults;
using Twin.Access;
using Twin.Http;

namespace Twin.Accounts.Federation;

internal static class FederatedAccountEndpoints
{
    public static void MapFederatedAccounts(this IEndpointRouteBuilder api) =>
        api.MapPost("/accounts/federated", BindAccount).Needs(ObjectKind.Account, Right.Create).WithTags("Accounts").ProducesProblem(StatusCodes.Status401Unauthorized);

    /// <summary>
    /// Gives somebody at an outside issuer an account here, or changes it. Its rights are what is said here and no longer
    /// what the claims of its tokens say.
    /// </summary>
    private static async Task<Results<Ok<AccountItem>, ProblemHttpResult>> BindAccount(
        NewFederatedAccount wanted, Caller caller, OidcIssuers issuers, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (issuers.FindByName(wanted.Issuer) is not { } issuer)
        {
            return Answer.Problem(Refusal.Invalid("issuer", "is not configured"));
        }

        var bound = AdministrationEndpoints.KeysOf(wanted.Bound);
        if (!bound.Succeeded)
        {
            return Answer.Problem(bound.Refusal);
        }

        var identity = new FederatedIdentity(issuer.Address, wanted.Subject);
        var account = grains.Account(identity.AccountAt(issuer.Name));
        var attributes = new AccountAttributes(wanted.Role, new AreaScope(wanted.Areas ?? []), wanted.Worker, PasswordHash: null, bound.Value);
        var stored = await account.Bind(caller, identity, attributes, cancellationToken);
        return stored.Succeeded ? Answer.Of(await account.Get(caller, cancellationToken), AccountItem.Of) : Answer.Problem(stored.Refusal);
    }
}

using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Twin.Access;
using Twin.Http;

namespace Twin.Accounts;

/// <summary>Other people's accounts, for administrators.</summary>
internal static class AdministrationEndpoints
{
    private const int DefaultLimit = 50;

    public static void MapAdministration(this IEndpointRouteBuilder api)
    {
        var accounts = api.MapGroup("/accounts").WithTags("Accounts").ProducesProblem(StatusCodes.Status401Unauthorized);
        accounts.MapGet("", ListAccounts).Needs(ObjectKind.Account, Right.Read);
        accounts.MapPost("", CreateAccount).Needs(ObjectKind.Account, Right.Create).ProducesProblem(StatusCodes.Status409Conflict);
        accounts.MapGet("/{id}", GetAccount).Needs(ObjectKind.Account, Right.Read).ProducesProblem(StatusCodes.Status404NotFound);
        accounts.MapPut("/{id}", ChangeAccount).Needs(ObjectKind.Account, Right.Edit).ProducesProblem(StatusCodes.Status404NotFound);
        accounts.MapPost("/{id}/disable", DisableAccount).Needs(ObjectKind.Account, Right.Edit).ProducesProblem(StatusCodes.Status404NotFound);
        accounts.MapPost("/{id}/enable", EnableAccount).Needs(ObjectKind.Account, Right.Edit).ProducesProblem(StatusCodes.Status404NotFound);
        accounts.MapPost("/{id}/reset", ResetAccount).Needs(ObjectKind.Account, Right.Edit).ProducesProblem(StatusCodes.Status404NotFound);
        accounts.MapPost("/{id}/sign-out", SignOutAccount).Needs(ObjectKind.Account, Right.Edit).ProducesProblem(StatusCodes.Status404NotFound);
    }

    /// <summary>Accounts by user name.</summary>
    /// <param name="after">The cursor of the page before.</param>
    /// <param name="limit">1 to 200.</param>
    private static async Task<Results<Ok<AccountPage>, ProblemHttpResult>> ListAccounts(
        Caller caller, IGrainFactory grains, CancellationToken cancellationToken, string? after = null, int limit = DefaultLimit)
    {
        var names = await grains.Accounts().List(caller, after, limit, cancellationToken);
        if (!names.Succeeded)
        {
            return Answer.Problem(names.Refusal);
        }

        var accounts = await Task.WhenAll(names.Value.Select(name => grains.Account(name).Get(caller, cancellationToken)));
        return TypedResults.Ok(new AccountPage(
            [.. accounts.Where(account => account.Succeeded).Select(account => AccountItem.Of(account.Value!))],
            names.Value.Length == limit ? names.Value[^1] : null));
    }

    /// <summary>Creates an account. Its password must be changed at the first sign-in.</summary>
    private static async Task<Results<Ok<AccountItem>, ProblemHttpResult>> CreateAccount(
        NewAccount account, Caller caller, IGrainFactory grains, Passwords passwords, PasswordRules rules, CancellationToken cancellationToken)
    {
        var userName = account.UserName.ToLowerInvariant();
        if (!ObjectKey.IsValidId(userName))
        {
            return Answer.Problem(Refusal.Invalid("userName", "must be 1 to 128 letters, digits or -_.:"));
        }

        if (rules.Check(userName, account.Password) is { } weak)
        {
            return Answer.Problem(Refusal.Invalid("password", weak));
        }

        if (await grains.Account(userName).GetCredential(cancellationToken) is not null)
        {
            return Answer.Problem(Refusal.Conflict("There is an account with this user name."));
        }

        var hash = await passwords.HashUnlessSame(present: null, account.Password, cancellationToken);
        return await Store(grains, caller, userName, account.Role, account.Areas, account.Worker, account.Bound, hash, cancellationToken);
    }

    /// <summary>One account.</summary>
    private static async Task<Results<Ok<AccountItem>, ProblemHttpResult>> GetAccount(string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await Account(grains, id).Get(caller, cancellationToken), AccountItem.Of);

    /// <summary>Changes role, areas and what the account belongs to. Its tokens are renewed before they are good again.</summary>
    private static async Task<Results<Ok<AccountItem>, ProblemHttpResult>> ChangeAccount(
        string id, AccountChange change, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var present = await Account(grains, id).Get(caller, cancellationToken);
        return present.Succeeded
            ? await Store(grains, caller, id.ToLowerInvariant(), change.Role, change.Areas, change.Worker, change.Bound, passwordHash: null, cancellationToken)
            : Answer.Problem(present.Refusal);
    }

    /// <summary>Closes an account and ends its sessions.</summary>
    private static async Task<Results<Ok<AccountItem>, ProblemHttpResult>> DisableAccount(string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await Account(grains, id).SetDisabled(caller, disabled: true, cancellationToken), AccountItem.Of);

    /// <summary>Opens a closed account again.</summary>
    private static async Task<Results<Ok<AccountItem>, ProblemHttpResult>> EnableAccount(string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await Account(grains, id).SetDisabled(caller, disabled: false, cancellationToken), AccountItem.Of);

    /// <summary>Gives an account a password to be changed at the next sign-in, removes its second factor and ends its sessions.</summary>
    private static async Task<Results<Ok<AccountItem>, ProblemHttpResult>> ResetAccount(
        string id, PasswordReset reset, Caller caller, IGrainFactory grains, Passwords passwords, PasswordRules rules, CancellationToken cancellationToken)
    {
        if (rules.Check(id, reset.Password) is { } weak)
        {
            return Answer.Problem(Refusal.Invalid("password", weak));
        }

        var hash = await passwords.HashUnlessSame(present: null, reset.Password, cancellationToken);
        return Answer.Of(await Account(grains, id).Reset(caller, hash!, cancellationToken), AccountItem.Of);
    }

    /// <summary>Ends an account's sessions.</summary>
    private static async Task<Results<Ok<AccountItem>, ProblemHttpResult>> SignOutAccount(string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await Account(grains, id).SignOut(caller, cancellationToken), AccountItem.Of);

    private static async Task<Results<Ok<AccountItem>, ProblemHttpResult>> Store(
        IGrainFactory grains,
        Caller caller,
        string userName,
        Role role,
        ImmutableArray<string>? areas,
        string? worker,
        ImmutableArray<string>? bound,
        string? passwordHash,
        CancellationToken cancellationToken)
    {
        var keys = KeysOf(bound);
        if (!keys.Succeeded)
        {
            return Answer.Problem(keys.Refusal);
        }

        var account = grains.Account(userName);
        var attributes = new AccountAttributes(role, new AreaScope(areas ?? []), worker, passwordHash, keys.Value, MustChangePassword: true);
        var stored = await account.Upsert(caller, attributes, cancellationToken);
        return stored.Succeeded ? Answer.Of(await account.Get(caller, cancellationToken), AccountItem.Of) : Answer.Problem(stored.Refusal);
    }

    internal static Outcome<ImmutableArray<ObjectKey>> KeysOf(ImmutableArray<string>? bound) =>
        bound?.Any(key => key is null || key.IndexOf('/', StringComparison.Ordinal) < 1 || key.EndsWith('/')) == true
            ? Refusal.Invalid("bound", "must be a list of kind/id")
            : (bound ?? []).Select(ObjectKey.Parse).ToImmutableArray();

    private static IAccountGrain Account(IGrainFactory grains, string id) => grains.Account(id.ToLowerInvariant());
}

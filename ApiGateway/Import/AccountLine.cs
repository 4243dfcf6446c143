using System.Collections.Immutable;
using Twin.Access;
using Twin.Accounts;

namespace Twin.Import;

/// <summary>An account by itself. Without areas an administrator sees everything and anybody else nothing.</summary>
internal static class AccountLine
{
    public static ImportCommand Parse(string id, LineFields fields)
    {
        var role = fields.Choice("role", Role.Administrator, Role.Supervisor, Role.GridWorker);
        var areas = fields.OptionalTexts("areas");
        var worker = fields.OptionalId("worker");
        var password = fields.OptionalPassword("password");
        var scope = areas is { } prefixes ? new AreaScope(prefixes)
            : role == Role.Administrator ? AreaScope.Everything : AreaScope.Nothing;
        return (target, cancellationToken) => Upsert(target, id, role, scope, worker, password, cancellationToken);
    }

    /// <summary>A password that is the present one is left alone, so that a repeated line changes nothing.</summary>
    public static async Task<Outcome<long>> Upsert(
        ImportTarget target, string userName, Role role, AreaScope scope, string? worker, string? password, CancellationToken cancellationToken)
    {
        var account = target.Grains.Account(userName.ToLowerInvariant());
        string? hash = null;
        if (password is not null)
        {
            var present = await account.GetCredential(cancellationToken);
            hash = await target.Passwords.HashUnlessSame(present?.PasswordHash, password, cancellationToken);
        }

        return await account.Upsert(target.Caller, new AccountAttributes(role, scope, worker, hash), cancellationToken);
    }
}

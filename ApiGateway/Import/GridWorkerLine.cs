using Twin.Access;
using Twin.Accounts;

namespace Twin.Import;

/// <summary>A grid worker and, with a user name, the account the worker signs in with: its areas are the grids.</summary>
internal static class GridWorkerLine
{
    public static ImportCommand Parse(string id, LineFields fields)
    {
        var userName = fields.OptionalId("userName");
        var password = fields.OptionalText("password");
        var mustChange = fields.OptionalFlag("mustChangePassword") ?? false;
        if (userName is null && password is not null)
        {
            fields.Refuse("userName", "is needed with a password");
        }

        var attributes = fields.TakeRest();
        return async (target, cancellationToken) =>
        {
            if (userName is not null && await Refuse(target, userName, id, password, cancellationToken) is { } refusal)
            {
                return refusal;
            }

            var worker = await target.Grains.GridWorker(id).Put(target.Caller, attributes, cancellationToken);
            if (!worker.Succeeded || userName is null)
            {
                return worker;
            }

            var grids = (await target.Grains.GridWorker(id).Get(target.Caller, cancellationToken)).Value?.Grids ?? [];
            var account = await AccountLine.Upsert(
                target, userName, new AccountAttributes(Role.GridWorker, new AreaScope(grids), id, PasswordHash: null, MustChangePassword: mustChange), password, cancellationToken);
            return account.Succeeded ? worker : account;
        };
    }

    /// <summary>The account would be refused: said before the worker is stored, so that a failed line leaves nothing behind.</summary>
    private static async Task<Refusal?> Refuse(ImportTarget target, string userName, string worker, string? password, CancellationToken cancellationToken) =>
        await target.Grains.Account(userName.ToLowerInvariant()).GetCredential(cancellationToken) switch
        {
            null when password is null => Refusal.Invalid("password", "is needed for a new account"),
            { } present when present.Worker != worker => Refusal.Invalid("userName", "is the account of somebody else"),
            _ => AccountLine.Refuse(target, userName, password),
        };
}

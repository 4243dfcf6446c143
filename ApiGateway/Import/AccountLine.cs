using System.Collections.Immutable;
using Twin.Access;
using Twin.Accounts;

namespace Twin.Import;

/// <summary>An account by itself. Without areas an administrator sees everything and anybody else nothing.</summary>
internal static class AccountLine
{
    public static ImportCommand Parse(string id, LineFields fields)
    {
        var role = fields.Choice<Role>("role", RightsTable.Columns.AsSpan());
        var areas = fields.OptionalTexts("areas");
        var worker = fields.OptionalId("worker");
        var bound = Keys(fields, "bound");
        var password = fields.OptionalText("password");
        var mustChange = fields.OptionalFlag("mustChangePassword") ?? false;
        var scope = areas is { } prefixes ? new AreaScope(prefixes)
            : role == Role.Administrator ? AreaScope.Everything : AreaScope.Nothing;
        return (target, cancellationToken) => Upsert(target, id, new AccountAttributes(role, scope, worker, PasswordHash: null, bound, mustChange), password, cancellationToken);
    }

    /// <summary>A password that is the present one is left alone, so that a repeated line changes nothing.</summary>
    public static async Task<Outcome<long>> Upsert(
        ImportTarget target, string userName, AccountAttributes attributes, string? password, CancellationToken cancellationToken)
    {
        if (Refuse(target, userName, password) is { } weak)
        {
            return weak;
        }

        var account = target.Grains.Account(userName.ToLowerInvariant());
        string? hash = null;
        if (password is not null)
        {
            var present = await account.GetCredential(cancellationToken);
            hash = await target.Passwords.HashUnlessSame(present?.PasswordHash, password, cancellationToken);
        }

        return await account.Upsert(target.Caller, attributes with { PasswordHash = hash }, cancellationToken);
    }

    public static Refusal? Refuse(ImportTarget target, string userName, string? password) =>
        password is not null && target.PasswordRules.Check(userName, password) is { } weak ? Refusal.Invalid("password", weak) : null;

    private static ImmutableArray<ObjectKey> Keys(LineFields fields, string name)
    {
        var keys = ImmutableArray.CreateBuilder<ObjectKey>();
        foreach (var text in fields.OptionalTexts(name) ?? [])
        {
            if (text.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash && ObjectKey.IsValidId(text[(slash + 1)..]))
            {
                keys.Add(ObjectKey.Parse(text));
            }
            else
            {
                fields.Refuse(name, "must be a list of kind/id");
            }
        }

        return keys.DrainToImmutable();
    }
}

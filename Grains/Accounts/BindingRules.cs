using System.Collections.Immutable;
using Twin.Access;

namespace Twin.Accounts;

/// <summary>What accounts of which role are bound to.</summary>
internal static class BindingRules
{
    private const int MaxBindings = 200;

    private static readonly ImmutableDictionary<Role, ImmutableArray<string>> Kinds = ImmutableDictionary.CreateRange(
    [
        KeyValuePair.Create<Role, ImmutableArray<string>>(Role.Resident, [ObjectKind.Person]),
        KeyValuePair.Create<Role, ImmutableArray<string>>(Role.DepartmentHandler, ["category"]),
        KeyValuePair.Create<Role, ImmutableArray<string>>(Role.PropertyCompany, ["estate", ObjectKind.Building]),
    ]);

    public static Refusal? Check(AccountAttributes wanted)
    {
        var bound = wanted.Bound.IsDefault ? [] : wanted.Bound;
        if (bound.Length > MaxBindings || bound.Any(key => !ObjectKey.IsValidId(key.Id)))
        {
            return Refusal.Invalid("bound", $"must be at most {MaxBindings} keys of the form kind/id");
        }

        var kinds = Kinds.GetValueOrDefault(wanted.Role, []);
        if (bound.Any(key => !kinds.Contains(key.Kind, StringComparer.Ordinal)))
        {
            return Refusal.Invalid("bound", kinds.IsEmpty ? "is not for this role" : $"must name objects of the kinds {string.Join(", ", kinds)}");
        }

        return wanted.Role == Role.Resident && bound.Length > 1
            ? Refusal.Invalid("bound", "must name the one person whose account it is, or nobody until the resident says who it is")
            : null;
    }
}

using Twin.Access;
using Twin.Search;

namespace Twin.Exchange;

internal static class ExportRules
{
    private static readonly string[] Personal = [.. Rights.Kinds.Where(Rights.IsPersonal)];

    /// <summary>True when people or their homes may be among what the caller would get.</summary>
    public static bool IsPersonal(Caller caller, ObjectFilter filter) =>
        (filter.Kind is { } kind ? Personal.Where(personal => personal == kind) : Personal)
            .Any(personal => Rights.ReachOf(caller.Role, personal, Right.Read) != Reach.None);
}

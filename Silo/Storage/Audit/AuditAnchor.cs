using System.Collections.Immutable;
using Twin.Audit;

namespace Twin.Storage.Audit;

/// <summary>An entry that says how far other chains had come: whoever cuts one of them off has to cut this one too.</summary>
internal static class AuditAnchor
{
    private const char Separator = ' ';
    private const string Actor = "system";

    public static AuditNote Of(IEnumerable<AuditMark> marks) =>
        new(Actor, Access.Role.System, AuditAction.Anchor, AuditOutcome.Allowed, Reason: string.Join(Separator, marks));

    public static ImmutableArray<AuditMark> Read(string? reason) =>
        [.. (reason ?? string.Empty).Split(Separator, StringSplitOptions.RemoveEmptyEntries).Select(AuditMark.Parse)];
}

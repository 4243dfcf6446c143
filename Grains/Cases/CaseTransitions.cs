using System.Diagnostics.CodeAnalysis;
using Twin.Storage;

namespace Twin.Cases;

/// <summary>The one table of what people may do to a case.</summary>
internal static class CaseTransitions
{
    public static readonly IReadOnlyList<CaseTransition> All =
    [
        new(CaseStatus.Dispatched, CaseAction.Sign, CaseStatus.Signed, "signed", ByAssignee: true),
        new(CaseStatus.Signed, CaseAction.Start, CaseStatus.InProgress, "started", ByAssignee: true),
        new(CaseStatus.InProgress, CaseAction.Resolve, CaseStatus.AwaitingVerification, "resolved", ByAssignee: true),
        new(CaseStatus.AwaitingVerification, CaseAction.Verify, CaseStatus.Verified, "verified", ByAssignee: false),
        new(CaseStatus.AwaitingVerification, CaseAction.Return, CaseStatus.InProgress, "returned", ByAssignee: false),
        new(CaseStatus.Verified, CaseAction.Close, CaseStatus.Closed, "closed", ByAssignee: false),
    ];

    public static bool TryFind(CaseStatus from, CaseAction action, [NotNullWhen(true)] out CaseTransition? transition)
    {
        transition = All.FirstOrDefault(row => row.From == from && row.Action == action);
        return transition is not null;
    }

    public static string PossibleFrom(CaseStatus from)
    {
        var actions = All.Where(row => row.From == from).Select(row => StoredName.Of(row.Action)).ToList();
        return actions.Count == 0 ? "nothing" : string.Join(", ", actions);
    }
}

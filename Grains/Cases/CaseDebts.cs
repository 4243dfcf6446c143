using Twin.Storage;

namespace Twin.Cases;

/// <summary>The calls that a change of a case leads to.</summary>
internal static class CaseDebts
{
    public static IEnumerable<Owed> Of(CaseState before, CaseState next, string id, DateTimeOffset? deadline)
    {
        var revision = before.Revision + 1;
        if (before.Assignee is { } worker && (worker != next.Assignee || !next.IsOpen))
        {
            yield return new OwedWithdrawal(worker, id, revision);
        }

        if (next is { IsOpen: true, Assignee: { } assignee })
        {
            yield return new OwedDelivery(assignee, next.ToInboxItem(id, deadline, revision));
            if (next.Trail[^1].Action is "assigned" or "handed-over" or "reopened" or "disputed")
            {
                yield return new OwedPlacement(next.Grid, id, assignee);
            }
        }

        if (next.Status == before.Status)
        {
            yield break;
        }

        switch (next.Status)
        {
            case CaseStatus.Merged:
                yield return new OwedTakeOver(next.MergedInto!, id, [.. next.Followers]);
                break;
            case CaseStatus.Closed or CaseStatus.Voided or CaseStatus.NotAccepted:
                yield return new OwedRelease(next.Grid, id);
                yield return new OwedIncidentEnd(next.Site, id);
                foreach (var merged in next.Merged.Keys)
                {
                    yield return new OwedMergedEnd(merged);
                }

                break;
        }

        if (before is { Status: CaseStatus.Merged, MergedInto: { } into })
        {
            yield return new OwedGiveBack(into, id);
        }
    }
}

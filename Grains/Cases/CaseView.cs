using System.Collections.Immutable;
using Twin.Access;
using Twin.Search;
using Twin.Storage;

namespace Twin.Cases;

/// <summary>How a case shows itself to those who may see it.</summary>
internal static class CaseView
{
    /// <summary>The kind of key a department's account is bound to.</summary>
    public const string Category = "category";

    /// <param name="text">What was reported, in clear.</param>
    /// <param name="contact">Who can be asked, in clear.</param>
    public static CaseSnapshot ToSnapshot(this CaseState state, string id, Caller caller, string? text, string? contact, DateTimeOffset? deadline, DateTimeOffset now) => new(
        id,
        state.Title,
        state.Category,
        state.Severity,
        state.Status,
        state.Grid,
        state.Assignee,
        deadline,
        state.Escalated,
        state.Device.Length == 0 ? null : state.Device,
        state.Devices,
        state.Building,
        state.Household,
        state.Alarms.Count(static alarm => alarm.Value),
        state.OpenedAt,
        caller.Role == Role.Resident ? [.. state.Trail.Where(static step => !step.Internal)] : state.Trail,
        state.Revision)
    {
        Owner = state.Owner,
        Level = state.Level,
        Source = state.Source,
        Text = text,
        Address = state.Address,
        Location = state.Location,
        Supervised = state.Supervised,
        ClosingProposed = state.ClosingProposed,
        Cameras = state.Cameras,
        Recurrences = Math.Max(0, state.Alarms.Count - state.Devices.Length),
        Reports = state.Followers.Count(),
        MergedInto = state.MergedInto,
        Merged = [.. state.Merged.Keys],
        Wish = state.Wish,
        Claim = state.Claim is { } claim && claim.Until > now ? claim : null,
        Tasks = state.Tasks,
        Rating = state.Rating,
        Department = state.Department,
        Contact = caller.Role == Role.Resident ? null : contact,
        Attachments = [.. state.Attachments.Select(static file => file.Attachment).Where(file => !file.Internal || caller.Role != Role.Resident)],
        Actions = state.ActionsFor(caller),
    };

    /// <summary>What may be told to who only knows its number: how far it is, and nothing that was said.</summary>
    public static CaseProgress ToProgress(this CaseState state, string id, DateTimeOffset? deadline) => new(
        id, state.Category, state.Status, state.OpenedAt, deadline, [.. state.Trail.Where(static step => !step.Internal).Select(static step => new CaseProgressStep(step.At, step.Action, step.Status))]);

    public static InboxItem ToInboxItem(this CaseState state, string id, DateTimeOffset? deadline, long revision) =>
        new(id, state.Title, state.Category, state.Severity, state.Status, state.Grid, state.Building, deadline, revision, state.Location);

    public static Card ToCard(this CaseState state, string id, DateTimeOffset? due, DateTimeOffset? deadline) => new()
    {
        Title = state.Title,
        Area = state.Grid,
        Status = StoredName.Of(state.Status),
        Due = due,
        Deadline = deadline,
        Labels = [.. LabelsOf(state), .. CaseFigure.Of(state)],
        Facts = FactsOf(state),
        Terms = SearchTerms.Of(id, state.Title),
        Links = [.. LinksOf(state)],
    };

    public static IEnumerable<ObjectLink> LinksOf(this CaseState state)
    {
        foreach (var device in state.Devices)
        {
            yield return new ObjectLink(ObjectKind.Device, new ObjectKey(ObjectKind.Device, device));
        }

        yield return new ObjectLink(Category, new ObjectKey(Category, state.Category));
        foreach (var category in state.Tasks.Where(static task => task is { DoneAt: null, Categories: not null }).SelectMany(static task => task.Categories!.Value).Distinct(StringComparer.Ordinal))
        {
            yield return new ObjectLink("task", new ObjectKey(Category, category));
        }

        yield return new ObjectLink(ObjectKind.Grid, new ObjectKey(ObjectKind.Grid, state.Grid));
        if (state.Building is not null)
        {
            yield return new ObjectLink(ObjectKind.Building, state.Site);
        }

        if (state.Household is not null)
        {
            yield return new ObjectLink(ObjectKind.Household, new ObjectKey(ObjectKind.Household, state.Household));
        }

        if (state.Assignee is not null)
        {
            yield return new ObjectLink(OpenCases.Assignee, new ObjectKey(ObjectKind.GridWorker, state.Assignee));
        }

        foreach (var reporter in state.Followers)
        {
            yield return new ObjectLink("reporter", new ObjectKey(ObjectKind.Person, reporter));
        }

        if (state.MergedInto is not null)
        {
            yield return new ObjectLink("merged-into", new ObjectKey(ObjectKind.Case, state.MergedInto));
        }
    }

    private static ImmutableSortedDictionary<string, string> FactsOf(CaseState state)
    {
        var facts = ImmutableSortedDictionary<string, string>.Empty
            .Add(CaseFacts.Severity, StoredName.Of(state.Severity))
            .Add(CaseFacts.Category, state.Category)
            .Add("owner", StoredName.Of(state.Owner))
            .Add(CaseFacts.Source, state.Source)
            .Add(CaseFacts.Opened, CaseFacts.Moment(state.OpenedAt));
        return CaseFigure.MinutesOf(state) is { } minutes ? facts.Add(CaseFacts.Minutes, minutes) : facts;
    }

    private static IEnumerable<string> LabelsOf(CaseState state)
    {
        if (state.Escalated)
        {
            yield return "escalated";
        }

        if (state.Supervised)
        {
            yield return "supervised";
        }

        if (state.IsOpen && state.Level != CaseLevel.Green)
        {
            yield return StoredName.Of(state.Level);
        }

        if (state.ClosingProposed)
        {
            yield return "closing-proposed";
        }

        if (state.TaskOverdue)
        {
            yield return "task-overdue";
        }

        if (state.Wish is { } wish)
        {
            yield return StoredName.Of(wish.Action);
        }
    }
}

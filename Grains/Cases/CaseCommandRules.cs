using Twin.Storage;

namespace Twin.Cases;

/// <summary>Whether a command says what its step needs, and nothing that it does not take.</summary>
internal static class CaseCommandRules
{
    private const int MaxNoteLength = 2_000;

    private const int MaxDepartmentLength = 100;

    public static Refusal? FindFault(CaseCommand command, CaseTransition row, CasePolicies policies, DateTimeOffset now)
    {
        var said = Said(command);
        if ((said & ~row.Accepts) is not CaseArguments.None and var strange)
        {
            return Refusal.Invalid(FieldOf(strange), $"is not taken by {StoredName.Of(row.Action)}");
        }

        if (FindMissing(row, said) is { } missing)
        {
            return missing;
        }

        return command switch
        {
            { Note.Length: > MaxNoteLength } => Refusal.Invalid("note", $"must be at most {MaxNoteLength} characters"),
            { Category: { } category } when !policies.All.ContainsKey(category) => Refusal.Invalid("category", "is not known: GET /api/v1/case-categories lists them"),
            { Severity: { } severity } when !Enum.IsDefined(severity) => Refusal.Invalid("severity", "is not known"),
            { Until: { } until } when until <= now => Refusal.Invalid("until", "must be in the future"),
            { Worker: { } worker } when !ObjectKey.IsValidId(worker) => Refusal.Invalid("worker", "is not an id"),
            { Into: { } into } when !ObjectKey.IsValidId(into) => Refusal.Invalid("into", "is not an id"),
            { Department: { } department } when department.Length is 0 or > MaxDepartmentLength => Refusal.Invalid("department", $"must be 1 to {MaxDepartmentLength} characters"),
            { Speed: < 1 or > 5 } => Refusal.Invalid("speed", "must be 1 to 5"),
            { Service: < 1 or > 5 } => Refusal.Invalid("service", "must be 1 to 5"),
            _ => null,
        };
    }

    private static Refusal? FindMissing(CaseTransition row, CaseArguments said)
    {
        foreach (var either in (CaseArguments[])[CaseArguments.Proof, CaseArguments.Class])
        {
            if ((row.Needs & either) == either && (said & either) == CaseArguments.None)
            {
                return either == CaseArguments.Proof
                    ? Refusal.Invalid("note", "or a photo is needed: what was found and done")
                    : Refusal.Invalid("category", "or severity is needed");
            }
        }

        foreach (var needed in Enum.GetValues<CaseArguments>())
        {
            var isAlternative = ((CaseArguments.Proof & needed) == needed && (row.Needs & CaseArguments.Proof) == CaseArguments.Proof)
                || ((CaseArguments.Class & needed) == needed && (row.Needs & CaseArguments.Class) == CaseArguments.Class);
            if (System.Numerics.BitOperations.IsPow2((int)needed) && !isAlternative && row.Needs.HasFlag(needed) && !said.HasFlag(needed))
            {
                return Refusal.Invalid(FieldOf(needed), $"is needed for {StoredName.Of(row.Action)}");
            }
        }

        return null;
    }

    private static CaseArguments Said(CaseCommand command) =>
        If(!string.IsNullOrWhiteSpace(command.Note), CaseArguments.Note)
        | If(command.Worker is not null, CaseArguments.Worker)
        | If(command.Category is not null, CaseArguments.Category)
        | If(command.Severity is not null, CaseArguments.Severity)
        | If(command.Until is not null, CaseArguments.Until)
        | If(command.Into is not null, CaseArguments.Into)
        | If(command.Speed is not null && command.Service is not null, CaseArguments.Rating)
        | If(command.Internal is not null, CaseArguments.Internal)
        | If(command.Department is not null, CaseArguments.Department)
        | If(command.Task is not null, CaseArguments.Task)
        | If(!command.Attachments.IsDefaultOrEmpty, CaseArguments.Attachments);

    private static CaseArguments If(bool isSaid, CaseArguments argument) => isSaid ? argument : CaseArguments.None;

    /// <summary>The first field the arguments stand for.</summary>
    private static string FieldOf(CaseArguments arguments)
    {
        var first = (CaseArguments)(1 << System.Numerics.BitOperations.TrailingZeroCount((int)arguments));
        return first == CaseArguments.Rating ? "speed" : StoredName.Of(first);
    }
}

namespace Twin.Cases;

/// <summary>Whether a worker's skills, shifts and leave can be.</summary>
internal static class GridWorkerRules
{
    private const int MaxEntries = 100;

    private const int MaxNoteLength = 500;

    /// <param name="note">What a colleague is told who takes over.</param>
    public static Refusal? FindFault(string? note) =>
        note?.Length > MaxNoteLength ? Refusal.Invalid("note", $"must be at most {MaxNoteLength} characters") : null;

    public static Refusal? FindFault(GridWorkerAttributes attributes, CasePolicies policies)
    {
        if (attributes.Skills?.Length > MaxEntries || attributes.Shifts?.Length > MaxEntries || attributes.Leave?.Length > MaxEntries)
        {
            return Refusal.Invalid("shifts", $"skills, shifts and leave have at most {MaxEntries} entries each");
        }

        if (attributes.Skills?.FirstOrDefault(skill => !policies.All.ContainsKey(skill)) is { } unknown)
        {
            return Refusal.Invalid("skills", $"'{unknown}' is no category of cases: GET /api/v1/case-categories lists them");
        }

        if (attributes.Shifts?.Any(static shift => shift.Days.IsDefaultOrEmpty || shift.Days.Any(static day => day is < 1 or > 7)) == true)
        {
            return Refusal.Invalid("shifts", "days must be 1 (Monday) to 7 (Sunday)");
        }

        return attributes.Leave?.Any(static leave => leave.To < leave.From) == true ? Refusal.Invalid("leave", "must not end before it begins") : null;
    }
}

using System.Globalization;

namespace Twin.Cases;

/// <summary>
/// What a case counts as in figures. Each is a label of its card, so a figure is the length of the list with that label.
/// </summary>
internal static class CaseFigure
{
    private const int Content = 4;

    /// <summary>What is not to be acted on is apart: it is neither solved nor unsolved.</summary>
    public static IEnumerable<string> Of(CaseState state)
    {
        var solved = state.Status is CaseStatus.Closed or CaseStatus.Rated;
        (string Name, bool Holds)[] figures =
        [
            ("accepted", state.Trail.Any(static step => step.Status is not (CaseStatus.Reported or CaseStatus.NotAccepted or CaseStatus.Merged or CaseStatus.Voided))),
            ("filed", state.Trail.Any(static step => step.Status == CaseStatus.Filed)),
            ("solved", solved),
            ("on-time", solved && state.Level < CaseLevel.Red),
            ("not-actionable", state.Status is CaseStatus.NotAccepted or CaseStatus.Voided),
            ("reworked", state.Reworks > 0),
            ("returned", state.Returns > 0),
            ("reopened", state.Reopenings > 0),
            ("rated", state.Rating is not null),
            ("satisfied", state.Rating?.Service >= Content),
        ];
        return figures.Where(static figure => figure.Holds).Select(static figure => figure.Name);
    }

    /// <summary>From the report to the closing, rounded up; null for what is not closed.</summary>
    public static string? MinutesOf(CaseState state) => state is { Status: CaseStatus.Closed or CaseStatus.Rated, ClosedAt: { } closed }
        ? Math.Ceiling((closed - state.OpenedAt).TotalMinutes).ToString(CultureInfo.InvariantCulture)
        : null;
}

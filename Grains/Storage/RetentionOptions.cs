using System.ComponentModel.DataAnnotations;

namespace Twin.Storage;

/// <summary>Configuration section <c>Twin:Retention</c>: for how many days each kind of record is kept; 0 for always.</summary>
public sealed class RetentionOptions
{
    public const string Section = "Twin:Retention";

    private const int Most = 36_500;

    /// <summary>Somebody who has died, from the day of death on. Default 1,825 (5 years).</summary>
    [Range(0, Most)]
    public int DeceasedPeopleDays { get; set; } = 1_825;

    /// <summary>Somebody who has moved away and lives in no home of the twin, from that day on. Default 1,095 (3 years).</summary>
    [Range(0, Most)]
    public int MovedAwayPeopleDays { get; set; } = 1_095;

    /// <summary>A person's record that was deleted and could be restored. Default 90.</summary>
    [Range(0, Most)]
    public int DeletedPeopleDays { get; set; } = 90;

    /// <summary>A case, from its closing on. Default 1,825.</summary>
    [Range(0, Most)]
    public int ClosedCaseDays { get; set; } = 1_825;

    /// <summary>A resident's request, from the decision on. Default 1,095: proof that it was answered (PIPL, three years of limitation).</summary>
    [Range(0, Most)]
    public int RequestDays { get; set; } = 1_095;

    /// <summary>A notice with who has read it, from its end or recall on. Default 365.</summary>
    [Range(0, Most)]
    public int NoticeDays { get; set; } = 365;

    /// <summary>An activity with who took part, from its end or cancellation on. Default 365.</summary>
    [Range(0, Most)]
    public int ActivityDays { get; set; } = 365;

    /// <summary>What a visit brought, from its receipt on. Default 1,095.</summary>
    [Range(0, Most)]
    public int VisitDays { get; set; } = 1_095;

    /// <summary>What was changed in objects, by whom. Default 1,825.</summary>
    [Range(0, Most)]
    public int ChangeDays { get; set; } = 1_825;

    /// <summary>When something has been kept for so many days; null for never.</summary>
    public DateTimeOffset? EndOf(DateTimeOffset from, int days) => days == 0 ? null : from.AddDays(days);
}

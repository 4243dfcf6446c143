using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;

namespace Twin.Search;

/// <summary>Which objects; all conditions must hold.</summary>
internal sealed record ObjectFilterQuery
{
    private static readonly (string Sign, FactComparison Comparison)[] Comparisons =
        [(">=", FactComparison.AtLeast), ("<=", FactComparison.AtMost), ("=", FactComparison.Equal)];

    /// <summary>Words, names, codes, pinyin, addresses; at most 200 characters.</summary>
    [FromQuery(Name = "q")]
    public string? Q { get; init; }

    /// <summary>One kind, such as <c>person</c>.</summary>
    [FromQuery(Name = "kind")]
    public string? Kind { get; init; }

    /// <summary>An area code: only what lies in that area.</summary>
    [FromQuery(Name = "area")]
    public string? Area { get; init; }

    /// <summary>Such as <c>dispatched</c>; several for any of them.</summary>
    [FromQuery(Name = "status")]
    public string[]? Status { get; init; }

    /// <summary>Such as <c>living-alone</c>; several for all of them.</summary>
    [FromQuery(Name = "label")]
    public string[]? Label { get; init; }

    /// <summary>An object it is linked to, <c>kind/id</c>; several for all of them.</summary>
    [FromQuery(Name = "link")]
    public string[]? Link { get; init; }

    /// <summary><c>name=value</c>, <c>name&gt;=value</c> or <c>name&lt;=value</c>; several for all of them.</summary>
    [FromQuery(Name = "fact")]
    public string[]? Fact { get; init; }

    /// <summary>Its time limit is then or later.</summary>
    [FromQuery(Name = "dueFrom")]
    public DateTimeOffset? DueFrom { get; init; }

    /// <summary>Its time limit is earlier.</summary>
    [FromQuery(Name = "dueBefore")]
    public DateTimeOffset? DueBefore { get; init; }

    /// <summary>It last changed in a list then or later.</summary>
    [FromQuery(Name = "changedFrom")]
    public DateTimeOffset? ChangedFrom { get; init; }

    /// <summary>It last changed in a list earlier.</summary>
    [FromQuery(Name = "changedBefore")]
    public DateTimeOffset? ChangedBefore { get; init; }

    public Outcome<ObjectFilter> ToFilter()
    {
        var links = ImmutableArray.CreateBuilder<ObjectKey>();
        foreach (var link in Link ?? [])
        {
            if (link.Split('/') is not [{ Length: > 0 } kind, var id] || !ObjectKey.IsValidId(id))
            {
                return Refusal.Invalid("link", "must be kind/id");
            }

            links.Add(new ObjectKey(kind, id));
        }

        var facts = ImmutableArray.CreateBuilder<FactCondition>();
        foreach (var fact in Fact ?? [])
        {
            if (ParseFact(fact) is not { } condition)
            {
                return Refusal.Invalid("fact", "must be name=value, name>=value or name<=value");
            }

            facts.Add(condition);
        }

        var filter = new ObjectFilter
        {
            Text = Q,
            Kind = Kind,
            Area = Area,
            Statuses = [.. Status ?? []],
            Labels = [.. Label ?? []],
            Links = links.ToImmutable(),
            Facts = facts.ToImmutable(),
            DueFrom = DueFrom,
            DueBefore = DueBefore,
            ChangedFrom = ChangedFrom,
            ChangedBefore = ChangedBefore,
        };
        return CatalogLimits.Check(filter) is { } refusal ? refusal : filter;
    }

    private static FactCondition? ParseFact(string text)
    {
        foreach (var (sign, comparison) in Comparisons)
        {
            if (text.IndexOf(sign, StringComparison.Ordinal) is > 0 and var at)
            {
                return new FactCondition(text[..at], comparison, text[(at + sign.Length)..]);
            }
        }

        return null;
    }
}

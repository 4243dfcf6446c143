using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;

namespace Twin.Search;

/// <summary>Which objects; all conditions must hold.</summary>
/// <param name="Q">Words, names, codes, pinyin, addresses; at most 200 characters.</param>
/// <param name="Kind">One kind, such as <c>person</c>.</param>
/// <param name="Area">An area code: only what lies in that area.</param>
/// <param name="Status">Such as <c>dispatched</c>; several for any of them.</param>
/// <param name="Label">Such as <c>living-alone</c>; several for all of them.</param>
/// <param name="Link">An object it is linked to, <c>kind/id</c>; several for all of them.</param>
/// <param name="Fact"><c>name=value</c>, <c>name&gt;=value</c> or <c>name&lt;=value</c>; several for all of them.</param>
/// <param name="DueFrom">Its time limit is then or later.</param>
/// <param name="DueBefore">Its time limit is earlier.</param>
/// <param name="ChangedFrom">It last changed in a list then or later.</param>
/// <param name="ChangedBefore">It last changed in a list earlier.</param>
internal sealed record ObjectFilterQuery(
    [FromQuery(Name = "q")] string? Q,
    [FromQuery(Name = "kind")] string? Kind,
    [FromQuery(Name = "area")] string? Area,
    [FromQuery(Name = "status")] string[]? Status,
    [FromQuery(Name = "label")] string[]? Label,
    [FromQuery(Name = "link")] string[]? Link,
    [FromQuery(Name = "fact")] string[]? Fact,
    [FromQuery(Name = "dueFrom")] DateTimeOffset? DueFrom,
    [FromQuery(Name = "dueBefore")] DateTimeOffset? DueBefore,
    [FromQuery(Name = "changedFrom")] DateTimeOffset? ChangedFrom,
    [FromQuery(Name = "changedBefore")] DateTimeOffset? ChangedBefore)
{
    private static readonly (string Sign, FactComparison Comparison)[] Comparisons =
        [(">=", FactComparison.AtLeast), ("<=", FactComparison.AtMost), ("=", FactComparison.Equal)];

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

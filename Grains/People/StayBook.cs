using System.Collections.Immutable;

namespace Twin.People;

/// <summary>Where somebody has lived: stays in order, at most the last of which lasts.</summary>
internal static class StayBook
{
    /// <summary>The stays after a move on a day.</summary>
    /// <param name="home">The new household and its area; null for away.</param>
    /// <returns>The same stays when the person lives there already, or what is wrong with the day.</returns>
    public static Outcome<ImmutableArray<Stay>> Move(this ImmutableArray<Stay> stays, (string Household, string Area)? home, DateOnly day, string? reason)
    {
        var present = stays is [.., { To: null } lasting] ? lasting : null;
        if (present?.Household == home?.Household)
        {
            return stays;
        }

        if (stays is [.., var last] && day < (last.To ?? last.From))
        {
            return Refusal.Invalid("householdSince", $"must not be before {last.To ?? last.From:O}, when the stay before {(last.To is null ? "began" : "ended")}");
        }

        var left = present is null ? stays : stays.SetItem(stays.Length - 1, present with { To = day, Reason = reason });
        return home is { } next ? left.Add(new Stay(next.Household, next.Area, day)) : left;
    }

    /// <summary>The stays with another first day of the present one.</summary>
    public static Outcome<ImmutableArray<Stay>> Redate(this ImmutableArray<Stay> stays, DateOnly from)
    {
        if (stays is not [.., { To: null } present] || present.From == from)
        {
            return stays;
        }

        if (stays is [.., { To: { } ended }, _] && from < ended)
        {
            return Refusal.Invalid("householdSince", $"must not be before {ended:O}, when the stay before ended");
        }

        return stays.SetItem(stays.Length - 1, present with { From = from });
    }

    /// <summary>The stays with the area of the present one as it is now; the same when it is.</summary>
    public static ImmutableArray<Stay> Located(this ImmutableArray<Stay> stays, string area) =>
        stays is [.., { To: null } present] && present.Area != area ? stays.SetItem(stays.Length - 1, present with { Area = area }) : stays;

    /// <summary>As they are shown: death ends what lasts.</summary>
    public static ImmutableArray<Stay> EndedBy(this ImmutableArray<Stay> stays, DateOnly? death) =>
        death is { } day && stays is [.., { To: null } present] ? stays.SetItem(stays.Length - 1, present with { To = day, Reason = "death" }) : stays;

    /// <summary>The stays with another record's among them; what lasts there ended with the merge, unless nothing lasts here.</summary>
    public static ImmutableArray<Stay> TakeOver(this ImmutableArray<Stay> stays, ImmutableArray<Stay> others, string record, DateOnly day)
    {
        var lasts = stays is [.., { To: null }];
        var taken = others.Select(stay => stay with { Record = record, To = stay.To ?? (lasts ? Later(day, stay.From) : null), Reason = stay.To is null && lasts ? "merged" : stay.Reason });
        return [.. stays.Concat(taken).OrderBy(stay => stay.To is null).ThenBy(stay => stay.From)];
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}

using System.Collections.Immutable;

namespace Twin.People;

/// <summary>
/// 人户分离: somebody has lived in another township than that of the registration for some months. Moves between the
/// districts of one city do not count.
/// </summary>
internal sealed class Separation(PeopleOptions options)
{
    public const string Hint = "separated";

    private const int CityLength = 4;
    private const int CountyLength = 6;
    private const int TownshipLength = 9;

    /// <summary>Since when the person lives apart from the registration, however short; null when that is not so, or not known.</summary>
    public DateOnly? Began(string? registered, ImmutableArray<Stay> stays)
    {
        DateOnly? began = null;
        for (var i = stays.Length - 1; i >= 0; i--)
        {
            var stay = stays[i];
            var lasts = began is null ? stay.To is null : stay.To >= began;
            if (!lasts || !AreApart(registered, stay.Area))
            {
                break;
            }

            began = stay.From;
        }

        return began;
    }

    /// <summary>The first day on which it counts.</summary>
    public DateOnly? Counts(string? registered, ImmutableArray<Stay> stays) => Began(registered, stays)?.AddMonths(options.SeparatedMonths);

    public PersonHint? Find(string? registered, ImmutableArray<Stay> stays, DateOnly day) =>
        Began(registered, stays) is { } began && day >= began.AddMonths(options.SeparatedMonths)
            ? new PersonHint(Hint, began, $"registered in {registered![..TownshipLength]}, living in {stays[^1].Area[..TownshipLength]} since {began:O}")
            : null;

    private bool AreApart(string? registered, string home) =>
        registered is { Length: >= TownshipLength } && home.Length >= TownshipLength
        && registered[..TownshipLength] != home[..TownshipLength]
        && !(registered[..CityLength] == home[..CityLength] && IsDistrict(registered) && IsDistrict(home));

    private bool IsDistrict(string area) => options.IsDistrict(area[CityLength..CountyLength]);
}

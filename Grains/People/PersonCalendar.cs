using System.Collections.Immutable;

namespace Twin.People;

/// <summary>What holds for a person on a day, and when that changes by itself.</summary>
internal sealed class PersonCalendar(PeopleOptions options)
{
    private readonly Separation _separation = new(options);
    private readonly ImmutableArray<AgeLabel> _ageLabels = [.. AgeLabel.Parse(options.AgeLabels)];

    /// <summary>The labels given for that day and those that follow, each once; none once the person has died.</summary>
    public ImmutableArray<string> Labels(PersonState person, DateOnly day)
    {
        if (person.Attributes is not { } attributes || day >= attributes.DeathDate)
        {
            return [];
        }

        var given = attributes.Labels.Where(label => label.HoldsOn(day)).Select(label => label.Label);
        var byAge = attributes.BirthDate is { } birth ? _ageLabels.Where(label => label.HoldsAt(Age.On(day, birth))).Select(label => label.Label) : [];
        return [.. given.Concat(byAge).Concat(Hints(person, day).Select(hint => hint.Hint)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    public ImmutableArray<PersonHint> Hints(PersonState person, DateOnly day) =>
        person.Attributes is { DeathDate: null } attributes && _separation.Find(attributes.RegisteredArea, person.Stays, day) is { } hint ? [hint] : [];

    /// <summary>True while a guardian acts for the person: while it is known to be under age, and longer for whoever has a label that says so.</summary>
    public bool HasGuardian(PersonState person, DateOnly day) => person.Attributes is { Guardian: not null } attributes
        && ((attributes.BirthDate is { } birth && Age.On(day, birth) < options.AdultAge)
            || attributes.Labels.Any(label => label.HoldsOn(day) && options.WardLabelList.Contains(label.Label, StringComparer.Ordinal)));

    /// <summary>The next day after <paramref name="day"/> on which labels or hints change by themselves; null when none is known.</summary>
    public DateOnly? NextChange(PersonState person, DateOnly day)
    {
        DateOnly? next = null;
        foreach (var change in person.Attributes is { DeathDate: null } attributes ? Changes(person, attributes) : [])
        {
            if (change > day && !(change >= next))
            {
                next = change;
            }
        }

        return next;
    }

    private IEnumerable<DateOnly> Changes(PersonState person, PersonAttributes attributes)
    {
        foreach (var label in attributes.Labels)
        {
            if (label.From is { } from)
            {
                yield return from;
            }

            if (label.To is { } to && to < DateOnly.MaxValue)
            {
                yield return to.AddDays(1);
            }
        }

        if (attributes.BirthDate is { } birth)
        {
            foreach (var label in _ageLabels)
            {
                yield return Age.Reached(label.From, birth);
                if (label.To is { } last)
                {
                    yield return Age.Reached(last + 1, birth);
                }
            }
        }

        if (attributes is { Guardian: not null, BirthDate: { } born })
        {
            yield return Age.Reached(options.AdultAge, born);
        }

        if (_separation.Counts(attributes.RegisteredArea, person.Stays) is { } counts)
        {
            yield return counts;
        }
    }
}

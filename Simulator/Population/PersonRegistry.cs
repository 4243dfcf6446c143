using System.Collections.Immutable;

namespace Twin.Simulation;

/// <summary>Gives residents their names, labels and numbers; no number twice.</summary>
internal sealed class PersonRegistry(int seed)
{
    /// <summary>Men, and women, with the same day of birth; a prime.</summary>
    private const int MaxPerDay = 499;

    private const int DayStep = 211;

    /// <summary>Ages are counted to here: a community does not change with the day it is made on.</summary>
    private static readonly DateOnly Today = new(2026, 1, 1);

    private readonly Dictionary<(DateOnly Birth, bool Male), int> _born = [];
    private int _phones;

    public PersonLine Register(string id, Resident resident, string household, bool livesAlone, bool migrant, bool lowIncome)
    {
        var dice = new Dice(seed, $"person/{id}");
        var name = resident.Surname + ChineseNames.GivenName(dice, resident.Male);
        var birth = Today.AddYears(-resident.Age).AddDays(-dice.Below(365));
        var phone = resident.Age >= 10 && dice.Chance(0.95) ? NextPhone() : null;
        return new PersonLine(id, name, NextIdNumber(birth, resident.Male), phone, household, Labels(dice, resident, livesAlone, migrant, lowIncome));
    }

    private static ImmutableArray<string> Labels(Dice dice, Resident resident, bool livesAlone, bool migrant, bool lowIncome)
    {
        var elderly = resident.Age >= 60;
        var disabled = dice.Chance(elderly ? 0.15 : 0.04);
        var veteran = resident is { Male: true, Age: >= 22 } && dice.Chance(0.04);
        ReadOnlySpan<(string Label, bool Applies)> labels =
        [
            (migrant ? "migrant" : "registered", true),
            ("elderly", elderly),
            ("living-alone", livesAlone && elderly),
            ("disabled", disabled),
            ("veteran", veteran),
            ("low-income", lowIncome),
        ];

        var given = ImmutableArray.CreateBuilder<string>();
        foreach (var (label, applies) in labels)
        {
            if (applies)
            {
                given.Add(label);
            }
        }

        return given.DrainToImmutable();
    }

    /// <summary>No mobile number is given out under 179: the code led to telephone-card calls.</summary>
    private string NextPhone() => $"179{++_phones:D8}";

    private string NextIdNumber(DateOnly birth, bool male)
    {
        while (_born.GetValueOrDefault((birth, male)) == MaxPerDay)
        {
            birth = birth.AddDays(-1);
        }

        // Numbered on from another place each day, as where only some of a region's people live: else few would end differently.
        var nth = ++System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_born, (birth, male), out _);
        var place = ((birth.DayNumber * DayStep) + nth) % MaxPerDay;
        return IdNumber.Compose(birth, (place * 2) + (male ? 1 : 2));
    }
}

namespace Twin.Simulation;

/// <summary>Who lives together. Sizes follow the 2020 census (25 % alone, 30 % two, 2.6 on average).</summary>
internal static class Home
{
    private const int Elderly = 60;

    public static IReadOnlyList<Resident> Draw(Dice dice, int most)
    {
        var surname = ChineseNames.Surname(dice);
        var throwOfSize = dice.Share();
        return throwOfSize switch
        {
            < 0.25 => [Alone(dice, surname)],
            < 0.55 => Trim(Couple(dice, surname, AdultAge(dice)), most),
            < 0.77 => Trim(Family(dice, surname, children: 1, grandparents: 0), most),
            < 0.90 => Trim(Family(dice, surname, dice.Chance(0.6) ? 2 : 1, grandparents: 1), most),
            _ => Trim(Family(dice, surname, children: 1, grandparents: 2), most),
        };
    }

    private static Resident Alone(Dice dice, string surname) => new(AdultAge(dice), dice.Chance(0.45), surname);

    private static IReadOnlyList<Resident> Couple(Dice dice, string surname, int age) =>
    [
        new(age, Male: true, surname),
        new(Math.Max(20, age + dice.Between(-5, 2)), Male: false, ChineseNames.Surname(dice)),
    ];

    private static IReadOnlyList<Resident> Family(Dice dice, string surname, int children, int grandparents)
    {
        var age = dice.Between(25, 55);
        List<Resident> members = [.. Couple(dice, surname, age)];
        for (var i = 0; i < children; i++)
        {
            members.Add(new Resident(Math.Max(0, age - dice.Between(24, 34)), dice.Chance(0.52), surname));
        }

        for (var i = 0; i < grandparents; i++)
        {
            members.Add(new Resident(Math.Min(98, age + dice.Between(23, 32)), Male: i > 0, i > 0 ? surname : ChineseNames.Surname(dice)));
        }

        return members;
    }

    private static int AdultAge(Dice dice) => dice.Chance(0.35) ? dice.Between(Elderly, 92) : dice.Between(22, Elderly - 1);

    private static IReadOnlyList<Resident> Trim(IReadOnlyList<Resident> members, int most) =>
        members.Count <= most ? members : [.. members.Take(most)];
}

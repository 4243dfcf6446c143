using CsCheck;
using Twin.People;

namespace Twin.Grains.Tests.People;

public class PersonCalendarTests
{
    private const string Here = "500103002001001";
    private const string OtherCity = "510105001";

    private static readonly PersonCalendar Calendar = new(new PeopleOptions { AgeLabels = "minor:0-17,elderly:60-" });

    [Theory]
    [InlineData("1966-05-02", "2026-05-01", false)]
    [InlineData("1966-05-02", "2026-05-02", true)]
    [InlineData("1964-02-29", "2024-02-28", false)]
    [InlineData("1964-02-29", "2024-02-29", true)]
    [InlineData("1964-02-29", "2023-02-28", false)]
    public void Labels_hold_the_one_that_follows_from_age(string birth, string day, bool elderly) =>
        Assert.Equal(elderly, Calendar.Labels(Born(birth), Day(day)).Contains("elderly"));

    [Fact]
    public void Labels_hold_those_given_for_the_day_and_each_once()
    {
        var person = Born("1950-01-01");
        person = person with { Attributes = person.Attributes! with { Labels = ["elderly", new("low-income", Day("2026-01-01"), Day("2026-06-30"))] } };

        Assert.Equal(["elderly"], Calendar.Labels(person, Day("2025-12-31")));
        Assert.Equal(["elderly", "low-income"], Calendar.Labels(person, Day("2026-06-30")));
        Assert.Equal(["elderly"], Calendar.Labels(person, Day("2026-07-01")));
        Assert.Equal(Day("2026-01-01"), Calendar.NextChange(person, Day("2025-12-31")));
        Assert.Equal(Day("2026-07-01"), Calendar.NextChange(person, Day("2026-01-01")));
    }

    [Fact]
    public void Nothing_holds_for_the_dead_and_nothing_is_due()
    {
        var person = Born("1950-01-01");
        person = person with { Attributes = person.Attributes! with { DeathDate = Day("2026-01-01") } };

        Assert.Empty(Calendar.Labels(person, Day("2026-01-01")));
        Assert.Null(Calendar.NextChange(person, Day("2025-01-01")));
    }

    [Theory]
    [InlineData(OtherCity, "2026-06-30", false)]
    [InlineData(OtherCity, "2026-07-01", true)]
    [InlineData("500103002", "2027-01-01", false)] // the same township
    [InlineData("500103001", "2027-01-01", false)] // another street of the same district
    [InlineData("500112001", "2027-01-01", false)] // another district of the same city
    [InlineData("500229001", "2027-01-01", true)] // a county of the same city
    [InlineData("510105", "2027-01-01", false)] // the township is not known
    public void Hints_tell_who_lives_apart_from_the_registration(string registered, string day, bool separated)
    {
        var person = Living(registered, new Stay("h-1", Here, Day("2026-01-01")));

        Assert.Equal(separated, Calendar.Hints(person, Day(day)) is [{ Hint: Separation.Hint }]);
        Assert.Equal(separated, Calendar.Labels(person, Day(day)).Contains(Separation.Hint));
    }

    [Fact]
    public void Moves_between_homes_away_from_the_registration_count_together()
    {
        var person = Living(
            OtherCity,
            new Stay("h-0", "510105001001001", Day("2020-01-01"), Day("2026-01-01")),
            new Stay("h-1", Here, Day("2026-01-01"), Day("2026-04-01")),
            new Stay("h-2", Here, Day("2026-04-01")));

        var hint = Assert.Single(Calendar.Hints(person, Day("2026-07-01")));

        Assert.Equal(Day("2026-01-01"), hint.Since);
        Assert.Equal("registered in 510105001, living in 500103002 since 2026-01-01", hint.Reason);
        Assert.Equal(Day("2026-07-01"), Calendar.NextChange(person, Day("2026-05-01")));
    }

    [Fact]
    public void Labels_change_on_no_other_day_than_the_next_change() => Gen.Select(
        Gen.DateOnly[new DateOnly(1930, 1, 1), new DateOnly(2026, 1, 1)],
        Gen.DateOnly[new DateOnly(2024, 1, 1), new DateOnly(2026, 12, 31)],
        Gen.Int[0, 400],
        Gen.DateOnly[new DateOnly(2024, 1, 1), new DateOnly(2026, 12, 31)]).Sample((birth, from, days, since) =>
        {
            var person = Living(OtherCity, new Stay("h-1", Here, since));
            person = person with { Attributes = person.Attributes! with { BirthDate = birth, Labels = [new("low-income", from, from.AddDays(days))] } };
            var day = new DateOnly(2025, 1, 1);
            var change = Calendar.NextChange(person, day) ?? day.AddDays(400);

            for (var next = day.AddDays(1); next < change && next < day.AddDays(400); next = next.AddDays(1))
            {
                Assert.Equal(Calendar.Labels(person, day), Calendar.Labels(person, next));
            }
        });

    private static PersonState Born(string birth) => new() { Attributes = MadeUp.Person() with { BirthDate = Day(birth) } };

    private static PersonState Living(string registered, params Stay[] stays) =>
        new() { Attributes = MadeUp.Person() with { Household = stays[^1].Household, RegisteredArea = registered }, Stays = [.. stays] };

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "O");
}

namespace Twin.Simulation.Population;

public sealed class PeopleTests
{
    private static readonly Community Community = Community.Generate(new CommunityOptions { People = 5000 }, new Credentials("a password", 1));

    [Theory]
    [InlineData("11010519491231002", 'X')]
    [InlineData("50010319350801001", '2')]
    public void CheckDigit_is_the_standards_one_when_the_number_is_a_known_one(string body, char expected) =>
        Assert.Equal(expected, IdNumber.CheckDigit(body));

    [Fact]
    public void IdNumber_is_unique_of_the_made_up_region_and_has_the_right_check_digit()
    {
        Assert.All(Community.People, person =>
        {
            Assert.Matches("^999999(19|20)[0-9]{9}[0-9X]$", person.IdNumber);
            Assert.Equal(IdNumber.CheckDigit(person.IdNumber[..17]), person.IdNumber[17]);
        });
        Assert.Distinct(Community.People.Select(person => person.IdNumber));
    }

    [Fact]
    public void Phone_is_unique_of_an_unused_range_and_has_the_shape_of_a_mobile_number()
    {
        var phones = Community.People.Select(person => person.Phone).OfType<string>().ToList();
        Assert.All(phones, phone => Assert.Matches("^179[0-9]{8}$", phone));
        Assert.Distinct(phones);
    }

    [Fact]
    public void Name_is_two_to_four_Chinese_characters() =>
        Assert.All(Community.People, person => Assert.Matches(@"^[\u4e00-\u9fff]{2,4}$", person.Name));

    [Theory]
    [InlineData("elderly", 0.10, 0.35)]
    [InlineData("living-alone", 0.02, 0.08)]
    [InlineData("disabled", 0.03, 0.12)]
    [InlineData("migrant", 0.12, 0.28)]
    [InlineData("veteran", 0.005, 0.04)]
    [InlineData("low-income", 0.01, 0.06)]
    public void Labels_have_the_shares_of_a_real_community(string label, double least, double most) =>
        Assert.InRange(Community.People.Count(person => person.Labels.Contains(label)) / (double)Community.People.Length, least, most);

    [Fact]
    public void Home_holds_as_many_as_the_census_found_on_average() =>
        Assert.InRange(Community.People.Length / (double)Community.Households.Length, 2.3, 2.9);
}

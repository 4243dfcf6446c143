using CsCheck;
using Twin.People;

namespace Twin.Grains.Tests.People;

public class CitizenIdTests
{
    private static readonly Gen<(DateOnly Birth, int Sequence)> Someone =
        Gen.Select(Gen.DateOnly[new DateOnly(1900, 1, 1), new DateOnly(2026, 4, 30)], Gen.Int[0, 999]);

    [Theory]
    [InlineData("11010519491231002X")]
    [InlineData("11010519491231002x")]
    [InlineData("500103193508010012")]
    [InlineData("110105491231002")]
    public void FindFault_finds_none_when_the_number_is_well_formed(string number) => Assert.Null(CitizenId.FindFault(number));

    [Theory]
    [InlineData("110105194912310021", "check character")]
    [InlineData("1101051949123100", "18 characters, or 15 digits for one from before 1999, not 16")]
    [InlineData("1101051949123100AX", "character 17")]
    [InlineData("11010549123100X", "character 15")]
    [InlineData("11010519491331002X", "digits 7 to 14 are not a date of birth")]
    [InlineData("110105491331002", "digits 7 to 12 are not a date of birth")]
    public void FindFault_says_what_is_wrong(string number, string fault) =>
        Assert.Contains(fault, CitizenId.FindFault(number), StringComparison.Ordinal);

    [Theory]
    [InlineData("110105491231002", "11010519491231002X")]
    [InlineData("11010519491231002x", "11010519491231002X")]
    public void Canonical_is_the_same_for_both_forms(string number, string canonical) => Assert.Equal(canonical, CitizenId.Canonical(number));

    [Fact]
    public void A_number_tells_birth_date_and_sex_in_either_form() => Someone.Sample(someone =>
    {
        var number = MadeUp.IdNumber(someone.Birth, someone.Sequence);

        Assert.Equal((someone.Birth, someone.Sequence % 2 == 1 ? "1" : "2"), (CitizenId.BirthDate(number), CitizenId.Sex(number)));
        if (someone.Birth.Year < 2000)
        {
            Assert.Equal(number, CitizenId.Canonical(number[..6] + number[8..17]));
        }
    });

    [Fact]
    public void One_wrong_digit_is_always_found() => Gen.Select(Someone, Gen.Int[0, 16], Gen.Int[1, 9]).Sample((someone, at, off) =>
    {
        var number = MadeUp.IdNumber(someone.Birth, someone.Sequence).ToCharArray();
        number[at] = (char)('0' + ((number[at] - '0' + off) % 10));

        Assert.NotNull(CitizenId.FindFault(new string(number)));
    });

    [Theory]
    [InlineData("13812345678", true)]
    [InlineData("12812345678", false)]
    [InlineData("1381234567", false)]
    [InlineData("1381234567x", false)]
    public void FindFault_tells_mobile_numbers_from_others(string number, bool wellFormed) =>
        Assert.Equal(wellFormed, MobilePhone.FindFault(number) is null);
}

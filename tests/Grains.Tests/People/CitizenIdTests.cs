using Twin.People;

namespace Twin.Grains.Tests.People;

public class CitizenIdTests
{
    [Theory]
    [InlineData("11010519491231002X")]
    [InlineData("11010519491231002x")]
    [InlineData("500103193508010012")]
    public void FindFault_finds_none_when_the_number_is_well_formed(string number) => Assert.Null(CitizenId.FindFault(number));

    [Theory]
    [InlineData("110105194912310021", "check character")]
    [InlineData("1101051949123100", "18 characters")]
    [InlineData("1101051949123100AX", "character 17")]
    [InlineData("11010519491331002X", "date of birth")]
    public void FindFault_says_what_is_wrong(string number, string fault) =>
        Assert.Contains(fault, CitizenId.FindFault(number), StringComparison.Ordinal);

    [Theory]
    [InlineData("13812345678", true)]
    [InlineData("12812345678", false)]
    [InlineData("1381234567", false)]
    [InlineData("1381234567x", false)]
    public void FindFault_tells_mobile_numbers_from_others(string number, bool wellFormed) =>
        Assert.Equal(wellFormed, MobilePhone.FindFault(number) is null);

    [Fact]
    public void Mask_hides_the_middle()
    {
        Assert.Equal("110105********002X", Mask.IdNumber("11010519491231002X"));
        Assert.Equal("138****5678", Mask.Phone("13812345678"));
    }
}

using Twin.Codes;

namespace Twin.Grains.Tests.Codes;

public sealed class CodeTests
{
    [Theory]
    [InlineData("91350100M000100Y43", null)]
    [InlineData("11320000MB151840XJ", null)]
    [InlineData("91350100M000100Y4Z", "character 18 must be a digit or a capital letter other than I, O, S, V and Z")]
    [InlineData("91350100M000100Y44", "the check character (18) does not fit the others")]
    [InlineData("19350100M000100Y43", "the check character (18) does not fit the others")]
    [InlineData("91350A00M000100Y43", "character 6 must be a digit: 3 to 8 are the region")]
    [InlineData("91350100m000100Y43", "character 9 must be a digit or a capital letter other than I, O, S, V and Z")]
    [InlineData("91350100M000100Y4", "must have 18 characters, not 17")]
    [InlineData("", "must have 18 characters, not 0")]
    public void CreditCode_says_which_character_or_rule_is_wrong(string code, string? fault) => Assert.Equal(fault, CreditCode.FindFault(code));

    [Theory]
    [InlineData("渝A12345", null)]
    [InlineData("渝AD12345", null)]
    [InlineData("京A1234学", null)]
    [InlineData("渝A1234", "must have 7 characters, or 8 for new energy, not 6")]
    [InlineData("XA12345", "character 1 must be a province's, such as 渝")]
    [InlineData("渝112345", "character 2 must be a capital letter other than I and O")]
    [InlineData("渝A1I345", "character 4 must be a digit or a capital letter other than I and O")]
    [InlineData("渝AD1234警", "character 8 must be a digit or a capital letter other than I and O")]
    public void Plate_says_which_character_is_wrong(string plate, string? fault) => Assert.Equal(fault, Plate.FindFault(plate));
}

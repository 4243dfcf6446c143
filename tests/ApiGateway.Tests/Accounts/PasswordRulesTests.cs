namespace Twin.Accounts;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("tired-but-on-duty")]
    [InlineData("correct-horse-battery")]
    [InlineData("a-password-for-tests-only")]
    [InlineData("锅烧干了已通风老人安好")]
    [InlineData("xK9#mQ2v")]
    [InlineData("a phrase with spaces, and as long as somebody likes it to be, since length is what counts most of all here")]
    public void Check_takes_what_is_hard_to_guess(string password) => Assert.Null(PasswordRules.Check("zhangwei", password));

    [Theory]
    [InlineData("short1!")]
    [InlineData("password")]
    [InlineData("Password123!")]
    [InlineData("P@ssw0rd2024")]
    [InlineData("12345678")]
    [InlineData("20240101")]
    [InlineData("1990-01-01")]
    [InlineData("13812345678")]
    [InlineData("qwertyuiop")]
    [InlineData("1qaz2wsx3edc")]
    [InlineData("zxcvbnm123")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("abcabcabcabc")]
    [InlineData("iloveyou520")]
    [InlineData("woaini1314")]
    [InlineData("admin12345")]
    [InlineData("Twin@2026")]
    [InlineData("zhangwei1")]
    [InlineData("zhangwei@123")]
    public void Check_refuses_what_is_guessed_first(string password) => Assert.NotNull(PasswordRules.Check("zhangwei", password));

    [Fact]
    public void Check_refuses_what_is_too_long() => Assert.NotNull(PasswordRules.Check("a", string.Concat(Enumerable.Range(0, 100).Select(number => $"w{number}-"))));
}

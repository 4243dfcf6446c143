using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Twin.Accounts;

public sealed class PasswordRulesTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("twin-passwords-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Theory]
    [InlineData("tired-but-on-duty")]
    [InlineData("correct-horse-battery")]
    [InlineData("a-password-for-tests-only")]
    [InlineData("锅烧干了已通风老人安好")]
    [InlineData("xK9#mQ2v")]
    [InlineData("a phrase with spaces, and as long as somebody likes it to be, since length is what counts most of all here")]
    public void Check_takes_what_is_hard_to_guess(string password) => Assert.Null(Rules().Check("zhangwei", password));

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
    public void Check_refuses_what_is_guessed_first(string password) => Assert.NotNull(Rules().Check("zhangwei", password));

    [Fact]
    public void Check_refuses_what_is_too_long() => Assert.NotNull(Rules().Check("a", string.Concat(Enumerable.Range(0, 100).Select(number => $"w{number}-"))));

    [Fact]
    public void Check_refuses_what_is_known_from_a_breach()
    {
        string[] known = [.. Enumerable.Range(0, 500).Select(number => $"known-from-elsewhere-{number}")];
        foreach (var ending in (string[])["\n", "\r\n"])
        {
            var lines = known.Select(password => Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(password)))).Order(StringComparer.Ordinal);
            var rules = Rules(string.Concat(lines.Select((line, number) => $"{line}:{Math.Pow(7, number % 20):0}{ending}")));

            Assert.All(known, password => Assert.Equal("is known from a breach", rules.Check("zhangwei", password)));
            Assert.All(known, password => Assert.Null(rules.Check("zhangwei", $"{password}-and-more")));
        }
    }

    [Fact]
    public void Check_takes_a_list_of_breaches_of_any_length()
    {
        var line = Convert.ToHexString(SHA1.HashData("known-from-elsewhere"u8));
        Assert.Null(Rules(string.Empty).Check("zhangwei", "known-from-elsewhere"));
        Assert.NotNull(Rules(line).Check("zhangwei", "known-from-elsewhere"));
        Assert.NotNull(Rules($"{line}:1\n").Check("zhangwei", "known-from-elsewhere"));
    }

    [Theory]
    [InlineData("password\n")]
    [InlineData("5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD")]
    [InlineData("5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8:1\n")]
    public void A_list_that_is_no_list_is_refused_at_once(string content) => Assert.Throws<InvalidDataException>(() => Rules(content));

    [Fact]
    public void A_list_that_is_not_there_is_refused_at_once() =>
        Assert.ThrowsAny<IOException>(() => new BreachedPasswords(Options.Create(new PasswordOptions { BreachedPasswords = Path.Combine(_directory.FullName, "none") })));

    private PasswordRules Rules(string? list = null)
    {
        var path = list is null ? null : Path.Combine(_directory.FullName, $"{Guid.NewGuid():N}.txt");
        if (path is not null)
        {
            File.WriteAllText(path, list);
        }

        return new PasswordRules(new BreachedPasswords(Options.Create(new PasswordOptions { BreachedPasswords = path })));
    }
}

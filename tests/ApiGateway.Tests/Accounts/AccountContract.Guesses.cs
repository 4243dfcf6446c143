using System.Net;
using System.Net.Http.Json;
using Twin.Fixtures;

namespace Twin.Accounts;

public abstract partial class AccountContract
{
    [Fact]
    public async Task Guesses_lock_the_address_they_come_from_and_an_honest_login_elsewhere_still_works()
    {
        var user = await NewAccount("guessed-at");
        using var guesser = Client("127.0.0.66");
        var answers = new List<HttpResponseMessage>();
        for (var guess = 0; guess < 8; guess++)
        {
            answers.Add(await guesser.PostAsJsonAsync("/api/v1/auth/login", new { userName = user, password = $"guess number {guess}" }));
        }

        Assert.All(answers.Take(5), answer => Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode));
        Assert.All(answers.Skip(5), answer => Assert.InRange(int.Parse(answer.Headers.GetValues("Retry-After").Single()), 1, 900));
        Assert.Equal(HttpStatusCode.TooManyRequests, (await guesser.PostAsJsonAsync("/api/v1/auth/login", new { userName = user, password = Password })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await TrySignIn(user, Password)).StatusCode);
    }

    [Fact]
    public async Task Guesses_at_an_account_that_is_not_there_are_answered_like_those_at_one_that_is()
    {
        var user = await NewAccount("is-there");
        using var guesser = Client("127.0.0.67");
        for (var guess = 0; guess < 7; guess++)
        {
            var there = await guesser.PostAsJsonAsync("/api/v1/auth/login", new { userName = user, password = "wrong-password" });
            var absent = await guesser.PostAsJsonAsync("/api/v1/auth/login", new { userName = "is-absent", password = "wrong-password" });
            Assert.Equal(there.StatusCode, absent.StatusCode);
            Assert.Equal(await there.Content.ReadAsStringAsync(), await absent.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task Guesses_at_once_get_no_more_tries_than_guesses_in_a_row()
    {
        var user = await NewAccount("stormed");
        using var guesser = Client("127.0.0.68");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(guess => guesser.PostAsJsonAsync("/api/v1/auth/login", new { userName = user, password = $"guess number {guess}" })));

        Assert.Equal(5, answers.Count(answer => answer.StatusCode == HttpStatusCode.Unauthorized));
        Assert.Equal(15, answers.Count(answer => answer.StatusCode == HttpStatusCode.TooManyRequests));
    }

    [Fact]
    public async Task A_thousand_guesses_from_several_addresses_get_nobody_in_and_the_owner_still_gets_in()
    {
        var user = await NewAccount("besieged");
        var random = new Random(20260131);
        var guessers = Enumerable.Range(100, 4).Select(number => Client($"127.0.0.{number}")).ToList();
        var honest = new List<HttpResponseMessage>();

        var answers = new List<HttpResponseMessage>();
        foreach (var some in Enumerable.Range(0, 1_000).Chunk(20))
        {
            var owner = TrySignIn(user, Password);
            answers.AddRange(await Task.WhenAll(some.Select(number => guessers[number % 4].PostAsJsonAsync(
                "/api/v1/auth/login", new { userName = user, password = $"{Password[..random.Next(Password.Length)]}{random.Next()}" }))));
            honest.Add(await owner);
        }

        // Few were checked at all; one that came while too many were being checked was asked to come again.
        Assert.DoesNotContain(answers, answer => answer.IsSuccessStatusCode);
        Assert.InRange(answers.Count(answer => answer.StatusCode == HttpStatusCode.Unauthorized), 1, 4 * 5);
        Assert.All(honest, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        guessers.ForEach(guesser => guesser.Dispose());
    }

    [Fact]
    public async Task Honest_logins_at_once_all_get_in()
    {
        var user = await NewAccount("busy");

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => TrySignIn(user, Password)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
    }

    /// <summary>A client that comes from another address of the loopback network.</summary>
    private HttpClient Client(string address) => FromAddress.Client(address, twin.Host.Http.BaseAddress!);
}

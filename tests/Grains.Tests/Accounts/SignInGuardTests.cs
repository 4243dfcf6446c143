namespace Twin.Accounts;

public sealed class SignInGuardTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 31, 8, 0, 0, TimeSpan.Zero);

    private readonly AccountOptions _options = new();
    private readonly SignInGuard _guard;

    public SignInGuardTests() => _guard = new SignInGuard(_options);

    [Fact]
    public void A_hundred_thousand_guesses_get_few_tries_and_nobody_else_is_locked_out()
    {
        var tried = 0;
        var now = Start;
        for (var guess = 0; guess < 100_000; guess++, now = now.AddMilliseconds(100))
        {
            if (_guard.Begin("guesser", isKnown: false, now).Gate == SignInGate.Open)
            {
                tried++;
                _guard.Failed("guesser", now);
            }
        }

        // 10,000 seconds are 12 windows of 15 minutes.
        Assert.InRange(tried, 5, 5 * 12);
        Assert.Equal((SignInGate.Open, TimeSpan.Zero), _guard.Begin("home", isKnown: true, now));
        Assert.Equal(SignInGate.Open, _guard.Begin("elsewhere", isKnown: false, now).Gate);
    }

    [Fact]
    public void Guesses_from_everywhere_slow_down_strangers_and_nobody_the_account_knows()
    {
        for (var guess = 0; guess < 100_000; guess++)
        {
            _guard.Begin($"address {guess}", isKnown: false, Start);
            _guard.Failed($"address {guess}", Start);
        }

        Assert.Equal((SignInGate.Open, TimeSpan.FromSeconds(2)), _guard.Begin("stranger", isKnown: false, Start));
        Assert.Equal((SignInGate.Open, TimeSpan.Zero), _guard.Begin("home", isKnown: true, Start));
    }

    [Fact]
    public void A_lock_ends_with_the_window_and_a_success_forgets_the_failures()
    {
        for (var guess = 0; guess < 5; guess++)
        {
            _guard.Begin("here", isKnown: false, Start);
            Assert.Equal(guess == 4 ? Start.AddMinutes(15) : null, _guard.Failed("here", Start));
        }

        Assert.Equal((SignInGate.Locked, TimeSpan.FromMinutes(1)), _guard.Begin("here", isKnown: false, Start.AddMinutes(14)));
        Assert.Equal(SignInGate.Open, _guard.Begin("here", isKnown: false, Start.AddMinutes(15)).Gate);

        _guard.Succeeded("here");
        Assert.Null(_guard.Failed("here", Start.AddMinutes(15)));
    }

    [Fact]
    public void Attempts_under_way_count_and_those_that_never_end_have_failed()
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            Assert.Equal(SignInGate.Open, _guard.Begin("here", isKnown: false, Start).Gate);
        }

        Assert.Equal(SignInGate.Busy, _guard.Begin("here", isKnown: false, Start).Gate);
        _guard.GivenUp("here", Start);
        Assert.Equal(SignInGate.Open, _guard.Begin("here", isKnown: false, Start).Gate);
        Assert.Equal(SignInGate.Locked, _guard.Begin("here", isKnown: false, Start.AddSeconds(30)).Gate);
    }

    [Fact]
    public void A_lock_survives_a_restart()
    {
        _guard.Lock(new Lockout("here", Start.AddMinutes(10)));

        Assert.Equal((SignInGate.Locked, TimeSpan.FromMinutes(10)), _guard.Begin("here", isKnown: false, Start));
    }

    [Fact]
    public void Wrong_codes_lock_codes()
    {
        for (var guess = 0; guess < 20; guess++)
        {
            Assert.False(_guard.AreCodesLocked(Start));
            _guard.CodeFailed(Start);
        }

        Assert.True(_guard.AreCodesLocked(Start));
        Assert.False(_guard.AreCodesLocked(Start.AddMinutes(15)));
    }
}

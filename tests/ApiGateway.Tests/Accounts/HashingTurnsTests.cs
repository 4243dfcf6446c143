namespace Twin.Accounts;

public sealed class HashingTurnsTests
{
    private readonly HashingTurns _turns = new(places: 1);

    [Fact]
    public async Task Who_comes_alone_waits_for_one_of_each_who_came_in_numbers()
    {
        Assert.True(await Take("first"));
        var guesses = Enumerable.Range(0, 60).Select(guess => Take($"guesser {guess % 3}")).ToList();
        var honest = Take("honest");

        Release(times: 4);
        Assert.All(await Task.WhenAll([.. guesses.Take(3), honest]), Assert.True);
        Assert.All(guesses.Skip(3), guess => Assert.False(guess.IsCompleted));

        Release(times: 57);
        Assert.All(await Task.WhenAll(guesses), Assert.True);
    }

    [Fact]
    public async Task Who_is_urgent_goes_before_all_others()
    {
        Assert.True(await Take("first"));
        var guess = Take("guesser");
        var known = Take("known", isUrgent: true);

        Release(times: 1);
        Assert.True(await known);
        Assert.False(guess.IsCompleted);

        Release(times: 1);
        Assert.True(await guess);
    }

    [Fact]
    public async Task A_turn_that_was_given_up_takes_no_place()
    {
        Assert.True(await Take("first"));
        using var gone = new CancellationTokenSource();
        var leaving = _turns.Take("leaving", isUrgent: false, Timeout.InfiniteTimeSpan, gone.Token);
        Assert.False(await _turns.Take("impatient", isUrgent: false, TimeSpan.Zero, CancellationToken.None));
        var staying = Take("staying");
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);

        Release(times: 1);
        Assert.True(await staying);

        Release(times: 1);
        Assert.True(await Take("last"));
    }

    private Task<bool> Take(string claimant, bool isUrgent = false) => _turns.Take(claimant, isUrgent, Timeout.InfiniteTimeSpan, CancellationToken.None);

    private void Release(int times)
    {
        for (var time = 0; time < times; time++)
        {
            _turns.Release();
        }
    }
}

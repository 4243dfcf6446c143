using System.ComponentModel.DataAnnotations;
using Twin.Access;

namespace Twin.Accounts;

public sealed class SessionRulesTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 31, 8, 0, 0, TimeSpan.Zero);
    private static readonly AccountOptions Options = new();

    [Fact]
    public void IsOpen_ends_with_idleness_and_with_age()
    {
        var (_, session, _) = new AccountState().Open("here", Options, Start);

        Assert.True(session.IsOpen(Options, Start.AddMinutes(15).AddTicks(-1)));
        Assert.False(session.IsOpen(Options, Start.AddMinutes(15)));
        Assert.True((session with { Refreshed = Start.AddHours(11.9) }).IsOpen(Options, Start.AddHours(12).AddTicks(-1)));
        Assert.False((session with { Refreshed = Start.AddHours(11.9) }).IsOpen(Options, Start.AddHours(12)));
    }

    [Fact]
    public void Open_lets_the_quietest_session_give_way()
    {
        var state = new AccountState();
        for (var number = 0; number < 25; number++)
        {
            (state, _, _) = state.Open("here", Options, Start.AddSeconds(number));
        }

        Assert.Equal(20, state.Sessions.Length);
        Assert.Equal(Start.AddSeconds(5), state.Sessions.Min(session => session.Opened));
        Assert.Equal(["here"], state.KnownAddresses);
    }

    [Fact]
    public void Refresh_takes_the_token_before_only_while_an_answer_may_be_lost()
    {
        var (opened, session, first) = new AccountState().Open("here", Options, Start);
        var (rotated, second) = opened.Refresh(session, first, Start);

        Assert.NotNull(second);
        Assert.NotNull(rotated.Refresh(rotated.Sessions[0], first, Start.AddSeconds(9)).Secret);
        var (ended, none) = rotated.Refresh(rotated.Sessions[0], first, Start.AddSeconds(10));
        Assert.Null(none);
        Assert.Empty(ended.Sessions);
    }

    [Fact]
    public void Options_name_roles_that_there_are()
    {
        Assert.True(new AccountOptions { SecondFactorRoles = ["administrator"] }.NeedsSecondFactor(Role.Administrator));
        Assert.Empty(new AccountOptions { SecondFactorRoles = ["GridWorker"] }.Validate(new ValidationContext(this)));
        Assert.Single(new AccountOptions { SecondFactorRoles = ["Adminstrator"] }.Validate(new ValidationContext(this)));
        Assert.Single(new AccountOptions { SecondFactorRoles = ["System"] }.Validate(new ValidationContext(this)));
    }
}

using System.Net;
using Twin.Notices;
using Twin.Webhooks;

namespace Twin.Grains.Tests.Webhooks;

public class WebhookRulesTests
{
    private static readonly DateTimeOffset Night = new(2026, 5, 1, 15, 0, 0, TimeSpan.Zero);

    private static readonly WebhookState Quiet = new()
    {
        Setting = new WebhookSetting(WebhookKind.Wecom, null, null, [], null, new TimeOnly(22, 0), new TimeOnly(7, 0), Enabled: true),
        Waiting = [Event("1", "notice"), Event("2", "critical"), Event("3", "minor")],
    };

    [Fact]
    public void In_quiet_hours_only_what_endangers_life_is_told_and_the_rest_afterwards()
    {
        Assert.Equal(["2"], WebhookRules.Next(Quiet, Night).Select(one => one.Position));
        Assert.Equal(["1", "2", "3"], WebhookRules.Next(Quiet, Night.AddHours(8).AddMinutes(1)).Select(one => one.Position));
        Assert.Equal(["1", "3"], WebhookRules.Taken(Quiet, [Quiet.Waiting[1]]).Waiting.Select(one => one.Position));
    }

    [Fact]
    public void Pauses_grow_to_the_longest_and_after_a_day_events_are_set_aside()
    {
        var options = new WebhookOptions();
        var (state, now) = (Quiet, Night);
        var pauses = new List<double>();
        while (state.Dead.IsEmpty)
        {
            state = WebhookRules.Failed(state, [state.Waiting[0]], "away", options, now);
            pauses.Add((state.NextTry!.Value - now).TotalSeconds);
            now = state.NextTry.Value;
        }

        Assert.Equal([5, 10, 20, 40, 80, 160, 320, 600, 600], pauses.Take(9));
        Assert.True(now - Night >= options.GiveUpAfter);
        Assert.Equal(["1"], state.Dead.Select(one => one.Position));
        Assert.Equal(2, state.Waiting.Length);
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.0.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("2002:a00:1::", false)]
    public void Only_addresses_outside_are_called(string address, bool outside) => Assert.Equal(outside, PublicAddress.Is(IPAddress.Parse(address)));

    private static FeedEvent Event(string position, string severity) =>
        new(position, Night, "case-opened", new ObjectKey(ObjectKind.Case, position), "500103", $$"""{"severity":"{{severity}}"}""");
}

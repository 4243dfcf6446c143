namespace Twin.Devices.Dialects;

public sealed class RoutesTests
{
    private static readonly Routes Routes = new([new TwinDialect(), new ThingsBoardDialect()]);

    [Theory]
    [InlineData("twin/v1/d-1/telemetry", "d-1")]
    [InlineData("twin/v1/d-1/event", "d-1")]
    [InlineData("twin/v1/d-1/reported", "d-1")]
    [InlineData("twin/v1/d-2/telemetry", "d-2")]
    [InlineData("v1/devices/me/telemetry", "d-1")]
    [InlineData("v1/devices/me/attributes", "d-1")]
    public void Find_knows_whose_message_it_is(string topic, string device)
    {
        var route = Routes.Find(topic, "d-1")!;
        Assert.Equal(device, route.Device);
        Assert.NotNull(route.Decoder);
        Assert.Null(route.Unread);
    }

    [Theory]
    [InlineData("twin/v1/d-1/command/7", "d-1")]
    [InlineData("twin/v1/d-1/telemetry/x", "d-1")]
    [InlineData("twin/v1/d-1/", "d-1")]
    [InlineData("twin/v1/d-1", null)]
    [InlineData("twin/v1//telemetry", null)]
    [InlineData("twin/v1/d 1/telemetry", null)]
    [InlineData("v1/devices/me/claim", "d-1")]
    public void Find_says_why_a_topic_is_not_read(string topic, string? device)
    {
        var route = Routes.Find(topic, "d-1")!;
        Assert.Equal(device, route.Device);
        Assert.NotNull(route.Unread);
    }

    [Theory]
    [InlineData("")]
    [InlineData("twin/v2/d-1/telemetry")]
    public void Find_leaves_topics_of_no_dialect_alone(string topic) => Assert.Null(Routes.Find(topic, "d-1"));

    [Fact]
    public void Find_has_only_the_topic_to_go_by_at_a_broker()
    {
        Assert.Equal("d-9", Routes.Find("twin/v1/d-9/telemetry", sessionDevice: null)!.Device);
        Assert.NotNull(Routes.Find("v1/devices/me/telemetry", sessionDevice: null)!.Unread);
    }
}

namespace Twin.Simulation;

public sealed class SimulatorCommandLineTests
{
    [Fact]
    public void Parse_takes_what_is_given_and_the_defaults_for_the_rest()
    {
        var (options, errors) = SimulatorCommandLine.Parse(["--url", "http://twin:90", "--mqtt=broker:18", "--rate", "2.5", "--people", "7"], "from the environment");

        Assert.Empty(errors);
        Assert.NotNull(options);
        Assert.Equal(new Uri("http://twin:90"), options.Url);
        Assert.Equal(("broker", 18), (options.MqttHost, options.MqttPort));
        Assert.Equal(2.5, options.Rate);
        Assert.Equal("from the environment", options.AdminPassword);
        Assert.Equal(new CommunityOptions { People = 7 }, options.Community);
    }

    [Theory]
    [InlineData("--speed 3", "--speed")]
    [InlineData("--rate fast", "fast")]
    [InlineData("--rate 0", "Rate")]
    [InlineData("--mqtt localhost", "--mqtt")]
    [InlineData("--grids 0", "Grids")]
    [InlineData("--duration 5", "'5'")]
    [InlineData("--incidents flood@3s", "'flood@3s'")]
    public void Parse_names_what_is_wrong(string line, string named)
    {
        var (options, errors) = SimulatorCommandLine.Parse(line.Split(' '), "password");

        Assert.Null(options);
        Assert.Contains(named, Assert.Single(errors), StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_asks_for_the_password_when_neither_the_line_nor_the_environment_has_it()
    {
        var (options, errors) = SimulatorCommandLine.Parse([], administratorPassword: null);

        Assert.Null(options);
        Assert.Contains("--admin-password", Assert.Single(errors), StringComparison.Ordinal);
    }
}

namespace Twin.Devices;

public sealed class HistoryRangeTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 31, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("30s", 30)]
    [InlineData("1m", 60)]
    [InlineData("12h", 43_200)]
    [InlineData("1d", 86_400)]
    [InlineData("999999d", 86_399_913_600)]
    public void ParseStep_reads_a_number_and_a_unit(string step, long seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), HistoryRange.ParseStep(step));

    [Theory]
    [InlineData("")]
    [InlineData("m")]
    [InlineData("0s")]
    [InlineData("-1m")]
    [InlineData("+1m")]
    [InlineData("1.5h")]
    [InlineData("1w")]
    [InlineData("1 m")]
    [InlineData("1000000s")]
    [InlineData("00:01:00")]
    public void ParseStep_refuses_anything_else(string step) => Assert.Null(HistoryRange.ParseStep(step));

    [Fact]
    public void Parse_takes_the_last_day_when_no_time_is_given() =>
        Assert.Equal(new HistoryQuery("m", Now.AddDays(-1), Now, Step: null), HistoryRange.Parse("m", null, null, null, Now).Value);

    [Theory]
    [InlineData("2026-01-30", "2026-01-30T00:00:00Z")]
    [InlineData("2026-01-30T10:00:00Z", "2026-01-30T10:00:00Z")]
    [InlineData("2026-01-30T10:00", "2026-01-30T10:00:00Z")]
    [InlineData("2026-01-30T10:00:00.123Z", "2026-01-30T10:00:00.123Z")]
    [InlineData("2026-01-30T10:00:00+08:00", "2026-01-30T02:00:00Z")]
    [InlineData("2026-01-30T10:00:00 08:00", "2026-01-30T02:00:00Z")]
    public void Parse_reads_iso_times(string from, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected), HistoryRange.Parse("m", from, null, null, Now).Value!.From);

    [Theory]
    [InlineData(null, null, null, null, "metric")]
    [InlineData("m", "yesterday", null, null, "from")]
    [InlineData("m", "31/01/2026", null, null, "from")]
    [InlineData("m", null, "1769846400", null, "to")]
    [InlineData("m", null, null, "1x", "step")]
    public void Parse_names_the_field_at_fault(string? metric, string? from, string? to, string? step, string field) =>
        Assert.Equal(field, HistoryRange.Parse(metric, from, to, step, Now).Refusal!.Field);

    [Fact]
    public void Parse_takes_the_first_day_there_is() =>
        Assert.True(HistoryRange.Parse("m", null, "0001-01-01", null, Now).Succeeded);
}

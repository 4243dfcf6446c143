using CsCheck;

namespace Twin.Simulation.Incidents;

public sealed class IncidentScheduleTests
{
    [Fact]
    public void Parse_reads_kinds_times_and_the_length_of_a_round()
    {
        var schedule = IncidentSchedule.Parse("leak@1m, fire@30s,silence@500ms/2h");

        Assert.Equal(TimeSpan.FromHours(2), schedule.Every);
        Assert.Equal(
            [
                new IncidentStep(IncidentKind.Silence, TimeSpan.FromMilliseconds(500)),
                new IncidentStep(IncidentKind.Fire, TimeSpan.FromSeconds(30)),
                new IncidentStep(IncidentKind.Leak, TimeSpan.FromMinutes(1)),
            ],
            schedule.Steps);
    }

    [Fact]
    public void Parse_gives_no_incident_when_the_text_is_empty() => Assert.Empty(IncidentSchedule.Parse(string.Empty).Steps);

    [Theory]
    [InlineData("fire")]
    [InlineData("@30s")]
    [InlineData("fire@")]
    [InlineData("fire@30")]
    [InlineData("fire@-3s")]
    [InlineData("flood@30s")]
    [InlineData("0@30s")]
    [InlineData("fire@30s/30s")]
    [InlineData("fire@30s/")]
    public void Parse_says_what_it_expected_when_the_text_is_wrong(string text) =>
        Assert.Contains("'", Assert.Throws<FormatException>(() => IncidentSchedule.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Between_gives_each_incident_once_when_time_is_cut_into_any_pieces()
    {
        var schedule = IncidentSchedule.Parse("fire@10s,leak@25s,overflow@25s/1m");
        var whole = schedule.Between(TimeSpan.Zero, TimeSpan.FromMinutes(10)).ToList();
        Assert.Equal(30, whole.Count);

        Gen.Int[0, 600].Array.Sample(cuts =>
        {
            int[] seconds = [0, .. cuts.Order(), 600];
            var pieces = seconds.Zip(seconds.Skip(1)).SelectMany(piece =>
                schedule.Between(TimeSpan.FromSeconds(piece.First), TimeSpan.FromSeconds(piece.Second)));
            Assert.Equal(whole, pieces);
        });
    }

    [Fact]
    public void Between_gives_nothing_after_the_round_when_it_does_not_repeat()
    {
        var schedule = IncidentSchedule.Parse("fire@10s");
        Assert.Single(schedule.Between(TimeSpan.Zero, TimeSpan.FromHours(1)));
        Assert.Empty(schedule.Between(TimeSpan.FromHours(1), TimeSpan.FromHours(2)));
    }
}

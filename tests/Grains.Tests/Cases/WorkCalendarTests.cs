using Microsoft.Extensions.Configuration;
using Twin.Cases;

namespace Twin.Grains.Tests.Cases;

/// <summary>Nine to twelve and half past one to half past five, in the community's zone.</summary>
public class WorkCalendarTests
{
    private static readonly WorkCalendar Calendar = new(new ConfigurationBuilder().Build());

    [Theory]
    [InlineData("2026-05-06T09:00", 2, "2026-05-06T11:00")]
    [InlineData("2026-05-06T11:00", 2, "2026-05-06T14:30")]
    [InlineData("2026-05-06T16:30", 2, "2026-05-07T10:00")]
    [InlineData("2026-05-06T22:00", 2, "2026-05-07T11:00")]
    [InlineData("2026-05-15T17:00", 1, "2026-05-18T09:30")]
    [InlineData("2026-04-30T17:00", 1, "2026-05-06T09:30")]
    [InlineData("2026-05-08T17:00", 1, "2026-05-09T09:30")]
    [InlineData("2026-02-13T17:00", 8, "2026-02-24T09:30")]
    public void Add_counts_working_hours_over_nights_weekends_holidays_and_swapped_days(string from, int hours, string expected)
    {
        Assert.Equal(Local(expected), Calendar.Add(Local(from), TimeSpan.FromHours(hours)));
        Assert.Equal(TimeSpan.FromHours(hours), Calendar.Between(Local(from), Local(expected)));
    }

    [Fact]
    public void Between_is_nothing_over_a_weekend()
    {
        Assert.Equal(TimeSpan.Zero, Calendar.Between(Local("2026-05-15T17:30"), Local("2026-05-18T09:00")));
    }

    [Fact]
    public void A_site_may_add_days_and_replace_hours()
    {
        var calendar = new WorkCalendar(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Twin:Cases:Calendar:Hours:0:From"] = "08:00",
            ["Twin:Cases:Calendar:Hours:0:To"] = "10:00",
            ["Twin:Cases:Calendar:Holidays:0"] = "2026-05-07",
        }).Build());

        Assert.Equal(Local("2026-05-08T09:00"), calendar.Add(Local("2026-05-06T08:00"), TimeSpan.FromHours(3)));
    }

    [Fact]
    public void A_calendar_without_hours_in_order_is_refused()
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Twin:Cases:Calendar:Hours:0:From"] = "10:00", ["Twin:Cases:Calendar:Hours:0:To"] = "08:00" };

        Assert.Throws<InvalidOperationException>(() => new WorkCalendar(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()));
    }

    private static DateTimeOffset Local(string time) => new(DateTime.Parse(time, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(8));
}

using Twin.Devices;
using Twin.Places;

namespace Twin.Grains.Tests.Places;

public class IncidentBookTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(30);

    [Fact]
    public void Apply_starts_an_incident_when_a_hazard_is_the_first_of_its_kind()
    {
        var change = IncidentBook.Empty.Apply(Raised("smoke-1"), Window, Start);

        Assert.True(change.Started);
        Assert.StartsWith("c-", change.Incident!.CaseId, StringComparison.Ordinal);
        Assert.Equal(["smoke-1"], change.Incident.Devices);
    }

    [Fact]
    public void Apply_joins_a_neighbours_hazard_of_the_same_kind_when_the_incident_is_active()
    {
        var first = IncidentBook.Empty.Apply(Raised("smoke-1", severity: Severity.Major), Window, Start);

        var second = first.Book.Apply(Raised("smoke-2", severity: Severity.Critical), Window, Start + TimeSpan.FromDays(2));

        Assert.False(second.Started);
        Assert.Equal(first.Incident!.CaseId, second.Incident!.CaseId);
        Assert.Equal(2, second.Incident.Active);
        Assert.Equal(Severity.Critical, second.Incident.Severity);
    }

    [Fact]
    public void Apply_starts_another_incident_when_the_hazard_is_of_another_kind()
    {
        var fire = IncidentBook.Empty.Apply(Raised("smoke-1"), Window, Start);

        var gas = fire.Book.Apply(Raised("tank-1", kind: "gas"), Window, Start);

        Assert.True(gas.Started);
        Assert.NotEqual(fire.Incident!.CaseId, gas.Incident!.CaseId);
    }

    [Theory]
    [InlineData("smoke-1", 29, false)]
    [InlineData("smoke-1", 31, true)]
    [InlineData("smoke-2", 29, false)]
    [InlineData("smoke-2", 31, true)]
    public void Apply_joins_a_cleared_incident_only_within_its_window(string device, int minutes, bool starts)
    {
        var raised = IncidentBook.Empty.Apply(Raised("smoke-1"), Window, Start);
        var cleared = raised.Book.Apply(Raised("smoke-1") with { Cleared = true }, Window, Start);

        var again = cleared.Book.Apply(Raised(device, episode: 2), Window, Start + TimeSpan.FromMinutes(minutes));

        Assert.Equal(starts, again.Started);
    }

    [Fact]
    public void Apply_changes_nothing_when_a_hazard_is_repeated()
    {
        var book = IncidentBook.Empty.Apply(Raised("smoke-1"), Window, Start).Book;

        var repeat = book.Apply(Raised("smoke-1"), Window, Start);

        Assert.Same(book, repeat.Book);
        Assert.Null(repeat.Incident);
    }

    [Fact]
    public void Apply_starts_nothing_when_an_old_episode_is_repeated_after_the_case_was_closed()
    {
        var raised = IncidentBook.Empty.Apply(Raised("smoke-1", episode: 2), Window, Start);
        var closed = raised.Book.Close(raised.Incident!.CaseId);

        Assert.Same(closed, closed.Apply(Raised("smoke-1", episode: 2), Window, Start).Book);
        Assert.Same(closed, closed.Apply(Raised("smoke-1", episode: 1), Window, Start).Book);
        Assert.True(closed.Apply(Raised("smoke-1", episode: 3), Window, Start).Started);
    }

    [Fact]
    public void Apply_does_not_raise_again_when_the_raise_arrives_after_its_clearing()
    {
        var cleared = IncidentBook.Empty.Apply(Raised("smoke-1") with { Cleared = true }, Window, Start);

        var late = cleared.Book.Apply(Raised("smoke-1"), Window, Start);

        Assert.False(late.Started);
        Assert.Same(cleared.Book, late.Book);
    }

    [Fact]
    public void Apply_keeps_hazards_of_other_devices_apart_where_the_kind_says_so()
    {
        var first = IncidentBook.Empty.Apply(Raised("smoke-1", "care-battery"), Window, Start, apart: true);

        var other = first.Book.Apply(Raised("smoke-2", "care-battery"), Window, Start, apart: true);

        Assert.True(other.Started);
        Assert.NotEqual(first.Incident!.CaseId, other.Incident!.CaseId);
        Assert.False(other.Book.Apply(Raised("smoke-2", "care-battery", episode: 2), Window, Start, apart: true).Started);
        Assert.True(other.Book.IsQuiet);
    }

    private static Hazard Raised(string device, string kind = "fire", int episode = 1, Severity severity = Severity.Critical) =>
        new(device, "alarm", episode, kind, severity, Household: null, Start, Cleared: false);
}

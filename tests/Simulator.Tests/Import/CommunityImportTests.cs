using System.Net;

namespace Twin.Simulation.Import;

public sealed class CommunityImportTests
{
    private static readonly Community Community =
        Community.Generate(new CommunityOptions { Buildings = 8, People = 700, Devices = 50 }, new Credentials("right", 1));

    [Fact]
    public async Task SendAsync_sends_every_line_in_order_over_several_requests()
    {
        await using var api = await TwinApi.StartAsync();

        var report = await SendAsync(api);

        var expected = Community.Lines.ToList();
        Assert.Equal(expected.Count, report.Accepted);
        Assert.Empty(report.Failures);
        Assert.Equal(expected.Select(line => line.Id), api.Lines.Select(line => line.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task SendAsync_writes_a_line_as_the_import_takes_it()
    {
        await using var api = await TwinApi.StartAsync();

        await SendAsync(api);

        var device = Community.Devices[0];
        var line = api.Lines.First(line => line.GetProperty("kind").GetString() == "device");
        Assert.Equal(["kind", "name", "profile", "building", "household", "secret", "id"], line.EnumerateObject().Select(field => field.Name));
        Assert.Equal(device.Secret, line.GetProperty("secret").GetString());
    }

    [Fact]
    public async Task SendAsync_reports_refused_lines_by_their_place_in_the_whole_import()
    {
        await using var api = await TwinApi.StartAsync();
        var last = Community.People[^1].Id;
        api.Refuse = line => line.GetProperty("id").GetString() == last ? "idNumber" : null;

        var report = await SendAsync(api);

        var failure = Assert.Single(report.Failures);
        Assert.Equal(Community.Lines.TakeWhile(line => line.Id != last).Count() + 1, failure.Line);
        Assert.Equal(("person", last, "idNumber"), (failure.Kind, failure.Id, failure.Field));
        Assert.True(report.RefusedMadeUpPeople);
    }

    [Fact]
    public async Task SendAsync_sends_a_request_again_when_the_twin_is_busy()
    {
        await using var api = await TwinApi.StartAsync();
        api.Busy = 3;

        var report = await SendAsync(api);

        Assert.Equal(Community.Lines.Count(), report.Accepted);
        Assert.Equal(Community.Lines.Count(), api.Lines.Count);
    }

    [Fact]
    public async Task SendAsync_says_who_was_not_let_in_when_the_password_is_wrong()
    {
        await using var api = await TwinApi.StartAsync();

        var fault = await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(api, "wrong"));

        Assert.Equal(HttpStatusCode.Unauthorized, fault.StatusCode);
        Assert.Contains("admin", fault.Message, StringComparison.Ordinal);
    }

    private static async Task<ImportReport> SendAsync(TwinApi api, string password = "right")
    {
        using var http = new HttpClient { BaseAddress = api.Url };
        var session = new TwinSession(http, "admin", password, TimeProvider.System);
        return await new CommunityImport(session, TimeProvider.System).SendAsync(Community.Lines, CancellationToken.None);
    }
}

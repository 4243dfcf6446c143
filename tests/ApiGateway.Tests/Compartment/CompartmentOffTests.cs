using System.Net;
using System.Text;
using Twin.Access;
using Twin.Fakes;

namespace Twin.Compartment;

/// <summary>The compartment is off unless somebody turns it on; then its routes are unknown routes.</summary>
public sealed class CompartmentOffTests
{
    public static TheoryData<string, string> Routes => new()
    {
        { "GET", "special-person" },
        { "POST", "petition" },
        { "GET", "petition/x" },
        { "PATCH", "petition/x" },
        { "DELETE", "petition/x" },
        { "GET", "petition/x/changes" },
        { "POST", "petition/x/reveal" },
    };

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Off_it_answers_everybody_as_an_unknown_route(string method, string path)
    {
        await using var gateway = await GatewayHost.Start();
        foreach (var role in RightsTable.Columns)
        {
            using var http = await gateway.As(role, "");
            var unknown = await Ask(http, method, $"/api/v1/no-such-thing/{path}");

            Assert.Equal(HttpStatusCode.NotFound, unknown.Status);
            Assert.Equal(unknown, await Ask(http, method, $"/api/v1/compartment/{path}"));
        }

        Assert.Equal(await Ask(gateway.Http, method, $"/api/v1/no-such-thing/{path}"), await Ask(gateway.Http, method, $"/api/v1/compartment/{path}"));
    }

    private static async Task<(HttpStatusCode Status, string Headers, string Body)> Ask(HttpClient http, string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Content = method is "POST" or "PATCH" ? new StringContent("{}", Encoding.UTF8, "application/json") : null;
        using var answer = await http.SendAsync(request);
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key != "Date").Select(header => $"{header.Key}: {string.Join(',', header.Value)}");
        return (answer.StatusCode, string.Join('\n', headers), await answer.Content.ReadAsStringAsync());
    }
}

using System.Text.Json;
using Twin.Fixtures;
using Twin.Notices;

namespace Twin.Standalone;

public sealed class LiveTests(StandaloneTwin twin) : IClassFixture<StandaloneTwin>
{
    [Fact]
    public async Task Live_tells_a_case_step_by_step_and_resumes_in_the_middle()
    {
        using var worker = await twin.Host.SignIn("zhangwei", SampleCommunity.WorkerPassword);
        string lastSeen;
        await using (var live = await SseReader.Open(worker.Http, "0"))
        {
            await Until(live, "case-dispatched");
            lastSeen = live.Parser.LastEventId;
        }

        await worker.Post($"/api/v1/cases/{twin.Case}/sign");
        await worker.Post($"/api/v1/cases/{twin.Case}/start");

        await using var resumed = await SseReader.Open(worker.Http, lastSeen);
        Assert.Equal("signed", await Until(resumed, "case-signed"));
        Assert.Equal("in-progress", await Until(resumed, "case-started"));
    }

    /// <summary>Reads on to an event of the case; every event before it was of something else.</summary>
    private async Task<string?> Until(SseReader live, string type)
    {
        while (await live.Next() is { } happened)
        {
            using var data = JsonDocument.Parse(happened.Data);
            if (data.RootElement.GetProperty("id").GetString() == twin.Case && happened.EventType == type)
            {
                return data.RootElement.GetProperty("data").GetProperty("status").GetString();
            }
        }

        throw new InvalidOperationException($"The stream ended before {type} came.");
    }
}

using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Twin.Fixtures;

namespace Twin.Cluster.Tests;

/// <summary>The README's walk-through, step by step, against any deployment.</summary>
internal static class WalkThrough
{
    public static async Task Play(Uri address, int mqttPort)
    {
        using var admin = new TwinApi(address);
        await admin.SignIn("admin", TwinHost.Password);
        await admin.ImportAll(SampleCommunity.Lines);

        await MosquittoPub("-V", "5", "-q", "1", "-p", $"{mqttPort}", "-u", "smoke-0001", "-P", SampleCommunity.Secret,
            "-t", "twin/v1/smoke-0001/telemetry", "-m", """{"smoke.obscuration":0.15}""");
        await MosquittoPub("-q", "1", "-p", $"{mqttPort}", "-u", "smoke-0001", "-P", SampleCommunity.Secret,
            "-t", "v1/devices/me/telemetry", "-m", """{"smoke.obscuration":0.15}""");
        await AssertOneCaseIsDispatched(admin);
        var id = (await admin.Get("/api/v1/cases?device=smoke-0001")).GetProperty("items")[0].GetProperty("id").GetString()!;

        using var worker = new TwinApi(address);
        await worker.SignIn("zhangwei", SampleCommunity.WorkerPassword);
        using var supervisor = new TwinApi(address);
        await supervisor.SignIn("chenjie", SampleCommunity.SupervisorPassword);
        await AssertInboxHolds(worker, id);
        await worker.Post($"/api/v1/cases/{id}/sign");
        await worker.Post($"/api/v1/cases/{id}/start");
        await worker.Post($"/api/v1/cases/{id}/resolve", new { note = "锅烧干了，已通风" });
        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => worker.Post($"/api/v1/cases/{id}/verify"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        await supervisor.Post($"/api/v1/cases/{id}/verify");
        await supervisor.Post($"/api/v1/cases/{id}/close");
        await AssertTheLoopIsClosed(admin, worker, id);
        await AssertTheTwinShowsIt(admin);
    }

    private static Task AssertOneCaseIsDispatched(TwinApi admin) => Eventually.Async(
        async () =>
        {
            var page = await admin.Get("/api/v1/cases?device=smoke-0001");
            Assert.InRange(page.GetProperty("total").GetInt32(), 0, 1);
            return page.GetProperty("items").EnumerateArray().Any(item =>
                item.GetProperty("status").GetString() == "dispatched"
                && item.GetProperty("assignee").GetString() == "w-001"
                && item.GetProperty("device").GetString() == "smoke-0001"
                && item.GetProperty("building").GetString() == "b-3"
                && item.GetProperty("due").ValueKind == JsonValueKind.String
                && item.GetProperty("severity").GetString() == "critical");
        },
        "the one case of smoke-0001 is dispatched to w-001");

    private static Task AssertInboxHolds(TwinApi worker, string id) => Eventually.Async(
        async () => (await worker.Get("/api/v1/me/inbox")).GetProperty("items").EnumerateArray().Any(item => item.GetProperty("caseId").GetString() == id),
        "the case is in the worker's inbox");

    private static async Task AssertTheLoopIsClosed(TwinApi admin, TwinApi worker, string id)
    {
        var closed = await admin.Get($"/api/v1/cases/{id}");
        Assert.Equal("closed", closed.GetProperty("status").GetString());
        Assert.Equal(
            ["opened", "dispatched", "signed", "started", "resolved", "verified", "closed"],
            closed.GetProperty("trail").EnumerateArray().Select(step => step.GetProperty("action").GetString()!));
        Assert.All(closed.GetProperty("trail").EnumerateArray(), step =>
        {
            Assert.NotEmpty(step.GetProperty("actor").GetString()!);
            Assert.NotEqual(default, step.GetProperty("at").GetDateTimeOffset());
        });
        await Eventually.Async(
            async () => (await worker.Get("/api/v1/me/inbox")).GetProperty("items").GetArrayLength() == 0,
            "the closed case has left the inbox");
    }

    private static async Task AssertTheTwinShowsIt(TwinApi admin)
    {
        var device = await admin.Get("/api/v1/devices/smoke-0001");
        Assert.Equal(0.15, device.GetProperty("values")[0].GetProperty("value").GetDouble());
        Assert.Equal("alarm", device.GetProperty("condition").GetString());
        var history = await admin.Get("/api/v1/devices/smoke-0001/history?metric=smoke.obscuration&step=1d");
        Assert.Equal(2, history.GetProperty("points").EnumerateArray().Sum(point => point.GetProperty("count").GetInt32()));
        Assert.Equal("3栋", (await admin.Get("/api/v1/buildings/b-3")).GetProperty("name").GetString());
        Assert.Equal(["w-001"], (await admin.Get($"/api/v1/grids/{SampleCommunity.Grid}")).GetProperty("roster").EnumerateArray().Select(worker => worker.GetString()!));
        var household = await admin.Get("/api/v1/households/h-3-2-501");
        Assert.Equal(["elderly", "living-alone"], household.GetProperty("vulnerability").EnumerateArray().Select(label => label.GetString()!));
        var person = (await admin.Get("/api/v1/people/p-0001")).GetProperty("attributes");
        Assert.Equal("110105********002X", person.GetProperty("idNumber").GetString());
        Assert.Equal("138****5678", person.GetProperty("phone").GetString());
        Assert.True((await admin.Get("/api/v1/grid-workers/w-001")).GetProperty("onDuty").GetBoolean());
        var found = await admin.Get("/api/v1/search?q=李娜");
        Assert.Equal(1, found.GetProperty("total").GetInt32());
        Assert.Equal(("person", "p-0001"), (found.GetProperty("items")[0].GetProperty("kind").GetString(), found.GetProperty("items")[0].GetProperty("id").GetString()));
    }

    private static async Task MosquittoPub(params string[] arguments)
    {
        var start = new ProcessStartInfo("mosquitto_pub", arguments) { RedirectStandardError = true, UseShellExecute = false };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("mosquitto_pub is missing: apt-get install -y mosquitto-clients");
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0 && errors.Length == 0, errors);
    }
}

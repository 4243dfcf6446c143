using System.Net;
using static Twin.Objects.ObjectsTwin;

namespace Twin.Cases;

public abstract partial class CaseContract
{
    [Fact]
    public async Task A_case_shows_the_procedure_that_was_in_force_when_it_came_to_its_step()
    {
        using var desk = await Account("community-staff");
        using var supervisor = await Account("supervisor");
        using var resident = await Account("resident", bound: "person/p-0001");
        var id = Text((await Send(resident, HttpMethod.Post, "/cases", """{"text":"树倒了","building":"b-3","category":"facility-green"}""")).Body, "id")!;
        const string first = """{"steps":[{"status":"accepted","text":{"zh":"先看照片","en":"Look at the photo first"}}],"note":"试行"}""";
        var second = first.Replace("先看照片", "先打电话", StringComparison.Ordinal);
        async Task<(string? Zh, int? Newest)> Shown()
        {
            var procedure = (await Send(desk, HttpMethod.Get, $"/cases/{id}")).Body.GetProperty("procedure");
            return procedure.ValueKind == System.Text.Json.JsonValueKind.Null ? (null, null) : (Text(procedure.GetProperty("text"), "zh"), procedure.GetProperty("newest").GetInt32());
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await Send(desk, HttpMethod.Put, "/procedures/facility-green", first)).Status);
        Assert.Equal("steps", (await Send(twin.Admin, HttpMethod.Put, "/procedures/facility-green", first.Replace("accepted", "closed", StringComparison.Ordinal))).Fault.Field);
        Assert.Equal(HttpStatusCode.NotFound, (await Send(twin.Admin, HttpMethod.Put, "/procedures/none", first)).Status);
        await Send(twin.Admin, HttpMethod.Put, "/procedures/facility-green", first);
        Assert.Equal(1, (await Send(twin.Admin, HttpMethod.Put, "/procedures/facility-green", first)).Body.GetProperty("versions").GetArrayLength());
        Assert.Equal((null, null), await Shown());
        await Step(desk, id, "accept", null, "accepted");
        Assert.Equal(("先看照片", 1), await Shown());
        await Send(twin.Admin, HttpMethod.Put, "/procedures/facility-green", second);

        Assert.Equal(("先看照片", 2), await Shown());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await Send(resident, HttpMethod.Get, $"/cases/{id}")).Body.GetProperty("procedure").ValueKind);
        Assert.Equal([2, 1], (await Send(supervisor, HttpMethod.Get, "/procedures/facility-green")).Body.GetProperty("versions").EnumerateArray().Select(version => version.GetProperty("version").GetInt32()));
        Assert.Equal(0, (await Send(supervisor, HttpMethod.Get, "/procedures/fire")).Body.GetProperty("versions")[0].GetProperty("version").GetInt32());
    }
}

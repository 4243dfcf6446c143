using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Twin.Access;
using Twin.Exchange.Kinds;
using Twin.Fixtures;
using static Twin.Exchange.ExchangeApi;
using static Twin.Objects.ObjectsTwin;

namespace Twin.Exchange;

public abstract partial class ExchangeContract
{
    [Theory]
    [InlineData("csv", FileTypes.Csv, "901")]
    [InlineData("xlsx", FileTypes.Xlsx, "902")]
    [InlineData("ndjson", FileTypes.Ndjson, "903")]
    public async Task An_export_taken_in_again_changes_nothing(string format, string type, string number)
    {
        var grid = SampleCommunity.Community + number;
        await Admin.ImportAll($$"""{"kind":"grid","id":"{{grid}}","name":"{{format}}","community":"{{SampleCommunity.Community}}"}""");
        await Admin.ImportFile("source=traffic", Ndjson(
            $$"""{"kind":"parcel-outlet","id":"o-{{format}}-1","name":"=HYPERLINK(\"http://example.org\")","brand":"@菜鸟","grid":"{{grid}}","location":{"lon":106.5,"lat":29.5} }""",
            $$"""{"kind":"parcel-outlet","id":"o-{{format}}-2","name":"-1+1 \"驿站\", 二","phone":"13812345678","grid":"{{grid}}"}"""));

        var export = await Admin.RequestExport($"kind=parcel-outlet&area={grid}&format={format}");
        var (status, file) = await Admin.Download(export.Body);
        var import = await Admin.ImportFile("kind=parcel-outlet&source=traffic", File(file, type));

        Assert.Equal((HttpStatusCode.Created, "ready", 2), (export.Status, Text(export.Body, "phase"), export.Body.GetProperty("rows").GetInt32()));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal((0, 0, 2, 0, 0), import.Counts());
        if (format == "csv")
        {
            var lines = Encoding.UTF8.GetString(file).TrimStart('\uFEFF').Split("\r\n");
            Assert.StartsWith($"# export {Text(export.Body, "id")} · by admin · ", lines[0], StringComparison.Ordinal);
            Assert.StartsWith("id,area,name,brand", lines[1], StringComparison.Ordinal);
            Assert.StartsWith($"o-{format}-1,{grid},\"'=HYPERLINK(\"\"http://example.org\"\")\",'@菜鸟", lines[2], StringComparison.Ordinal);
            Assert.Contains("138****5678", lines[3], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task People_leave_only_with_a_second_persons_word_masked_and_until_the_link_expires()
    {
        using var supervisor = await Supervisor();
        using var other = await SignIn("second", "supervisor", SampleCommunity.Community);
        using var stranger = await SignIn("elsewhere", "supervisor", "500104");
        await Admin.ImportFile("source=police", Ndjson("""{"kind":"person","id":"p-out","name":"李小娜","idNumber":"11010519491231002X","phone":"13812345678","household":"h-3-2-501","occupation":"=1+1"}"""));

        var export = (await supervisor.RequestExport("kind=person&q=p-out&format=csv&field=name&field=idNumber&field=phone&field=occupation")).Body;
        var path = $"/exports/{Text(export, "id")}";

        Assert.Equal(("waiting", JsonValueKind.Null), (Text(export, "phase"), export.GetProperty("link").ValueKind));
        Assert.Equal(HttpStatusCode.Conflict, (await supervisor.Download(export)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await Send(supervisor, HttpMethod.Post, $"{path}/approve")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Send(stranger, HttpMethod.Post, $"{path}/approve")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await Send(Admin, HttpMethod.Post, $"{path}/approve")).Status);
        Assert.Contains(Text(export, "id")!, (await other.Get("/api/v1/exports")).GetRawText(), StringComparison.Ordinal);

        var approved = (await Send(other, HttpMethod.Post, $"{path}/approve")).Body;
        var (status, file) = await supervisor.Download(export);

        Assert.Equal(("ready", "second", $"/api/v1{path}/file"), (Text(approved, "phase"), Text(approved, "decidedBy"), Text(approved, "link")));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Matches(
            $"^\uFEFF# export {Text(export, "id")} · by chenjie · approved by second · [0-9T:Z-]+ · test\r\nid,name,idNumber,phone,occupation\r\np-out,李小娜,110105[*]{{8}}002X,138[*]{{4}}5678,'=1[+]1\r\n$",
            Encoding.UTF8.GetString(file));
        Assert.Equal(HttpStatusCode.NotFound, (await other.Download(export)).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await Send(other, HttpMethod.Post, $"{path}/reject")).Status);
        using var auditor = await SignIn("auditor-y", "auditor", "");
        Assert.Equal(
            ["download", "approve", "approve", "request"],
            (await auditor.Get($"/api/v1/audit?action=export&object=export/{Text(export, "id")}")).GetProperty("items").EnumerateArray().Select(entry => Text(entry, "field")));
    }

    [Fact]
    public async Task A_link_expires_and_an_export_has_so_many_rows()
    {
        var options = twin.Host.Services.GetRequiredService<IOptions<ExchangeOptions>>().Value;
        var (lifetime, rows, personal) = (options.LinkLifetime, options.MaxExportRows, options.MaxPersonalExportRows);
        (options.LinkLifetime, options.MaxPersonalExportRows) = (TimeSpan.FromTicks(1), 0);
        try
        {
            var expired = (await Admin.RequestExport("kind=grid&format=csv")).Body;
            var tooMany = await Admin.RequestExport("kind=person&format=csv");
            options.MaxExportRows = 0;
            var none = await Admin.RequestExport("kind=grid&format=csv");

            Assert.Equal("expired", Text(expired, "phase"));
            Assert.Equal(HttpStatusCode.Gone, (await Admin.Download(expired)).Status);
            Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (tooMany.Status, none.Status));
            Assert.Contains("narrow the filter", tooMany.Body.GetRawText(), StringComparison.Ordinal);
        }
        finally
        {
            (options.LinkLifetime, options.MaxExportRows, options.MaxPersonalExportRows) = (lifetime, rows, personal);
        }
    }

    [Fact]
    public async Task An_export_holds_what_its_list_holds_for_whoever_asks()
    {
        using var stranger = await SignIn("abroad", "supervisor", "500104");

        var mixed = (await Admin.RequestExport($"area={Grid}&format=ndjson")).Body;
        var foreign = (await stranger.RequestExport("kind=building&format=csv")).Body;
        var listed = (await Admin.RequestExport("kind=case&format=csv")).Body;
        var unknown = await Admin.RequestExport("kind=grid&format=csv&field=secret");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/exports?kind=person&format=csv") { Headers = { Authorization = Admin.Http.DefaultRequestHeaders.Authorization } };
        using var noPurpose = await twin.Host.Http.SendAsync(request);

        Assert.Equal("waiting", Text(mixed, "phase"));
        Assert.Equal((await Admin.Get($"/api/v1/objects/count?area={Grid}")).GetProperty("total").GetInt32(), mixed.GetProperty("rows").GetInt32());
        Assert.Equal(0, foreign.GetProperty("rows").GetInt32());
        Assert.Contains("id,kind,title,area,status,labels,due\r\n", Encoding.UTF8.GetString((await Admin.Download(listed)).File), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.Forbidden), (unknown.Status, noPurpose.StatusCode));
    }

    [Fact]
    public async Task A_field_that_is_hidden_from_a_role_is_no_column()
    {
        var people = await new KindTables(twin.Host.Grains).Find(ObjectKind.Person, CancellationToken.None);

        var columns = ExportColumns.Of(Role.PropertyCompany, people, []);
        var asked = ExportColumns.Of(Role.PropertyCompany, people, ["idNumber"]);

        Assert.Equal(["id", "area", "name", "phone", "household", "householdSince", "grid"], columns.Value!.Names);
        Assert.Equal(RefusalReason.Forbidden, asked.Refusal!.Reason);
    }
}

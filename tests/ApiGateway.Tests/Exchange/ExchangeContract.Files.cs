using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Twin.Http;
using Twin.Objects;
using static Twin.Exchange.ExchangeApi;

namespace Twin.Exchange;

public abstract partial class ExchangeContract
{
    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("GB18030", false)]
    public async Task Csv_is_read_in_the_encodings_that_spreadsheets_write(string name, bool mark)
    {
        var gb = CodePagesEncodingProvider.Instance.GetEncoding(name);
        var encoding = gb ?? (name == "utf-16" ? Encoding.Unicode : new UTF8Encoding(mark));
        var id = $"p-{name.ToLowerInvariant()}{(mark ? "-bom" : string.Empty)}";
        var ascii = string.Concat(Enumerable.Range(0, 2_000).Select(i => $"# a remark that fills the first window of the file {i}\n"));

        var import = await Admin.ImportFile("kind=person&source=police", Csv($"{ascii}id,name,labels,migration.from\n{id},欧阳𠮷娜,elderly;living-alone,2024/3/1\n", encoding));

        Assert.Equal((1, 0, 0, 0, 0), import.Counts());
        var person = await Admin.Attributes($"person/{id}");
        Assert.Equal("欧阳𠮷娜", person.GetProperty("name").GetString());
        Assert.Equal("""["elderly","living-alone"]""", person.GetProperty("labels").GetRawText());
        Assert.Equal("2024-03-01", person.GetProperty("migration").GetProperty("from").GetString());
    }

    [Fact]
    public async Task Xlsx_cells_become_what_the_fields_hold_and_a_formula_is_refused_by_its_field()
    {
        var file = Workbook.Of(
            Workbook.Row(1, Workbook.Text("A1", "id"), Workbook.Text("B1", "名称"), Workbook.Text("C1", "spaces"), Workbook.Text("D1", "grid"), Workbook.Text("E1", "location.lon"), Workbook.Text("F1", "location.lat"))
            + Workbook.Row(2, Workbook.Text("A2", "x-1"), Workbook.Text("B2", "停车场"), Workbook.Number("C2", "120"), Workbook.Text("D2", Grid), Workbook.Number("E2", "106.5"), Workbook.Number("F2", "29.5"))
            + Workbook.Row(4, Workbook.Text("A4", "x-2"), Workbook.Formula("B4", "1+1"), Workbook.Number("C4", "1"), Workbook.Text("D4", Grid))
            + Workbook.Row(5, Workbook.Text("A5", "x-3"), Workbook.Number("B5", "500103199001011000"), Workbook.Number("C5", "1"), Workbook.Text("D5", Grid))
            + Workbook.Row(6, Workbook.Text("A6", "x-4"), Workbook.Text("B6", "停车场"), Workbook.Number("C6", "1.5"), Workbook.Text("D6", Grid)));

        var import = await Admin.ImportFile("kind=car-park&source=traffic", File(file, FileTypes.Xlsx));
        var failed = await Admin.Rows(import, "failed");

        Assert.Equal((1, 0, 0, 0, 3), import.Counts());
        var stored = await Admin.Attributes("car-park/x-1");
        Assert.Equal((120, 106.5), (stored.GetProperty("spaces").GetInt32(), stored.GetProperty("location").GetProperty("lon").GetDouble()));
        Assert.Equal(
            [(4, "name", "is a formula"), (5, "name", "is a number of more than 15 digits"), (6, "spaces", "must be a whole number")],
            failed.Select(row => (row.GetProperty("line").GetInt32(), row.GetProperty("field").GetString()!, row.GetProperty("error").GetString()!.Split([':', ','])[0])));
    }

    [Fact]
    public async Task A_mapping_is_remembered_by_name()
    {
        const string path = "/import-mappings/police-people";
        var put = await Put(path, """{"kind":"person","columns":{"编号":"id","姓名":"name","手机":"phone","备注":""}}""");
        var unknown = await Put("/import-mappings/wrong", """{"kind":"person","columns":{"姓名":"nom"}}""");

        var import = await Admin.ImportFile("mapping=police-people&source=police", Csv("编号,姓名,手机,备注\np-mapped,王小明,13987654321,老住户\n"));
        var unmapped = await Admin.Upload("mapping=police-people&source=police", Csv("编号,姓名,爱好\np-mapped,王小明,象棋\n"));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.BadRequest), (put.Status, unknown.Status));
        Assert.Equal((1, 0, 0, 0, 0), import.Counts());
        Assert.Equal("139****4321", (await Admin.Attributes("person/p-mapped")).GetProperty("phone").GetString());
        Assert.Equal(HttpStatusCode.BadRequest, unmapped.Status);
        Assert.Contains("'爱好' is no field of person", unmapped.Body.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal("name", (await Admin.Get("/api/v1/import-mappings")).GetProperty("items").GetProperty("police-people").GetProperty("columns").GetProperty("姓名").GetString());
        Assert.Equal(HttpStatusCode.OK, (await ObjectsTwin.Send(Admin, HttpMethod.Delete, path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await ObjectsTwin.Send(Admin, HttpMethod.Get, path)).Status);
    }

    [Theory]
    [InlineData("kind=person&source=police", "text/csv", "", HttpStatusCode.BadRequest, "no rows")]
    [InlineData("kind=person&source=police", "text/csv", "id,name", HttpStatusCode.BadRequest, "no rows")]
    [InlineData("kind=person&source=police", "text/csv", "name\n李娜", HttpStatusCode.BadRequest, "one of them must be id")]
    [InlineData("kind=person&source=police", "text/csv", "id,name,name\np,a,b", HttpStatusCode.BadRequest, "Two columns are name")]
    [InlineData("kind=person&source=police", "text/csv", "id,name\np-1,\"李娜\np-2,王", HttpStatusCode.BadRequest, "quotation mark")]
    [InlineData("kind=spaceship&source=police", "text/csv", "id,name\np,a", HttpStatusCode.BadRequest, "no kind of object")]
    [InlineData("kind=account&source=police", "text/csv", "id,name\np,a", HttpStatusCode.BadRequest, "no kind of object")]
    [InlineData("source=police", "text/csv", "id,name\np,a", HttpStatusCode.BadRequest, "kind")]
    [InlineData("kind=person&source=The%20Police", "text/csv", "id,name\np,a", HttpStatusCode.BadRequest, "source")]
    [InlineData("kind=person&source=police&mapping=none", "text/csv", "id,name\np,a", HttpStatusCode.BadRequest, "mapping")]
    [InlineData("kind=person&source=police", FileTypes.Xlsx, "not a workbook", HttpStatusCode.BadRequest, "not a readable xlsx")]
    [InlineData("kind=person&source=police", "application/zip", "x", HttpStatusCode.UnsupportedMediaType, null)]
    public async Task A_file_that_cannot_be_read_is_refused_and_leaves_nothing(string query, string type, string text, HttpStatusCode status, string? words)
    {
        var answer = await Admin.Upload(query, File(Encoding.UTF8.GetBytes(text), type));

        Assert.Equal(status, answer.Status);
        Assert.True(words is null || answer.Body.GetRawText().Contains(words, StringComparison.Ordinal), answer.Body.GetRawText());
        Assert.DoesNotContain("running", (await Admin.Get("/api/v1/imports?limit=1")).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workbook_that_unfolds_too_far_is_not_opened()
    {
        var bomb = await Admin.Upload("kind=person&source=police", File(Workbook.Of(Workbook.Row(1, Workbook.Text("A1", "id")), Workbook.Bomb), FileTypes.Xlsx));
        var styles = await Admin.Upload("kind=person&source=police", File(Workbook.Of(Workbook.Row(1, Workbook.Text("A1", "id")), Workbook.Bomb, "styles"), FileTypes.Xlsx));
        var vast = await Admin.Upload("kind=person&source=police", File(Workbook.Of(Workbook.Row(1, Workbook.Text("A1", "id")), Workbook.Vast, "styles"), FileTypes.Xlsx));
        var long1 = await Admin.Upload("kind=person&source=police", File(Workbook.Of(Workbook.Row(1, Workbook.Text("A1", "id")) + Workbook.Row(1_000_000, Workbook.Text("A1000000", "p"))), FileTypes.Xlsx));
        var wide = await Admin.Upload("kind=person&source=police", File(Workbook.Of(Workbook.Row(1, Workbook.Text("XFD1", "id"))), FileTypes.Xlsx));

        Assert.All([bomb, styles, vast, long1, wide], answer => Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status));
        Assert.All([bomb, styles], answer => Assert.Contains("200 times its size", answer.Body.GetRawText(), StringComparison.Ordinal));
        Assert.Contains("styles to more than 64 MiB", vast.Body.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FileTypes.Csv)]
    [InlineData(FileTypes.Xlsx)]
    public async Task A_file_of_2_GB_is_refused_before_it_is_read(string type)
    {
        Assert.Contains(" 413 ", await RequestHead.Post(Admin.Http, "/api/v1/imports?kind=person&source=police", type, length: 2L << 30, body: "id,name\r\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_too_many_rows_is_refused_whole()
    {
        var text = new StringBuilder("id,name\n");
        for (var i = 0; i <= 100_000; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"x-{i},a\n");
        }

        var answer = await Admin.Upload("kind=car-park&source=traffic", Csv(text.ToString()));
        var newest = (await Admin.Get("/api/v1/imports?limit=1")).GetProperty("items")[0];

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
        Assert.Equal(("discarded", 0), (newest.GetProperty("phase").GetString(), newest.GetProperty("rows").GetInt32()));
        Assert.DoesNotContain(newest.GetProperty("id").GetString()!, await twin.Dump("import_batch"), StringComparison.Ordinal);
    }

    private Task<RestAnswer> Put(string path, string body) => ObjectsTwin.Send(Admin, HttpMethod.Put, path, body);
}

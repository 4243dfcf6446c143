using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using SkiaSharp;
using Twin.Attachments;
using Twin.Fixtures;
using Twin.Http;
using static Twin.Objects.ObjectsTwin;

namespace Twin.Cases;

public abstract partial class CaseContract
{
    private static readonly byte[] ZipEnd = [(byte)'P', (byte)'K', 5, 6, .. new byte[18]];

    [Fact]
    public async Task A_photo_of_a_report_is_kept_upright_and_small_without_its_place_for_who_sees_the_case()
    {
        using var resident = await Account("resident", bound: "person/p-0001");
        using var desk = await Account("community-staff");
        using var neighbour = await Account("resident", name: "case-neighbour");
        var id = Text((await Send(resident, HttpMethod.Post, "/cases", """{"text":"墙面渗水","building":"b-3"}""")).Body, "id")!;

        var added = await Upload(resident, id, "image/jpeg", SampleFiles.Photo(), key: "photo-1");
        var again = await Upload(resident, id, "image/jpeg", SampleFiles.Photo(), key: "photo-1");
        var inside = await Upload(desk, $"{id}", "image/png", SampleFiles.Picture(SKEncodedImageFormat.Png), query: "?internal=true");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (added.Status, again.Status));
        Assert.Equal((SampleFiles.Height, SampleFiles.Width), (added.Body.GetProperty("width").GetInt32(), added.Body.GetProperty("height").GetInt32()));
        var (photo, hidden) = (Text(added.Body, "id")!, Text(inside.Body, "id")!);
        Assert.Equal([photo], await AttachmentsSeen(resident, id));
        Assert.Equal([photo, hidden], await AttachmentsSeen(desk, id));
        var seen = await Download(desk, $"/cases/{id}/attachments/{photo}");
        Assert.Equal("image/jpeg", seen.Type);
        Assert.DoesNotContain(SampleFiles.Place, Encoding.Latin1.GetString(seen.Content), StringComparison.Ordinal);
        using var thumbnail = SKBitmap.Decode((await Download(resident, $"/cases/{id}/attachments/{photo}/thumbnail")).Content);
        Assert.Equal((200, 320), (thumbnail.Width, thumbnail.Height));
        foreach (var path in (string[])[$"/cases/{id}/attachments/{photo}", $"/cases/{id}/attachments/{photo}/thumbnail"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await Download(neighbour, path)).Status);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await Download(resident, $"/cases/{id}/attachments/{hidden}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Upload(neighbour, id, "image/jpeg", SampleFiles.Photo())).Status);
        Assert.All(FilesOf(photo).Concat(FilesOf(hidden)), file => Assert.Equal(-1, File.ReadAllBytes(file).AsSpan().IndexOf("JFIF"u8)));

        await twin.Host.Grains.Case(id).Forget("p-0001", [], CancellationToken.None);
        await Eventually.Async(() => Task.FromResult(!FilesOf(photo).Any() && FilesOf(hidden).Any()), "what the forgotten person had attached is deleted");
        Assert.Equal([hidden], await AttachmentsSeen(desk, id));
    }

    [Fact]
    public async Task A_video_is_passed_on_without_its_place_and_read_in_ranges()
    {
        using var desk = await Account("community-staff");
        using var worker = await twin.Host.SignIn("zhangwei", SampleCommunity.WorkerPassword);
        var id = await Report(desk, "井盖松动");
        var video = SampleFiles.Video();

        var added = await Upload(worker, id, "video/mp4", video);
        var path = $"/cases/{id}/attachments/{Text(added.Body, "id")}";
        var seen = await Download(desk, path);
        var part = await Download(desk, path, from: 300_000, to: 300_099);

        Assert.Equal(video.Length, seen.Content.Length);
        Assert.DoesNotContain(SampleFiles.Place, Encoding.Latin1.GetString(seen.Content), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.PartialContent, 100), (part.Status, part.Content.Length));
        Assert.Equal(HttpStatusCode.NotFound, (await Download(desk, $"{path}/thumbnail")).Status);
        await Until(worker, id, "dispatched");
        await Step(worker, id, "sign", null, "signed");
        await Step(worker, id, "start", null, "in-progress");
        await Step(worker, id, "resolve", $$"""{"attachments":["{{Text(added.Body, "id")}}"]}""", "awaiting-verification");
    }

    [Fact]
    public async Task Files_that_are_too_large_or_not_what_they_say_are_refused()
    {
        using var desk = await Account("community-staff");
        var id = await Report(desk, "乱停放");
        var (jpeg, video) = (SampleFiles.Photo(), SampleFiles.Video(frames: 100));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await Upload(desk, id, "image/jpeg", SampleFiles.Picture(SKEncodedImageFormat.Png))).Status);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await Upload(desk, id, "image/svg+xml", "<svg/>"u8.ToArray())).Status);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await Upload(desk, id, "image/jpeg", [.. jpeg, .. ZipEnd])).Status);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await Upload(desk, id, "image/jpeg", [.. jpeg[..2], 0xFF, 0xFE, 0, 10, .. "<script>"u8, .. jpeg[2..]])).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Upload(desk, id, "image/jpeg", jpeg[..900])).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Upload(desk, id, "image/jpeg", [])).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Upload(desk, id, "video/mp4", video[..^10])).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Upload(desk, id, "video/mp4", [.. video, .. ZipEnd])).Status);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await Upload(desk, id, "video/mp4", jpeg)).Status);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Upload(desk, id, "image/jpeg", [.. jpeg, .. new byte[21 * 1024 * 1024]], chunked: true)).Status);
        Assert.Empty(await AttachmentsSeen(desk, id));
    }

    [Fact]
    public async Task A_photo_of_100_MB_is_refused_before_it_is_read()
    {
        using var desk = await Account("community-staff");
        var id = await Report(desk, "大图");

        Assert.Contains(" 413 ", await RequestHead.Post(desk.Http, $"/api/v1/cases/{id}/attachments", "image/jpeg", length: 104_857_600), StringComparison.Ordinal);
    }

    private IEnumerable<string> FilesOf(string attachment) => Directory.EnumerateFiles(Path.Combine(twin.Host.DataDirectory, "attachments"), $"{attachment}*", SearchOption.AllDirectories);

    private static async Task<string[]> AttachmentsSeen(TwinApi api, string id) =>
        [.. (await Send(api, HttpMethod.Get, $"/cases/{id}")).Body.GetProperty("attachments").EnumerateArray().Select(item => Text(item, "id")!)];

    private static async Task<(HttpStatusCode Status, JsonElement Body)> Upload(TwinApi api, string id, string type, byte[] file, string query = "", string? key = null, bool chunked = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/cases/{id}/attachments{query}") { Content = new ByteArrayContent(file) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        request.Headers.TransferEncodingChunked = chunked ? true : null;
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        using var answer = await api.Http.SendAsync(request);
        return (answer.StatusCode, JsonElement.Parse(await answer.Content.ReadAsStringAsync()));
    }

    private static async Task<(HttpStatusCode Status, string? Type, byte[] Content)> Download(TwinApi api, string path, long? from = null, long? to = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1{path}");
        request.Headers.Range = from is null ? null : new RangeHeaderValue(from, to);
        using var answer = await api.Http.SendAsync(request);
        return (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, await answer.Content.ReadAsByteArrayAsync());
    }
}

namespace Twin.Attachments;

/// <summary>A photo or a short video of a case, as it is kept: without what the camera wrote into it.</summary>
/// <param name="Id">For <c>GET /cases/{case}/attachments/{id}</c>.</param>
/// <param name="MediaType"><c>image/jpeg</c>, <c>video/mp4</c> or <c>video/quicktime</c>.</param>
/// <param name="Bytes">Size in bytes.</param>
/// <param name="Width">In pixels; null for a video.</param>
/// <param name="Height">In pixels; null for a video.</param>
/// <param name="HasThumbnail">True for a photo.</param>
/// <param name="By">A user name, or <c>reporter</c>.</param>
/// <param name="Internal">True for what reporters are not shown.</param>
[GenerateSerializer, Immutable, Alias("twin.attachment")]
public sealed record Attachment(
    [property: Id(0)] string Id,
    [property: Id(1)] string MediaType,
    [property: Id(2)] long Bytes,
    [property: Id(3)] int? Width,
    [property: Id(4)] int? Height,
    [property: Id(5)] bool HasThumbnail,
    [property: Id(6)] string By,
    [property: Id(7)] DateTimeOffset At,
    [property: Id(8)] bool Internal);

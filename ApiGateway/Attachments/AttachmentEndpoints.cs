using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Twin.Access;
using Twin.Cases;
using Twin.Http;

namespace Twin.Attachments;

internal static class AttachmentEndpoints
{
    /// <summary>More than any limit that can be set, so that the limit of the file's own kind is the one that is told.</summary>
    private const long LargestBody = 1024L * 1024 * 1024;

    public static void AddAttachments(this IServiceCollection services)
    {
        services.AddOptions<AttachmentOptions>().BindConfiguration(AttachmentOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<PhotoRoom>();
        services.AddSingleton<AttachmentUpload>();
    }

    public static void MapAttachments(this IEndpointRouteBuilder api)
    {
        var attachments = api.MapGroup("/cases/{id}/attachments").WithTags("Cases")
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status404NotFound);
        attachments.MapPost("", AddAttachment).Needs(ObjectKind.Case, Right.Read)
            .WithMetadata(new RequestSizeLimitAttribute(LargestBody))
            .Accepts<Stream>(AttachmentTypes.Jpeg, AttachmentTypes.Png, AttachmentTypes.Webp, AttachmentTypes.Mp4, AttachmentTypes.QuickTime)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);
        attachments.MapGet("/{attachment}", GetAttachment).Needs(ObjectKind.Case, Right.Read)
            .Produces<Stream>(StatusCodes.Status200OK, AttachmentTypes.Jpeg, AttachmentTypes.Mp4, AttachmentTypes.QuickTime);
        attachments.MapGet("/{attachment}/thumbnail", GetThumbnail).Needs(ObjectKind.Case, Right.Read)
            .Produces<Stream>(StatusCodes.Status200OK, AttachmentTypes.Jpeg);
    }

    /// <summary>
    /// Adds a photo or a short video to a case: the file is the body. Whoever may comment may attach. A photo is drawn anew
    /// as JPEG; what the camera wrote into the file, such as where it was taken, is not kept. With an
    /// <c>Idempotency-Key</c> a repeat is the same attachment.
    /// </summary>
    /// <param name="internal">True for what the reporter is not to see; for staff.</param>
    private static async Task<Results<Created<Attachment>, ProblemHttpResult>> AddAttachment(
        string id, bool? @internal, HttpRequest request, Caller caller, AttachmentUpload upload, CancellationToken cancellationToken)
    {
        var added = await upload.Receive(request, caller, id, @internal == true, cancellationToken);
        return added.Succeeded
            ? TypedResults.Created($"/api/v1/cases/{id}/attachments/{added.Value.Id}", added.Value)
            : Answer.Problem(added.Refusal);
    }

    /// <summary>The photo or video itself, to whoever sees the case; any range of it.</summary>
    private static Task<Results<FileStreamHttpResult, ProblemHttpResult>> GetAttachment(
        string id, string attachment, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Open(id, attachment, AttachmentPart.Content, caller, grains, cancellationToken);

    /// <summary>A photo in small; a video has none (404).</summary>
    private static Task<Results<FileStreamHttpResult, ProblemHttpResult>> GetThumbnail(
        string id, string attachment, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Open(id, attachment, AttachmentPart.Thumbnail, caller, grains, cancellationToken);

    private static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> Open(
        string id, string attachment, AttachmentPart part, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var file = await grains.Attachment(attachment).Get(caller, id, cancellationToken);
        if (!file.Succeeded || (part == AttachmentPart.Thumbnail && !file.Value.Attachment.HasThumbnail))
        {
            return Answer.Problem(file.Refusal ?? Refusal.NotFound(new ObjectKey(ObjectKind.Attachment, attachment)));
        }

        var (type, length) = part == AttachmentPart.Content
            ? (file.Value.Attachment.MediaType, file.Value.Attachment.Bytes)
            : (AttachmentTypes.Jpeg, file.Value.ThumbnailBytes);
        return TypedResults.Stream(
            new AttachmentStream(grains.Attachment(attachment), caller, part, length),
            type,
            $"{attachment}.{AttachmentTypes.ExtensionOf(type)}",
            enableRangeProcessing: true);
    }
}

using System.Buffers;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using Twin.Access;
using Twin.Cases;

namespace Twin.Attachments;

/// <summary>Takes a file in, looks at it, cleans it and brings it to its case piece by piece.</summary>
internal sealed class AttachmentUpload(IGrainFactory grains, PhotoRoom photos, IOptions<AttachmentOptions> options) : IDisposable
{
    private const int PieceBytes = 256 * 1024;

    private readonly SemaphoreSlim _held = new(options.Value.PhotosAtOnce);

    /// <exception cref="BadHttpRequestException">The file is not to be taken: 400, 413 or 415.</exception>
    public async Task<Outcome<Attachment>> Receive(HttpRequest request, Caller caller, string caseId, bool isInternal, CancellationToken cancellationToken)
    {
        var id = NewCaseId.For("a", request, caller, caseId);
        var allowed = await grains.Case(caseId).MayAttach(caller, id, isInternal, cancellationToken);
        if (!allowed.Succeeded)
        {
            return allowed.Refusal;
        }

        var type = AttachmentTypes.Declared(request.ContentType);
        var most = AttachmentTypes.IsVideo(type) ? options.Value.MaxVideoBytes : options.Value.MaxPhotoBytes;
        if (request.ContentLength > most)
        {
            throw TooLarge(most);
        }

        var attachment = grains.Attachment(id);
        return AttachmentTypes.IsVideo(type)
            ? await ReceiveVideo(request.Body, attachment, caller, caseId, new AttachmentLook(type, Width: null, Height: null, isInternal), most, cancellationToken)
            : await ReceivePhoto(request.Body, type, attachment, caller, caseId, isInternal, most, cancellationToken);
    }

    public void Dispose() => _held.Dispose();

    private async Task<Outcome<Attachment>> ReceivePhoto(
        Stream body, string type, IAttachmentGrain attachment, Caller caller, string caseId, bool isInternal, int most, CancellationToken cancellationToken)
    {
        await _held.WaitAsync(cancellationToken);
        Photo photo;
        try
        {
            using var file = new MemoryStream();
            await foreach (var piece in Pieces(body, most, cancellationToken))
            {
                file.Write(piece.Span);
            }

            var all = file.GetBuffer().AsMemory(0, (int)file.Length);
            AttachmentTypes.Check(type, all.Span[..Math.Min(AttachmentTypes.HeadBytes, all.Length)]);
            photo = await photos.Develop(all, cancellationToken);
        }
        finally
        {
            _held.Release();
        }

        var begun = await attachment.Begin(caller, caseId, new AttachmentLook(AttachmentTypes.Jpeg, photo.Width, photo.Height, isInternal), cancellationToken);
        return Settled(begun)
            ?? await Send(attachment, caller, AttachmentPart.Content, 0, photo.Content, cancellationToken)
            ?? await Send(attachment, caller, AttachmentPart.Thumbnail, 0, photo.Thumbnail, cancellationToken)
            ?? await attachment.Finish(caller, cancellationToken);
    }

    private static async Task<Outcome<Attachment>> ReceiveVideo(
        Stream body, IAttachmentGrain attachment, Caller caller, string caseId, AttachmentLook look, int most, CancellationToken cancellationToken)
    {
        var begun = await attachment.Begin(caller, caseId, look, cancellationToken);
        if (Settled(begun) is { } settled)
        {
            return settled;
        }

        var cleaner = new VideoCleaner();
        var clean = new ArrayBufferWriter<byte>(PieceBytes);
        var sent = 0L;
        await foreach (var piece in Pieces(body, most, cancellationToken))
        {
            if (sent == 0)
            {
                AttachmentTypes.Check(look.MediaType, piece.Span[..Math.Min(AttachmentTypes.HeadBytes, piece.Length)]);
            }

            cleaner.Pass(piece.Span, clean);
            if (await Send(attachment, caller, AttachmentPart.Content, sent, clean.WrittenMemory, cancellationToken) is { } refused)
            {
                return refused;
            }

            sent += clean.WrittenCount;
            clean.ResetWrittenCount();
        }

        cleaner.End();
        return await attachment.Finish(caller, cancellationToken);
    }

    /// <returns>What there is to answer already; null when the file is to be sent.</returns>
    private static Outcome<Attachment>? Settled(Outcome<AttachmentTurn> begun) => begun switch
    {
        { Succeeded: false } => begun.Refusal,
        { Value.Finished: { } finished } => finished,
        _ => null,
    };

    /// <returns>The refusal; null when all of it was taken.</returns>
    private static async Task<Outcome<Attachment>?> Send(
        IAttachmentGrain attachment, Caller caller, AttachmentPart part, long offset, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        for (var start = 0; start < content.Length; start += PieceBytes)
        {
            var piece = content.Slice(start, Math.Min(PieceBytes, content.Length - start)).ToArray();
            var appended = await attachment.Append(caller, part, offset + start, piece, cancellationToken);
            if (!appended.Succeeded)
            {
                return appended.Refusal;
            }
        }

        return null;
    }

    /// <summary>Full pieces of a body, each valid until the next is asked for.</summary>
    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> Pieces(Stream body, int most, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var piece = new byte[PieceBytes];
        var total = 0L;
        int read;
        do
        {
            read = await body.ReadAtLeastAsync(piece, piece.Length, throwOnEndOfStream: false, cancellationToken);
            if ((total += read) > most)
            {
                throw TooLarge(most);
            }

            if (read > 0)
            {
                yield return piece.AsMemory(0, read);
            }
        }
        while (read == piece.Length);

        if (total == 0)
        {
            throw AttachmentTypes.Unreadable("The file is empty.");
        }
    }

    private static BadHttpRequestException TooLarge(int most) => AttachmentTypes.TooLarge($"It may have {most / 1024} KiB.");
}

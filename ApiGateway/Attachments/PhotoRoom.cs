using Microsoft.Extensions.Options;
using SkiaSharp;

namespace Twin.Attachments;

/// <summary>
/// Draws each photo anew, upright and no larger than it need be. Only the picture is kept: what the camera wrote beside
/// it (place, time, maker, owner) and whatever else the file held is gone. One photo is drawn at a time.
/// </summary>
internal sealed class PhotoRoom(IOptions<AttachmentOptions> options) : IDisposable
{
    private const int PhotoQuality = 85;
    private const int ThumbnailQuality = 75;
    private const long MaxDecodedPixels = 24_000_000;
    private const int Million = 1_000_000;

    private static readonly SKSamplingOptions Smooth = new(SKFilterMode.Linear, SKMipmapMode.Linear);

    private readonly SemaphoreSlim _desk = new(1);

    /// <exception cref="BadHttpRequestException">400 for what cannot be read, 413 for too many pixels, 415 for what is not only a photo.</exception>
    public async Task<Photo> Develop(ReadOnlyMemory<byte> file, CancellationToken cancellationToken)
    {
        if (ForeignMarks.Has(file.Span))
        {
            throw AttachmentTypes.Unsupported("It is not only a photo: it holds a page, a script, a document or an archive as well.");
        }

        await _desk.WaitAsync(cancellationToken);
        try
        {
            using var data = SKData.CreateCopy(file.Span);
            using var codec = SKCodec.Create(data) ?? throw Broken();
            using var upright = Read(codec);
            using var kept = Fit(upright, options.Value.PhotoEdge);
            using var small = Fit(kept, options.Value.ThumbnailEdge);
            return new Photo(Encode(kept, PhotoQuality), Encode(small, ThumbnailQuality), kept.Width, kept.Height);
        }
        finally
        {
            _desk.Release();
        }
    }

    public void Dispose() => _desk.Dispose();

    private SKBitmap Read(SKCodec codec)
    {
        var (full, most) = (codec.Info.Size, options.Value.MaxMegapixels);
        if ((long)full.Width * full.Height > (long)most * Million)
        {
            throw AttachmentTypes.TooLarge($"A photo may have {most} million pixels.");
        }

        var size = codec.GetScaledDimensions(Math.Min(1f, (float)options.Value.PhotoEdge / Math.Max(full.Width, full.Height)));
        if ((long)size.Width * size.Height > MaxDecodedPixels)
        {
            throw AttachmentTypes.TooLarge($"A photo of this kind may have {MaxDecodedPixels / Million} million pixels: send it as JPEG.");
        }

        using var read = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        return codec.GetPixels(read.Info, read.GetPixels()) == SKCodecResult.Success ? Upright(read, codec.EncodedOrigin) : throw Broken();
    }

    private static SKBitmap Upright(SKBitmap read, SKEncodedOrigin origin)
    {
        var lies = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var (width, height) = lies ? (read.Height, read.Width) : (read.Width, read.Height);
        var upright = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(upright);
        canvas.Clear(SKColors.White);
        canvas.Concat(origin switch
        {
            SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
            SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightTop => new SKMatrix(0, -1, width, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, width, -1, 0, height, 0, 0, 1),
            SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, height, 0, 0, 1),
            _ => SKMatrix.Identity,
        });
        canvas.DrawBitmap(read, 0, 0);
        return upright;
    }

    private static SKBitmap Fit(SKBitmap picture, int edge)
    {
        var scale = Math.Min(1.0, (double)edge / Math.Max(picture.Width, picture.Height));
        return scale == 1.0
            ? picture.Copy()
            : picture.Resize(new SKSizeI(Math.Max(1, (int)Math.Round(picture.Width * scale)), Math.Max(1, (int)Math.Round(picture.Height * scale))), Smooth);
    }

    private static byte[] Encode(SKBitmap picture, int quality)
    {
        using var data = picture.Encode(SKEncodedImageFormat.Jpeg, quality);
        return data.ToArray();
    }

    private static BadHttpRequestException Broken() => AttachmentTypes.Unreadable("The photo is broken or cut off.");
}

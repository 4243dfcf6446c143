using System.Buffers.Binary;
using System.Text;
using SkiaSharp;

namespace Twin.Attachments;

/// <summary>Photos and videos made for the tests, with what cameras write into them.</summary>
internal static class SampleFiles
{
    /// <summary>Stands for the place a camera notes.</summary>
    public const string Place = "made-up place 29.56N 106.58E";

    public const int Width = 640;

    public const int Height = 400;

    /// <summary>Lies on its side: shown upright it is as high as it is wide here.</summary>
    public static byte[] Photo()
    {
        var plain = Picture(SKEncodedImageFormat.Jpeg);
        byte[] orientation = [.. "Exif\0\0II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(Place)];
        byte[] length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)(orientation.Length + length.Length));
        return [.. plain[..2], 0xFF, 0xE1, .. length, .. orientation, .. plain[2..]];
    }

    public static byte[] Picture(SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(Width, Height);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.SteelBlue);
        canvas.DrawCircle(200, 200, 120, new SKPaint { Color = SKColors.Orange });
        using var data = bitmap.Encode(format, 90);
        return data.ToArray();
    }

    public static byte[] Video(int frames = 400_000)
    {
        var place = Box("udta", Box("\u00A9xyz", Encoding.ASCII.GetBytes(Place)));
        return [.. Box("ftyp", "isom\0\0\0\0isom"u8.ToArray()), .. Box("mdat", new byte[frames]), .. Box("moov", [.. Box("mvhd", new byte[100]), .. place])];
    }

    private static byte[] Box(string type, byte[] content)
    {
        var size = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(size, content.Length + 8);
        return [.. size, .. Encoding.Latin1.GetBytes(type), .. content];
    }
}

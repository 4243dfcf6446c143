namespace Twin.Attachments;

/// <summary>Finds files that are a photo to one program and something else to another: a page, a script, a document, an archive.</summary>
internal static class ForeignMarks
{
    /// <summary>Where readers of pages and documents look for their marks.</summary>
    private const int Head = 64 * 1024;

    /// <summary>Where readers of archives look for the end of theirs.</summary>
    private const int Tail = 64 * 1024;

    private static readonly byte[][] InHead = ["%PDF-"u8.ToArray(), "<script"u8.ToArray(), "<html"u8.ToArray(), "<!DOCTYPE"u8.ToArray(), "<svg"u8.ToArray(), "<?php"u8.ToArray()];

    private static readonly byte[] ZipEnd = [(byte)'P', (byte)'K', 5, 6];

    public static bool Has(ReadOnlySpan<byte> file)
    {
        var head = file[..Math.Min(Head, file.Length)];
        foreach (var mark in InHead)
        {
            if (head.IndexOf(mark) >= 0)
            {
                return true;
            }
        }

        return file[^Math.Min(Tail, file.Length)..].IndexOf(ZipEnd) >= 0;
    }
}

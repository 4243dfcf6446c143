namespace Twin.Exchange.Files;

/// <summary>How large a file to be taken in may be; beyond it the answer is 413 and nothing is stored.</summary>
internal static class FileLimits
{
    /// <summary>Of csv and ndjson, which are read as they come.</summary>
    public const int MaxBytes = 256 * 1024 * 1024;

    /// <summary>Of xlsx, which has to be held as a whole: its directory stands at its end.</summary>
    public const int MaxXlsxBytes = 32 * 1024 * 1024;

    /// <summary>Of what an xlsx file unfolds to, and of the texts and the styles in it, which are held as well.</summary>
    public const long MaxUnfoldedBytes = 512L * 1024 * 1024;

    public const long MaxTextBytes = 64L * 1024 * 1024;

    /// <summary>A part of an xlsx file that folds better than this was made to.</summary>
    public const int MaxRatio = 200;

    /// <summary>A part this small harms nobody, however well it folds.</summary>
    public const long FreeOfRatio = 4L * 1024 * 1024;

    public const int MaxRows = 100_000;

    public const int MaxColumns = 200;

    public const int MaxCell = 32 * 1024;

    public static BadHttpRequestException Unreadable(string message) => new(message, StatusCodes.Status400BadRequest);

    public static BadHttpRequestException TooLarge(string message) => new(message, StatusCodes.Status413PayloadTooLarge);
}

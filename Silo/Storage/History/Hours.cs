namespace Twin.Storage;

/// <summary>Hours since 1970, and the milliseconds they begin at.</summary>
internal static class Hours
{
    public const long Length = 60 * 60 * 1_000;

    public static int Of(DateTimeOffset time) => Of(time.ToUnixTimeMilliseconds());

    public static int Of(long milliseconds) => (int)Math.Floor((double)milliseconds / Length);

    /// <summary>The first hour that begins then or later.</summary>
    public static int From(long milliseconds) => Of(milliseconds + Length - 1);

    public static long Start(int hour) => hour * Length;
}

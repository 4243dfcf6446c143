namespace Twin.Simulation;

internal static class ChineseNumber
{
    private const string Digits = "一二三四五六七八九";

    /// <summary>1 to 99 as they are spoken: 二十一.</summary>
    public static string Of(int number)
    {
        var (tens, ones) = Math.DivRem(number, 10);
        var ten = tens switch { 0 => string.Empty, 1 => "十", _ => $"{Digits[tens - 1]}十" };
        return ones == 0 ? ten : ten + Digits[ones - 1];
    }
}

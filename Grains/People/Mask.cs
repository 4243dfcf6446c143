namespace Twin.People;

/// <summary>How sensitive values are shown to those who need not know them whole.</summary>
internal static class Mask
{
    /// <summary>The first 6, 8 stars, the last 4.</summary>
    public static string IdNumber(string number) => $"{number[..6]}********{number[^4..]}";

    /// <summary><c>138****8000</c></summary>
    public static string Phone(string number) => $"{number[..3]}****{number[^4..]}";
}

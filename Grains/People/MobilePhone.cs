namespace Twin.People;

/// <summary>A mainland mobile number: 11 digits that start with 13 to 19.</summary>
internal static class MobilePhone
{
    /// <summary>What is wrong with the number; null when it is well formed.</summary>
    public static string? FindFault(string number) =>
        number is ['1', >= '3' and <= '9', ..] && number.Length == 11 && !number.AsSpan().ContainsAnyExceptInRange('0', '9')
            ? null
            : "must be 11 digits that start with 13 to 19";
}

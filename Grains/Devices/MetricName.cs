namespace Twin.Devices;

/// <summary>What a metric may be called.</summary>
internal static class MetricName
{
    public const int MaxLength = 64;

    /// <summary>True for 1 to 64 letters and digits of any script, <c>_ - . : /</c>, and spaces inside.</summary>
    public static bool IsValid(string? name)
    {
        if (name is not { Length: > 0 and <= MaxLength } || name[0] == ' ' || name[^1] == ' ')
        {
            return false;
        }

        foreach (var character in name)
        {
            if (!char.IsLetterOrDigit(character) && character is not ('_' or '-' or '.' or ':' or '/' or ' '))
            {
                return false;
            }
        }

        return true;
    }
}

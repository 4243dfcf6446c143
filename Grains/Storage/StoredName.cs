using System.Text.Json;

namespace Twin.Storage;

/// <summary>How a value of an enumeration is written in cards, events and states: <c>in-progress</c>.</summary>
internal static class StoredName
{
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>The value with that name.</summary>
    public static TEnum Parse<TEnum>(string name)
        where TEnum : struct, Enum => Enum.GetValues<TEnum>().First(value => Of(value) == name);
}

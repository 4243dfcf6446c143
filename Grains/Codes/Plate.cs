namespace Twin.Codes;

/// <summary>A vehicle's plate: the province's character, the city's letter, 5 or (new energy) 6 characters without I and O.</summary>
internal static class Plate
{
    private const string Provinces = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";

    /// <summary>What the last character may be instead: training, police, Hong Kong, Macau.</summary>
    private const string Endings = "学警港澳";

    /// <summary>What is wrong with the plate; null when it is well formed.</summary>
    public static string? FindFault(string plate)
    {
        if (plate.Length is not (7 or 8))
        {
            return $"must have 7 characters, or 8 for new energy, not {plate.Length}";
        }

        if (!Provinces.Contains(plate[0], StringComparison.Ordinal))
        {
            return "character 1 must be a province's, such as 渝";
        }

        if (!IsLetter(plate[1]))
        {
            return "character 2 must be a capital letter other than I and O";
        }

        for (var i = 2; i < plate.Length; i++)
        {
            var isEnding = i == plate.Length - 1 && plate.Length == 7 && Endings.Contains(plate[i], StringComparison.Ordinal);
            if (!char.IsAsciiDigit(plate[i]) && !IsLetter(plate[i]) && !isEnding)
            {
                return $"character {i + 1} must be a digit or a capital letter other than I and O";
            }
        }

        return null;
    }

    private static bool IsLetter(char character) => char.IsAsciiLetterUpper(character) && character is not ('I' or 'O');
}

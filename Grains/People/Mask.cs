using System.Collections.Frozen;

namespace Twin.People;

/// <summary>How sensitive values are shown to those who need not know them whole.</summary>
internal static class Mask
{
    private static readonly FrozenDictionary<string, Func<string, string>> ByField = new Dictionary<string, Func<string, string>>(StringComparer.Ordinal)
    {
        ["name"] = Name,
        ["formerName"] = Name,
        ["foreignName"] = Name,
        ["idNumber"] = IdNumber,
        ["document.number"] = IdNumber,
        ["phone"] = Phone,
        ["rental.landlordName"] = Name,
        ["rental.landlordPhone"] = Phone,
        ["registeredAddress"] = Address,
        ["presentAddress"] = Address,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The mask of a field, by its JSON name, with that of the field it is within; null for one that can only be shown or hidden.</summary>
    public static Func<string, string>? For(string field) => ByField.GetValueOrDefault(field);

    /// <summary>Words without what must not be told in them.</summary>
    public static string Blot(string words, IReadOnlyCollection<string> texts) => texts.Aggregate(words, static (all, text) => all.Replace(text, "***", StringComparison.Ordinal));

    /// <summary>
    /// The surname, the last character of a longer given name: <c>张*</c>, <c>王*明</c>, <c>欧阳**</c>. A foreign name keeps
    /// its first letter.
    /// </summary>
    public static string Name(string name)
    {
        var characters = name.EnumerateRunes().Select(rune => rune.ToString()).ToList();
        if (characters.Count < 2)
        {
            return "*";
        }

        if (Surnames.IsCompound(name))
        {
            return string.Concat(characters[..2]) + new string('*', characters.Count - 2);
        }

        var last = characters.Count == 3 ? characters[^1] : string.Empty;
        return characters[0] + new string('*', characters.Count - 1 - last.Length) + last;
    }

    /// <summary>The first 6, 8 stars, the last 4; of a shorter document number the last 2.</summary>
    public static string IdNumber(string number) => number.Length switch
    {
        >= 15 => $"{number[..6]}********{number[^4..]}",
        > 4 => $"{new string('*', number.Length - 2)}{number[^2..]}",
        _ => new string('*', number.Length),
    };

    /// <summary><c>138****8000</c></summary>
    public static string Phone(string number) => number.Length switch
    {
        >= 11 => $"{number[..3]}****{number[^4..]}",
        > 4 => $"{new string('*', number.Length - 2)}{number[^2..]}",
        _ => new string('*', number.Length),
    };

    /// <summary>To the building: what follows <c>栋</c>, <c>幢</c>, <c>号楼</c> or <c>号</c> is left out.</summary>
    public static string Address(string address)
    {
        foreach (var end in (ReadOnlySpan<string>)["号楼", "栋", "幢", "号"])
        {
            var at = address.IndexOf(end, StringComparison.Ordinal);
            if (at >= 0)
            {
                return address[..(at + end.Length)] + "***";
            }
        }

        return "***";
    }
}

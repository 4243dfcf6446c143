namespace Twin.People;

/// <summary>What a person's attributes must be.</summary>
internal static class PersonRules
{
    private const int MaxNameLength = 50;
    private const int MaxLabels = 32;

    public static Refusal? Check(PersonAttributes attributes, PeopleOptions options)
    {
        if (string.IsNullOrWhiteSpace(attributes.Name) || attributes.Name.Length > MaxNameLength)
        {
            return Refusal.Invalid("name", $"must be 1 to {MaxNameLength} characters");
        }

        if (attributes.IdNumber is { } number)
        {
            if (CitizenId.FindFault(number) is { } fault)
            {
                return Refusal.Invalid("idNumber", fault);
            }

            if (!options.AllowMadeUpIdNumbers && number.StartsWith(CitizenId.MadeUpRegion, StringComparison.Ordinal))
            {
                return Refusal.Invalid("idNumber", "the region 999999 is made up and accepted with --demo only");
            }
        }

        if (attributes.Phone is { } phone && MobilePhone.FindFault(phone) is { } phoneFault)
        {
            return Refusal.Invalid("phone", phoneFault);
        }

        return attributes.Labels.Length <= MaxLabels && attributes.Labels.All(IsLabel)
            ? null
            : Refusal.Invalid("labels", $"at most {MaxLabels}, each of lower-case letters, digits and hyphens");
    }

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= 40 && label.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-');
}

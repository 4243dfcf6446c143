namespace Twin.Search;

/// <summary>How terms stand in the index: a letter for the class, a sign for the form, the text.</summary>
public static class TermForm
{
    /// <summary>A whole text or code.</summary>
    public const char Whole = '=';

    /// <summary>What a text begins with: its first one or two characters.</summary>
    public const char Start = '^';

    /// <summary>A Han character, a pair of them, or a word in other letters.</summary>
    public const char Gram = '.';

    /// <summary>Pinyin, in full or by initials.</summary>
    public const char Spelling = '~';

    /// <summary>What a spelling begins with: its first two or three letters, which many names share.</summary>
    public const char SpellingStart = '!';

    /// <summary>A keyed hash.</summary>
    public const char Hash = '%';

    /// <summary>A canonical address.</summary>
    public const char Address = '@';

    public static string Of(TermClass of, char form, string text) => $"{Letter(of)}{form}{text}";

    public static char Letter(TermClass of) => of switch
    {
        TermClass.Public => 'p',
        TermClass.Name => 'n',
        TermClass.Identity => 'i',
        TermClass.Phone => 't',
        TermClass.Address => 'a',
        TermClass.Plate => 'v',
        TermClass.Label => 'l',
        TermClass.Fact => 'f',
        _ => throw new ArgumentOutOfRangeException(nameof(of), of, "This class has no letter."),
    };

    public static TermClass ClassOf(string letter) => Enum.GetValues<TermClass>().First(of => Letter(of) == letter[0]);
}

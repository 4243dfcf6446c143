using System.Collections.Frozen;

namespace Twin.Accounts;

/// <summary>
/// Which passwords are taken: any characters, long ones welcome, no rules of composition, but none of those that are
/// guessed first. Those come in families (a common word with digits, a walk over the keyboard, a date, one's own name),
/// so families are refused, and whatever is known from breaches.
/// </summary>
internal sealed class PasswordRules(BreachedPasswords breached)
{
    private const int FewestDifferent = 5;

    /// <summary>What is left of a password without the words everybody would try here must be worth guessing.</summary>
    private const int FewestBesideContext = 5;

    private const string Rows = "`1234567890-= qwertyuiop[] asdfghjkl;' zxcvbnm,./ abcdefghijklmnopqrstuvwxyz 1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/ 1q2w3e4r5t6y7u8i9o0p q1w2e3r4t5y6u7i8o9p0 qazwsxedcrfvtgbyhnujmikolp 147258369 159357 741852963 1314520 5201314";

    private static readonly string[] Walks = [.. Rows.Split(' '), .. Rows.Split(' ').Select(row => new string([.. row.Reverse()]))];

    private static readonly string[] Context = ["twin", "community", "shequ", "wangge", "grid", "admin", "administrator", "root", "user", "test", "login", "system"];

    private static readonly FrozenSet<string> Common = FrozenSet.Create(
        StringComparer.Ordinal,
        "password", "passwort", "passw", "pass", "pwd", "secret", "letmein", "welcome", "hello", "default", "changeme", "change", "guest",
        "master", "server", "access", "trustno", "iloveyou", "loveyou", "lovely", "love", "princess", "dragon", "monkey", "shadow", "sunshine",
        "football", "baseball", "superman", "batman", "starwars", "pokemon", "michael", "jordan", "jennifer", "charlie", "daniel", "thomas",
        "hunter", "ranger", "buster", "soccer", "hockey", "killer", "george", "andrew", "summer", "winter", "spring", "autumn", "flower",
        "cookie", "cheese", "computer", "internet", "samsung", "google", "facebook", "qwerty", "qwertz", "azerty", "asdf", "zxcv", "asd", "qwe", "zxc", "abc", "abcd",
        "woaini", "woaiwojia", "aini", "wodemima", "mima", "nihao", "zhongguo", "china", "beijing", "shanghai", "chongqing", "wang", "zhang",
        "liu", "chen", "yang", "zhao", "huang", "zhou", "wu", "lihua", "zhangwei", "wangwei", "liwei", "wangfang", "xiaoming", "qaz", "wsx", "qazwsx");

    /// <returns>Why it is not taken; null when it is.</returns>
    public string? Check(string userName, string password)
    {
        if (password.Length is < Passwords.Shortest or > Passwords.Longest)
        {
            return $"must be {Passwords.Shortest} to {Passwords.Longest} characters";
        }

        return IsGuessedFirst(userName, password) ? "is one of those that are guessed first"
            : breached.Contains(password) ? "is known from a breach"
            : null;
    }

    private static bool IsGuessedFirst(string userName, string password)
    {
        var plain = Plain(password);
        return plain.Distinct().Count() < FewestDifferent || IsDigitsAPersonHas(password) || Walks.Any(walk => IsWalk(password.ToLowerInvariant(), walk))
            || IsRepeated(plain) || Common.Contains(plain) || Common.Contains(Letters(password.ToLowerInvariant()))
            || Context.Append(userName.ToLowerInvariant()).Any(word => LeavesLittle(plain, word) || LeavesLittle(password.ToLowerInvariant(), word));
    }

    /// <summary>A date or a telephone number.</summary>
    private static bool IsDigitsAPersonHas(string password) => password.Length <= 12 && password.All(letter => char.IsAsciiDigit(letter) || letter is '-' or '/' or '.' or ' ');

    /// <summary>Made of one walk, and no more than three characters beside it.</summary>
    private static bool IsWalk(string password, string walk)
    {
        var longest = 0;
        for (var start = 0; start < password.Length; start++)
        {
            for (var length = password.Length - start; length > longest; length--)
            {
                if (walk.Contains(password.AsSpan(start, length), StringComparison.Ordinal))
                {
                    longest = length;
                }
            }
        }

        return password.Length - longest <= 3;
    }

    private static bool IsRepeated(string plain) =>
        Enumerable.Range(1, plain.Length / 2).Any(length => plain.Length % length == 0 && length <= 4 && plain == string.Concat(Enumerable.Repeat(plain[..length], plain.Length / length)));

    private static bool LeavesLittle(string password, string word) =>
        word.Length > 2 && password.Contains(word, StringComparison.Ordinal) && Letters(password.Replace(word, string.Empty, StringComparison.Ordinal)).Length < FewestBesideContext;

    private static string Letters(string password) => new([.. password.Where(char.IsLetter)]);

    /// <summary>Lower case, with the letters that digits and signs stand for, and without what is hung on at the ends.</summary>
    private static string Plain(string password)
    {
        var folded = password.ToLowerInvariant().TrimEnd("0123456789!@#$%^&*._-?".ToCharArray()).TrimStart("0123456789!@#$%^&*._-?".ToCharArray());
        var plain = new string([.. folded.Select(letter => letter switch { '0' => 'o', '1' or '!' => 'i', '3' => 'e', '4' or '@' => 'a', '5' or '$' => 's', '7' => 't', _ => letter })]);
        return plain.Length >= 3 ? plain : password.ToLowerInvariant();
    }
}

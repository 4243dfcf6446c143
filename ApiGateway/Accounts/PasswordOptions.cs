namespace Twin.Accounts;

/// <summary>Configuration section <c>Twin:Accounts</c>, as far as it is about passwords.</summary>
public sealed class PasswordOptions
{
    public const string Section = "Twin:Accounts";

    /// <summary>
    /// A file of passwords that are known from breaches: a line each, the SHA-1 of its UTF-8 in upper-case hexadecimal,
    /// then a colon and anything, in order, as Pwned Passwords is published. None unless it is named.
    /// </summary>
    public string? BreachedPasswords { get; set; }
}

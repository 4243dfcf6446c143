namespace Twin.Accounts;

/// <summary>What a sign-in came to.</summary>
internal abstract record SignInAnswer
{
    public sealed record In(SessionGrant Grant) : SignInAnswer;

    /// <summary>Unknown, disabled, wrong password or wrong code: all alike.</summary>
    public sealed record Wrong : SignInAnswer;

    public sealed record CodeNeeded : SignInAnswer;

    public sealed record TooMany(TimeSpan RetryAfter) : SignInAnswer;
}

namespace Twin.Storage;

/// <summary>Which requests were sent under which key, and what they were answered. Times and answers are the caller's.</summary>
public interface IKeptAnswers
{
    /// <summary>
    /// Claims an id that nobody has, or whose holder's time is up. A claim that has lapsed without an answer goes to the
    /// same request only.
    /// </summary>
    /// <returns>Null when it is claimed; else what stands there.</returns>
    Task<KeptRequest?> Claim(string id, string owner, string request, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Keeps the answer, unless the claim is another's by now.</summary>
    Task Keep(string id, string owner, string answer, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Forgets a claim that has no answer.</summary>
    Task Release(string id, string owner, CancellationToken cancellationToken);

    /// <summary>Forgets what was to be kept until <paramref name="before"/>.</summary>
    Task Trim(DateTimeOffset before, CancellationToken cancellationToken);
}

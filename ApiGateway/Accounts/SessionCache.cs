namespace Twin.Accounts;

/// <summary>What this gateway last heard of each session.</summary>
internal sealed class SessionCache(IGrainFactory grains, RecentAnswers<SessionStatus> answers)
{
    public ValueTask<SessionStatus> Get(string userName, string session) =>
        answers.Get(session, () => grains.Account(userName).FindSession(session, CancellationToken.None));

    /// <summary>The session has changed through this gateway.</summary>
    /// <param name="session">Null for a token that has none.</param>
    public void Forget(string? session)
    {
        if (session is not null)
        {
            answers.Forget(session);
        }
    }
}

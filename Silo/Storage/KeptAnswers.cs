using Dapper;

namespace Twin.Storage;

/// <summary>Kept answers on either engine; a claim is one statement, so of several at once one wins.</summary>
internal sealed class KeptAnswers(ITransactions transactions) : IKeptAnswers
{
    public Task<KeptRequest?> Claim(string id, string owner, string request, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var claim = new { id, owner, request, now = now.ToUnixTimeMilliseconds(), until = until.ToUnixTimeMilliseconds() };
        return transactions.Run(
            connection => connection.Execute(
                """
                INSERT INTO kept_answer (id, owner, request, until) VALUES (@id, @owner, @request, @until)
                ON CONFLICT (id) DO UPDATE SET owner = excluded.owner, request = excluded.request, until = excluded.until, answer = NULL
                WHERE kept_answer.until <= @now AND (kept_answer.answer IS NOT NULL OR kept_answer.request = excluded.request)
                """,
                claim) == 1
                ? null
                : connection.QuerySingle<KeptRequest>("SELECT request, answer FROM kept_answer WHERE id = @id", claim),
            cancellationToken);
    }

    public Task Keep(string id, string owner, string answer, DateTimeOffset until, CancellationToken cancellationToken) => transactions.Run(
        connection => connection.Execute(
            "UPDATE kept_answer SET answer = @answer, until = @until WHERE id = @id AND owner = @owner AND answer IS NULL",
            new { id, owner, answer, until = until.ToUnixTimeMilliseconds() }),
        cancellationToken);

    public Task Release(string id, string owner, CancellationToken cancellationToken) => transactions.Run(
        connection => connection.Execute("DELETE FROM kept_answer WHERE id = @id AND owner = @owner AND answer IS NULL", new { id, owner }),
        cancellationToken);

    public Task Trim(DateTimeOffset before, CancellationToken cancellationToken) => transactions.Run(
        connection => connection.Execute("DELETE FROM kept_answer WHERE until <= @before", new { before = before.ToUnixTimeMilliseconds() }),
        cancellationToken);
}

using Twin.Fixtures;
using Twin.Security;

namespace Twin.Access;

/// <summary>What nobody may learn from any answer, log line, metric or trace of a whole walk.</summary>
public abstract class LeakContract(WalkCommunity community)
{
    private static readonly string[] Insides = ["   at Twin.", "   at System.", "Exception", "twin.key", "SELECT ", "Npgsql", "Sqlite"];

    [Fact]
    public async Task No_answer_tells_of_our_insides_and_no_log_metric_or_trace_of_anybody()
    {
        await community.FillCompartment();
        var answers = await WholeWalk.Take(community, [WalkCommunity.PersonName, WalkCommunity.Phone, WalkCommunity.IdNumber, WalkCommunity.Phone[^4..]]);

        Assert.All(answers, answer => Assert.All(Insides.Append(WalkCommunity.Password).Append(SampleCommunity.Secret), inside =>
            Assert.False(answer.Value.Body.Contains(inside, StringComparison.Ordinal), $"{answer.Key} tells of '{inside}': {answer.Value}")));
        Assert.All(answers, answer => Assert.False((int)answer.Value.Status >= 500, $"{answer.Key}: {answer.Value}"));

        var tokens = community.Accounts.Values.Select(account => account.Http.DefaultRequestHeaders.Authorization!.Parameter!);
        string[] secrets =
        [
            WalkCommunity.PersonName, Uri.EscapeDataString(WalkCommunity.PersonName), WalkCommunity.IdNumber, WalkCommunity.Phone, WalkCommunity.Password, SampleCommunity.Secret, .. tokens,
        ];
        var said = community.Witnesses.Said;
        Assert.Contains("trace ", said, StringComparison.Ordinal);
        Assert.Contains("metric ", said, StringComparison.Ordinal);
        Assert.Contains("log ", said, StringComparison.Ordinal);
        Assert.All(secrets, secret => Assert.True(said.IndexOf(secret, StringComparison.Ordinal) is var at && at < 0, $"'{secret}' is told: …{Around(said, secret)}…"));
    }

    private static string Around(string said, string secret)
    {
        var at = Math.Max(0, said.IndexOf(secret, StringComparison.Ordinal) - 200);
        return said.Substring(at, Math.Min(400, said.Length - at));
    }
}

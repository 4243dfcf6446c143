using Twin.Access;

namespace Twin.Compartment;

/// <summary>Whoever is no compartment officer is answered the same, to the byte, whatever is in the compartment.</summary>
public abstract class CompartmentSecrecy(WalkCommunity community)
{
    private const string Grid = "500103002001001";

    /// <summary>Words that stand in the compartment and nowhere else.</summary>
    private static readonly string[] Secrets = ["孙隐", "湖畔强拆", "13970005555", "帮扶到位"];

    [Fact]
    public async Task Nothing_that_anybody_else_is_answered_tells_of_a_record()
    {
        await community.FillCompartment();

        // Twice, to know which answers change by themselves: those tell the time, or what the walk itself did.
        await Walk();
        var before = await Walk();
        var again = await Walk();
        var ids = await Fill();
        var after = await Walk();

        var steady = before.Where(answer => again[answer.Key] == answer.Value).ToList();
        Assert.True(steady.Count > before.Count * 8 / 10, $"Only {steady.Count} of {before.Count} answers can be compared.");

        // What a walk adds itself may show at any time; what tells of records stays until there are more, and then shows those too.
        var told = steady.Where(answer => after[answer.Key] != answer.Value).ToList();
        if (told.Count > 0)
        {
            var calm = await Walk();
            await Fill();
            var more = await Walk();
            Assert.All(told, answer => Assert.False(
                calm[answer.Key] == after[answer.Key] && more[answer.Key] != calm[answer.Key],
                $"{answer.Key} tells of the compartment:\n{answer.Value}\n{after[answer.Key]}\n{more[answer.Key]}"));
        }

        Assert.All(after, answer => Assert.All(Secrets.Concat(ids), secret =>
            Assert.False(answer.Value.Body.Contains(secret, StringComparison.Ordinal), $"{answer.Key} tells of {secret}.")));
        Assert.DoesNotContain(Secrets, secret => community.Witnesses.Said.Contains(secret, StringComparison.Ordinal));
    }

    private Task<IReadOnlyDictionary<string, WalkAnswer>> Walk() => WholeWalk.Take(community, Secrets, Role.CompartmentOfficer);

    /// <returns>The ids of the records.</returns>
    private async Task<IReadOnlyList<string>> Fill()
    {
        var officer = community.Accounts[Role.CompartmentOfficer];
        var ids = new List<string>();
        foreach (var i in Enumerable.Range(0, 20))
        {
            var record = i % 2 == 0
                ? await officer.Post("/api/v1/compartment/special-person", new { name = Secrets[0], category = "released", area = Grid, person = "p-1", phone = Secrets[2], measures = new[] { Secrets[3] } })
                : await officer.Post("/api/v1/compartment/petition", new { title = Secrets[1], category = "complaint", status = "registered", area = Grid, person = "p-1" });
            ids.Add(record.GetProperty("id").GetString()!);
        }

        await officer.Get($"/api/v1/compartment/special-person/{ids[0]}");
        await officer.Get($"/api/v1/compartment/petition?person=p-1&area={Grid}");
        return ids;
    }
}

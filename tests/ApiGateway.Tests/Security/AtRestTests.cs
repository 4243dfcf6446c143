using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Twin.Fixtures;

namespace Twin.Security;

/// <summary>What a thief of the database, of the logs or of a backup gets.</summary>
public abstract class AtRestTests
{
    private static readonly string Key = Convert.ToBase64String(SHA256.HashData("right"u8));
    private static readonly string OtherKey = Convert.ToBase64String(SHA256.HashData("wrong"u8));

    [Fact]
    public async Task No_seeded_number_is_in_database_log_trace_or_answer_and_a_backup_needs_the_key()
    {
        var settings = await NewDatabase();
        var directory = Directory.CreateTempSubdirectory("twin-").FullName;
        using var witnesses = new Witnesses();
        var answers = new StringBuilder();
        var twin = await Start(settings, Key, directory, builder => builder.Logging.ClearProviders().AddProvider(witnesses));
        using (var admin = await twin.SignInAsAdmin())
        {
            admin.Http.DefaultRequestHeaders.Add("X-Purpose", "test");
            await admin.ImportAll(SampleCommunity.Lines);
            await admin.ImportAll(SeededPeople.Lines);
            foreach (var i in Enumerable.Range(950, 50))
            {
                answers.Append((await admin.Get($"/api/v1/people/{SeededPeople.Id(i)}")).GetRawText());
            }

            await admin.ImportAll($$"""{"kind":"account","id":"officer","role":"compartment-officer","areas":[""],"password":"{{TwinHost.Password}}"}""");
            using var officer = await twin.SignIn("officer", TwinHost.Password);
            foreach (var i in Enumerable.Range(0, 20))
            {
                await officer.Post("/api/v1/compartment/special-person", SeededPeople.Special(i));
            }

            answers.Append((await officer.Get("/api/v1/compartment/special-person")).GetRawText());
            answers.Append(await admin.Http.GetStringAsync("/api/v1/search?limit=200"));
        }

        // While it runs: on SQLite the log of the last writes is a file of its own.
        var stored = await Dump(settings, directory);
        await twin.Stop();
        Assert.Contains(stored, part => part.Contains(SeededPeople.Id(999), StringComparison.Ordinal));
        Assert.Contains("Twin.", witnesses.Said, StringComparison.Ordinal);
        Assert.Contains(SeededPeople.Id(999), answers.ToString(), StringComparison.Ordinal);
        Assert.All(stored.Concat(await Dump(settings, directory)), AssertClean);
        AssertClean(witnesses.Said);
        AssertClean(answers.ToString());

        var (copy, copyDirectory) = await Copy(settings, directory);
        var refusal = await Assert.ThrowsAsync<OrleansConfigurationException>(() => Start(copy, OtherKey, copyDirectory));
        Assert.Contains("Twin:Key", refusal.Message, StringComparison.Ordinal);

        var restored = await Start(copy, Key, copyDirectory);
        using (var admin = await restored.SignInAsAdmin())
        {
            admin.Http.DefaultRequestHeaders.Add("X-Purpose", "test");
            var number = (await admin.Get($"/api/v1/people/{SeededPeople.Id(7)}")).GetProperty("attributes").GetProperty("idNumber").GetString()!;
            Assert.EndsWith(SeededPeople.IdNumber(7)[^4..], number, StringComparison.Ordinal);
        }

        await restored.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }

    protected abstract Task<IReadOnlyDictionary<string, string?>> NewDatabase();

    /// <summary>Everything that is stored: each file, and on a server each row, as text.</summary>
    protected abstract Task<IReadOnlyList<string>> Dump(IReadOnlyDictionary<string, string?> settings, string directory);

    /// <summary>A backup taken while the twin does not run, put somewhere else.</summary>
    protected abstract Task<(IReadOnlyDictionary<string, string?> Settings, string Directory)> Copy(IReadOnlyDictionary<string, string?> settings, string directory);

    private static Task<TwinHost> Start(IReadOnlyDictionary<string, string?> settings, string key, string directory, Action<WebApplicationBuilder>? configure = null) =>
        TwinHost.Start(new Dictionary<string, string?>(settings, StringComparer.Ordinal) { ["Twin:Key"] = key, ["Twin:Compartment:Enabled"] = "true", ["Logging:LogLevel:Default"] = "Debug" }, configure, directory);

    private static void AssertClean(string text)
    {
        var place = text.AsSpan().IndexOfAny(SeededPeople.Numbers);
        Assert.True(place < 0, place < 0 ? string.Empty : $"A number is in clear: …{text.Substring(Math.Max(0, place - 80), Math.Min(200, text.Length - Math.Max(0, place - 80)))}…");
    }
}
